import type { Name } from '../../src/language/model.ts';
import { matchName } from '../../src/language/names.ts';
import type { Office } from '../../src/office/office.ts';
import { splitReason } from '../reporting/reason.ts';

/** What the office, or whoever submitted a text, says of it by its number. */
export type Deed =
  | { readonly kind: 'show'; readonly id: number }
  | ({ readonly kind: 'accept'; readonly id: number } & Accepting)
  | { readonly kind: 'return'; readonly id: number; readonly reason: string }
  | { readonly kind: 'take-back'; readonly id: number }
  | { readonly kind: 'change'; readonly id: number; readonly text: string }
  | { readonly kind: 'unclear'; readonly id: number };

/** As what a story is accepted: in the section and at the place given, and although it was printed before. */
export interface Accepting {
  readonly section?: string;
  readonly place?: number;
  readonly again: boolean;
}

const numbered = /^\s*[#＃]?\s*([\d０-９]{1,9})(?![\d０-９])\s*号?[\s:：,，]*([\s\S]*)$/;
const accepting =
  /^(再次?)?(?:采用|用|同意)(?:[\s:]*(?:放|改?[到入])?[【[]?((?!排|第)\p{Script=Han}{2,12}?)[】\]]?(?:栏目?)?)?\s*(?:排?第?\s*(\d{1,3})\s*[篇位]?)?[。！!]?$/u;
const returning = /^(?:退回|不采用|不用)(?![\p{L}])[。，,\s]*/u;
const takingBack = /^(?:撤回|收回|删除)[。！!]?$/;
const changing = /^(?:修改|改为|改成|改)(?![\p{L}]*动)[\s:：]*/u;

/** Reads `12`, `12 采用 2`, `12 采用 经验交流`, `12 退回 原因：…`, `12 改 正文：…`, `12 撤回`; undefined where no number stands first. */
export function readDeed(rest: string): Deed | undefined {
  const match = numbered.exec(rest);
  if (!match) return undefined;
  const id = Number(match[1]!.normalize('NFKC'));
  const said = match[2]!.trim();
  if (said === '') return { kind: 'show', id };
  const accepted = accepting.exec(said.normalize('NFKC'));
  if (accepted) {
    const [, again, section, place] = accepted;
    const at = place ? { place: Number(place) } : {};
    return { kind: 'accept', id, again: again !== undefined, ...at, ...(section ? { section } : {}) };
  }
  if (returning.test(said)) {
    const { before, reason } = splitReason(said.replace(returning, ''));
    return { kind: 'return', id, reason: reason || before };
  }
  if (takingBack.test(said)) return { kind: 'take-back', id };
  if (changing.test(said)) return { kind: 'change', id, text: said.replace(changing, '') };
  return { kind: 'unclear', id };
}

/** A name that leads a text, and what follows it; the name as typed where it is none of those known. */
export interface Led {
  readonly found?: string;
  readonly typed: string;
  readonly rest: string;
}

/** Takes a section or an action off the front: 区县动态, 【区县动态】, glued to 标题：or not. */
export function takeName(text: string, names: readonly string[]): Led {
  const own = text.replace(/^[\s:：,，、。]+/, '');
  const bare = own.replace(/^[【[（(《]/, '');
  const longest = names.toSorted((a, b) => b.length - a.length);
  const exact = longest.find((name) => bare.startsWith(name));
  if (exact) return { found: exact, typed: exact, rest: afterName(bare, exact.length) };
  const word = /^[^\s:：,，。】\]）)》]{1,20}/.exec(bare)?.[0] ?? '';
  const match = matchName(
    word,
    names.map((name): Name => ({ id: name, name, aliases: [] })),
  );
  if (match.kind !== 'found') return { typed: word, rest: own };
  return { found: match.id, typed: word, rest: afterName(bare, word.length) };
}

/** Takes a unit off the front when the first word names one. */
export function takeUnit(
  text: string,
  { vocabulary }: Pick<Office, 'vocabulary'>,
): { unit: string; rest: string } {
  const [, word = '', rest = ''] = /^\s*([^\s:：,，]{2,16})[\s:：,，]+([\s\S]*)$/.exec(text) ?? [];
  return word !== '' && matchName(word, vocabulary.units).kind === 'found'
    ? { unit: word, rest }
    : { unit: '', rest: text };
}

function afterName(text: string, length: number): string {
  return text.slice(length).replace(/^[】\]）)》]?[\s:：,，、。]*/, '');
}
