import type { Day } from '../../calendar/dates.ts';
import { formatDay } from '../../calendar/zone.ts';
import { toldToday } from '../../domain/notice-deadlines.ts';
import type { Told } from '../../domain/score-rules.ts';
import type { StoredNotice } from '../../store/notices.ts';
import type { Office } from '../office.ts';
import { answersOf, awaitedOf, deadlinesOf, levelOn } from './answers.ts';
import { linesFor } from './notice-lines.ts';
import { noticeName } from './notice-names.ts';

/** Something to be said of a notice today, to whom. */
export interface FollowUp {
  readonly who: Told;
  readonly lines: readonly string[];
}

/** What an issued notice that is not answered has to say on a workday: on a deadline's own day, and up the line after it. */
export function followUps(office: Office, notice: StoredNotice, today: Day): FollowUp[] {
  const awaited = awaitedOf(notice);
  if (awaited === undefined || !office.calendar.isWorkday(today)) return [];
  const { acknowledgeBy, rectifyBy } = deadlinesOf(notice);
  const due = [
    ...(rectifyBy === today ? ['报整改'] : []),
    ...(awaited === 'acknowledge' && acknowledgeBy === today ? ['签收'] : []),
  ];
  const { warning } = office.config.rules;
  const late = toldToday(deadlinesOf(notice), answersOf(notice), today, warning, office.calendar);
  return [
    ...due.slice(0, 1).map((what) => ({ who: 'liaison' as const, lines: dueLines(office, notice, what) })),
    ...(late ? [{ who: late.who, lines: lateLines(office, notice, late) }] : []),
  ];
}

function dueLines(office: Office, notice: StoredNotice, what: string): string[] {
  return [
    `【预警通知】${noticeName(office, notice)}今天是${what}的最后一天，请发送：`,
    typedLine(notice, what),
  ];
}

function lateLines(
  office: Office,
  notice: StoredNotice,
  { awaited, who }: NonNullable<ReturnType<typeof toldToday>>,
): string[] {
  const what = awaited === 'acknowledgeBy' ? '签收' : '报整改';
  const over = `【预警通知】${noticeName(office, notice)}应于${formatDay(deadlinesOf(notice)[awaited])}前${what}，已逾期。`;
  if (who === 'group' || who === 'liaison') return [`${over}请尽快发送：`, typedLine(notice, what)];
  return [`${over}${who === 'office' ? '已逐级提醒，请电话联系。' : '请督促。'}`];
}

function typedLine({ id }: StoredNotice, what: string): string {
  return what === '签收' ? `签收 ${id}` : `整改 ${id} 原因：… 措施：… 时限：…`;
}

/** The levels a notice rises through by today, each with whom it tells and what it says. */
export function risesOf(
  office: Office,
  notice: StoredNotice,
  today: Day,
): { readonly level: number; readonly tell: readonly Told[]; lines(who: Told): string[] }[] {
  const { ladder } = office.config.rules.warning;
  const from = notice.risen;
  return Array.from({ length: levelOn(office, notice, today) - from }, (_, at) => {
    const level = from + at + 1;
    const { name, text, tell } = ladder[level - 1]!;
    const head = `【${name}】${noticeName(office, notice)}逾期未答复，升为${name}：${text}。`;
    return {
      level,
      tell,
      lines: (who) => [head, ...(notice.told.includes(who) ? [] : linesFor(office, notice, who))],
    };
  });
}
