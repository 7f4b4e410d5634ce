import { type Decimal, decimal } from '../../../src/domain/arithmetic.ts';
import { assess } from '../../../src/domain/assess.ts';
import { closeMonth } from '../../../src/domain/close-month.ts';
import { weightIn } from '../../../src/domain/counted.ts';
import type { Figure, Progress } from '../../../src/domain/model.ts';
import type { ClosedMonth, GroupRanking, ScoreSheet, UnitFacts } from '../../../src/domain/month.ts';
import { figuresText } from '../../../src/domain/notice-figures.ts';
import { noticeChanges, type StandingNotice } from '../../../src/domain/reopening.ts';
import { dueNotices } from '../../../src/domain/runs.ts';
import { closingName, entryText, innerPlaces, keyTexts, type Outcome, rowText } from './outcome.ts';
import type { RawFigure, RawRules, RawTask, RawUnit, RawYear } from './raw.ts';

/** The product's own rules, led through a year. */
export function byProduct({ rules, steps }: RawYear): Outcome {
  const outcome: Outcome = new Map();
  let notices: readonly StandingNotice[] = [];
  let closed: readonly ClosedMonth[] = [];
  steps.forEach((step, at) => {
    if (step.kind === 'reopen') closed = closed.filter(({ month }) => month !== step.month);
    else if (step.kind === 'decide') {
      notices = notices.map((notice) =>
        notice.unit === step.unit && notice.month === step.month && !notice.revoked
          ? { ...notice, revoked: 'decision' }
          : notice,
      );
    } else {
      const name = closingName(at, step.month);
      const { month } = step.month;
      const units = step.month.units.map((unit) => unitFacts(unit, month, rules, closed));
      const now = closeMonth({ month, units }, rules);
      closed = [...closed, now];
      tellMonth(now, units, (about, text) => outcome.set(`${name} · ${about}`, text));
      const grounds = dueNotices(closed, month, rules.warning);
      const due = grounds.map((one) => ({
        grounds: one,
        figures: figuresText(one, units.find(({ unit }) => unit === one.unit)!.indicators),
      }));
      const standing = notices.filter((notice) => notice.month === month);
      const changes = noticeChanges(standing, due);
      const others = notices.filter((notice) => notice.month !== month);
      notices = [...others, ...changes.reduce(applied, standing)];
      outcome.set(`${name} · due`, keyTexts(grounds.map((one) => ({ ...one, word: `run ${one.run}` }))));
      const told = changes.map((one) => ({ ...keyOf(one), word: one.kind }));
      outcome.set(`${name} · changes`, keyTexts(told));
    }
  });
  return outcome;
}

type Change = ReturnType<typeof noticeChanges>[number];

function keyOf(change: Change) {
  const { unit, month, level } = change.kind === 'revoke' ? change.standing : change.due.grounds;
  return { unit, month, level };
}

function applied(standing: readonly StandingNotice[], change: Change): readonly StandingNotice[] {
  const { unit, month, level } = keyOf(change);
  const others = standing.filter((notice) => notice.unit !== unit || notice.level !== level);
  if (change.kind === 'revoke') return [...others, { ...change.standing, revoked: 'reopening' }];
  return [...others, { unit, month, level, figures: change.due.figures }];
}

function unitFacts(raw: RawUnit, month: string, rules: RawRules, closed: readonly ClosedMonth[]): UnitFacts {
  const { tasks, ...facts } = raw;
  const credited = creditedOf(raw.unit, month, closed);
  const indicators = tasks.map((task) => ({
    indicator: task.indicator.id,
    name: task.indicator.name,
    weight: weightIn(rules.score, task.indicator),
    progress: progressOf(task, rules.redFrom),
    credited: credited.has(task.indicator.id),
  }));
  return { ...facts, indicators };
}

function creditedOf(unit: string, month: string, closed: readonly ClosedMonth[]): ReadonlySet<string> {
  const earlier = closed.filter((one) => one.month < month && one.month.slice(0, 4) === month.slice(0, 4));
  const entries = earlier.flatMap(({ sheets }) => sheets.find((sheet) => sheet.unit === unit)?.entries ?? []);
  return new Set(entries.filter(({ rule }) => rule === 'early').map(({ source }) => source.id));
}

function progressOf(task: RawTask, redFrom: string): Progress {
  const { whole, parts = {}, ...rest } = task;
  const known = Object.entries(parts).map(([id, raw]) => [id, figureOf(raw)] as const);
  const figures = { whole: whole && figureOf(whole), parts: Object.fromEntries(known) };
  return assess({ ...rest, figures, redFrom });
}

function figureOf({ value, ...rest }: RawFigure): Figure {
  return {
    ...rest,
    value: value === undefined ? undefined : decimal(value),
    period: rest.dataDate.slice(0, 7),
  };
}

function tellMonth(
  month: ClosedMonth,
  units: readonly UnitFacts[],
  tell: (about: string, text: string) => void,
): void {
  for (const { unit, indicators } of units) {
    for (const { indicator, progress } of indicators) tell(`${unit} · ${indicator}`, progressText(progress));
  }
  for (const sheet of month.sheets) {
    tell(`${sheet.unit} · base`, sheet.base.toFixed(innerPlaces));
    tell(`${sheet.unit} · entries`, sheet.entries.map(lineText).join('; '));
    tell(`${sheet.unit} · total`, sheet.total.toFixed(2));
  }
  for (const group of month.groups) tell(`group ${group.group}`, groupText(group));
}

function progressText({ status, ratio, early, completion, scheduled }: Progress): string {
  const text = (value: Decimal | undefined) => value?.toFixed(innerPlaces) ?? '—';
  return `${status} r ${text(ratio)} ${early ? 'early ' : ''}completion ${text(completion)} scheduled ${text(scheduled)}`;
}

function lineText({ rule, source, points, limited }: ScoreSheet['entries'][number]): string {
  return entryText(rule, source.id, points.toFixed(2), limited);
}

function groupText({ rows, bottomPlaces, bottom, notRanked, nobodyReported }: GroupRanking): string {
  const texts = rows.map((row) =>
    rowText({ ...row, total: row.total.toFixed(2), completion: row.completion.toFixed(innerPlaces) }),
  );
  const out = notRanked.map(({ unit, reason }) => `${unit} ${reason}`);
  return [
    ...texts,
    `bottom places ${bottomPlaces}: ${bottom.join(', ')}`,
    `not ranked: ${out.join(', ')}`,
    ...(nobodyReported ? ['nobody reported'] : []),
  ].join('\n');
}
