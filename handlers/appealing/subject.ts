import { PersonError } from '../../src/conversation/errors.ts';
import type { Talk } from '../../src/conversation/handler.ts';
import { matchName } from '../../src/language/names.ts';
import { harmless } from '../../src/message/harmless.ts';
import { entryText } from '../../src/office/closing/score-text.ts';
import { namesakeIn } from '../../src/office/namesakes.ts';
import { noticeName } from '../../src/office/notices/notice-names.ts';
import type { AppealSubject } from '../../src/store/appeals.ts';
import type { ClosedUnit } from '../../src/store/closed-unit.ts';
import { noticesIn } from '../../src/store/notices.ts';
import { partName } from '../reporting/doubt-text.ts';

/** What is objected to, and how it is called before people. */
export interface Objected {
  readonly subject: AppealSubject;
  readonly about: string;
}

/** 第2条, 未报: an entry of the score sheet by its number there or by its name; undefined when it is none. */
export function entryNamed({ sheet }: ClosedUnit, typed: string): Objected | undefined {
  const entries = sheet?.entries ?? [];
  const number = /^第?\s*(\d{1,3})\s*条$/.exec(typed.normalize('NFKC'))?.[1];
  const named = entries.filter(({ label, about }) => label === typed || about === typed);
  const entry = number ? entries[Number(number) - 1] : named[0];
  if (named.length > 1 && !number)
    throw new PersonError(
      'several_entries',
      `“${harmless(typed, 20)}”有${named.length}条，请写明是得分里的第几条，例如：`,
      `异议 第${entries.indexOf(named[0]!) + 1}条 原因：…`,
    );
  if (!entry) return undefined;
  const { rule, source, points } = entry;
  return { subject: { kind: 'entry', rule, source, points: points.toFixed() }, about: entryText(entry) };
}

/** An indicator that counts for the unit in a month of a year, by its name; undefined when none is meant. */
export function figureNamed(
  { office }: Talk,
  own: ClosedUnit,
  typed: string,
  year: number,
): Objected | undefined {
  const match = matchName(typed, office.vocabulary.indicators);
  if (match.kind !== 'found') return undefined;
  const named = { indicator: office.indicator(match.id), part: match.part ?? '' };
  const { indicator, part } = namesakeIn(office, named, year) ?? named;
  const frozen = own.indicators.find((one) => one.indicator === indicator.id);
  if (!frozen)
    throw new PersonError('no_task', `${office.unit(own.unit).name}没有${indicator.name}的任务，没有记录。`);
  return {
    subject: { kind: 'figure', indicator: indicator.id, part },
    about: `${partName(indicator, part)}（${frozen.progress.status === 'unreported' ? '未报' : frozen.value}）`,
  };
}

/** An issued notice of the unit by its number or 文号; undefined when none is meant. */
export async function noticeNamed(talk: Talk, typed: string) {
  const number = /^#?(\d{1,9})\s*号?(?:预警)?(?:通知)?$/.exec(typed.normalize('NFKC'))?.[1];
  const all = await noticesIn(talk.tx, ['issued', 'acknowledged', 'rectifying', 'returned', 'closed']);
  const own = all.filter(({ unit }) => talk.person!.units.includes(unit));
  const notice = own.find((one) => (number ? one.id === Number(number) : one.number === typed));
  return notice && { notice, about: noticeName(talk.office, notice) };
}
