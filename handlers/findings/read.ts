import { PersonError } from '../../src/conversation/errors.ts';
import { findNameAt } from '../../src/language/find-names.ts';
import { fold } from '../../src/language/fold.ts';
import type { NameMatch, Vocabulary } from '../../src/language/model.ts';
import { matchName } from '../../src/language/names.ts';
import { splitReason } from '../reporting/reason.ts';
import { wholeLength } from './held.ts';

/** What was found, with what was typed behind 地点： and 备注：. */
export interface FoundText {
  readonly text: string;
  readonly place?: string;
  readonly remark?: string;
}

/** What may stand behind 问题. */
export type Said =
  | { readonly kind: 'list' }
  | { readonly kind: 'show'; readonly id: number }
  | { readonly kind: 'close'; readonly id: number; readonly remark: string }
  | { readonly kind: 'return'; readonly id: number; readonly reason: string }
  | { readonly kind: 'unclear'; readonly id: number }
  | { readonly kind: 'raise'; readonly unit: NameMatch; readonly found: FoundText };

const closing = /^(?:已(?:经)?整改(?:完成|完毕|到位|好)?|整改(?:完成|完毕|到位)|已解决)了?[。！!]?$/;
const returning = /^(?:未整改(?:到位|好)?|没有整改(?:到位|好)?|整改不到位|未解决)[。！!，,；;：:\s]*/;

/** Reads `新宁县 黄龙镇…`, `12`, `12 已整改`, `12 未整改 原因：…`. */
export function readSaid(rest: string, vocabulary: Vocabulary): Said {
  if (rest.trim() === '') return { kind: 'list' };
  const numbered = readNumber(rest);
  if (numbered) return readVerdict(numbered.id, numbered.text);
  const { unit, text } = readUnit(rest, vocabulary);
  return { kind: 'raise', unit, found: readFound(text) };
}

/** 12, #12, 12号 and what follows; undefined where no number stands first. */
export function readNumber(rest: string): { readonly id: number; readonly text: string } | undefined {
  const match = /^\s*[#＃]?\s*([\d０-９]{1,9})(?![\d０-９])\s*号?(?:问题)?[\s:：,，]*([\s\S]*)$/.exec(rest);
  return match ? { id: Number(match[1]!.normalize('NFKC')), text: match[2]!.trim() } : undefined;
}

function readVerdict(id: number, text: string): Said {
  if (text === '') return { kind: 'show', id };
  const [, verdict = '', remark = ''] = /^(.*?)(?:[\s，,；;。]+(?:备注|说明)[:：]\s*([\s\S]*))?$/s.exec(
    text,
  )!;
  if (closing.test(verdict)) return { kind: 'close', id, remark: remark.trim() };
  const back = returning.exec(text);
  if (!back) return { kind: 'unclear', id };
  const { before, reason } = splitReason(text.slice(back[0].length));
  return { kind: 'return', id, reason: reason || before };
}

/** The unit in front, also glued to what follows (新宁县黄龙镇…); else what the first word may have meant. */
function readUnit(rest: string, { units }: Vocabulary): { unit: NameMatch; text: string } {
  const own = rest.trim();
  const glued = findNameAt(fold(own.slice(0, 60)), 0, units);
  if (glued) return { unit: glued.match, text: trimmed(own.slice(glued.end)) };
  const [, word = '', more = ''] = /^([^\s:：,，、。；;]*)([\s\S]*)$/.exec(own)!;
  return { unit: matchName(word, units), text: trimmed(more) };
}

function readFound(text: string): FoundText {
  const fields = new Map<string, string>();
  const pieces = text.split(/(?:^|[\s，,；;。]+)(地点|备注|内容)[:：]/);
  fields.set('内容', trimmed(pieces[0]!));
  for (let at = 1; at < pieces.length; at += 2) {
    const [label, value] = [pieces[at]!, trimmed(pieces[at + 1]!)];
    fields.set(label, [fields.get(label), value].filter(Boolean).join('，'));
  }
  const { 内容: content = '', 地点: place, 备注: remark } = Object.fromEntries(fields);
  return { text: content, ...(place && { place }), ...(remark && { remark }) };
}

const trimmed = (text: string) => text.replace(/^[\s:：,，、；;。]+|\s+$/g, '');

/** Refuses what is longer than is kept whole: nothing is cut off unasked. */
export function refuseTooLong(text: string, what: string): void {
  const length = Array.from(text).length;
  if (length > wholeLength)
    throw new PersonError(
      'too_long',
      `${what}有${length}个字，一次最多${wholeLength}个字，没有记录。`,
      '请删减或分成几条再发。',
    );
}
