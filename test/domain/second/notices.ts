import type { WarningRules } from '../../../src/domain/score-rules.ts';
import { written } from './fraction.ts';
import type { Law } from './law.ts';
import type { RankedGroup } from './ranking.ts';
import type { JudgedTask } from './score.ts';

/** What of a closed month the notices need. */
export interface Closed {
  readonly month: string;
  readonly groups: readonly RankedGroup[];
  /** By unit, in the order of the task list. */
  readonly tasks: ReadonlyMap<string, readonly JudgedTask[]>;
}

export interface Due {
  readonly unit: string;
  readonly month: string;
  readonly level: number;
  readonly run: number;
  /** All the figures it prints. */
  readonly figures: string;
}

export interface Notice {
  readonly unit: string;
  readonly month: string;
  readonly level: number;
  figures: string;
  revoked?: 'reopening' | 'decision';
}

export interface Change {
  readonly kind: 'new' | 'revoke' | 'amend' | 'revive';
  readonly unit: string;
  readonly month: string;
  readonly level: number;
}

/** The notices that are due for a month, the latest that is closed. */
export function dueFor(month: string, closed: readonly Closed[], rules: WarningRules, law: Law): Due[] {
  const now = closed.find((one) => one.month === month)!;
  const units = now.groups.flatMap(({ rows }) => rows.filter(({ bottom }) => bottom).map(({ unit }) => unit));
  return units.flatMap((unit) => {
    const months = runOf(unit, month, closed, rules, law);
    if (months.length < rules.consecutiveMonths) return [];
    const level = law.level(months.length, rules.consecutiveMonths, rules.ladder.length);
    const grounds = months.map((one) => groundsText(unit, one));
    const behind = now.tasks.get(unit)!.flatMap((one) => behindText(one) ?? []);
    return { unit, month, level, run: months.length, figures: [...grounds, ...behind].join(' | ') };
  });
}

/** The months in a row, ending with this one, in which the unit was in the bottom; oldest first. */
function runOf(
  unit: string,
  last: string,
  closed: readonly Closed[],
  rules: WarningRules,
  law: Law,
): Closed[] {
  const run: Closed[] = [];
  for (let month = last; ; month = monthBefore(month)) {
    const one = closed.find((other) => other.month === month);
    if (!one?.groups.some(({ rows }) => rows.some((row) => row.unit === unit && row.bottom))) return run;
    run.unshift(one);
    if (law.startsAnew(month, rules.resetInJanuary)) return run;
  }
}

function monthBefore(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
}

function groundsText(unit: string, { month, groups }: Closed): string {
  const group = groups.find(({ rows }) => rows.some((row) => row.unit === unit))!;
  const row = group.rows.find((one) => one.unit === unit)!;
  return `${month} ${group.group} ${row.place}/${group.rows.length} ${written(row.total)}`;
}

function behindText({ indicator, status, completion, scheduled, dataDate }: JudgedTask): string | undefined {
  if (!['behind-red', 'behind-yellow', 'not-met', 'exceeded', 'unreported'].includes(status))
    return undefined;
  const texts = [completion, scheduled].map((value) => (value ? written(value) : '—'));
  return `${indicator} ${status} ${texts.join(' ')} ${dataDate ?? '—'}`;
}

/** Brings the notices of a month in line with what is due after it was closed, and says what was done. */
export function settle(notices: Notice[], month: string, due: readonly Due[], law: Law): Change[] {
  const isFor = (notice: Notice, one: Due) => notice.unit === one.unit && notice.level === one.level;
  const standing = notices.filter((notice) => notice.month === month);
  const changes: Change[] = [];
  const say = (kind: Change['kind'], { unit, level }: Notice | Due) =>
    changes.push({ kind, unit, month, level });
  for (const notice of standing) {
    if (notice.revoked || due.some((one) => isFor(notice, one))) continue;
    notice.revoked = 'reopening';
    say('revoke', notice);
  }
  for (const one of due) {
    const notice = standing.find((other) => isFor(other, one));
    if (!notice) {
      notices.push({ unit: one.unit, month, level: one.level, figures: one.figures });
      say('new', one);
    } else if (notice.revoked && law.revives.includes(notice.revoked)) {
      notice.revoked = undefined;
      notice.figures = one.figures;
      say('revive', one);
    } else if (!notice.revoked && law.amends && notice.figures !== one.figures) {
      notice.figures = one.figures;
      say('amend', one);
    }
  }
  return changes;
}
