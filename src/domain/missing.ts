import type { PeriodKey } from '../calendar/periods.ts';
import { hasFigure } from './data-date.ts';
import { groupBy } from './group-by.ts';
import type { Indicator, Target } from './model.ts';
import { monthOf } from './period-for.ts';
import { asksFor, type Occurrence } from './rounds.ts';
import { hasTask, partTasks, targetsOf, type UnitTargets } from './target.ts';

/** An accepted, not withdrawn report: a value, a stage, a state, 无变化 or 零报告 all count. */
export interface Reported {
  readonly unit: string;
  readonly indicator: string;
  /** Absent: it speaks for the whole indicator. */
  readonly part?: string;
  readonly period: PeriodKey;
  /** Product time, ms. */
  readonly reportedAt: number;
}

/** What an occurrence still lacks from a unit; `parts` names the missing ones where the task has parts. */
export interface Missing {
  readonly unit: string;
  readonly indicator: string;
  readonly parts: readonly string[];
}

/**
 * What an occurrence still lacks, by unit in the order given, then by indicator. A unit owes what it has a task in and what
 * has a figure for the period; a report made since the occurrence opened, or for its month, answers it.
 */
export function missing(input: {
  readonly occurrence: Occurrence;
  readonly indicators: readonly Indicator[];
  readonly targets: readonly Target[];
  readonly units: readonly string[];
  readonly reports: readonly Reported[];
  readonly zone: string;
  /** Programme id → year: ends the asking when the programme's year is over. */
  readonly years: Readonly<Record<string, number>>;
}): readonly Missing[] {
  const { occurrence, indicators, targets, units, reports, zone, years } = input;
  const month = monthOf(occurrence, zone);
  const asked = indicators.filter(
    (indicator) =>
      asksFor(occurrence.rule, indicator.id) && hasFigure(indicator, month, years[indicator.programme]),
  );
  const answers = new Set(
    reports
      .filter(
        ({ reportedAt, period }) => reportedAt >= occurrence.opensAt || isFor(period, month, occurrence),
      )
      .map(({ unit, indicator, part }) => keyOf(unit, indicator, part)),
  );
  const tasks = taskTable(targets);
  return units.flatMap((unit) =>
    asked.flatMap((indicator) => {
      const own = tasks.get(keyOf(unit, indicator.id));
      return own && hasTask(indicator, own) ? lacking(unit, indicator, own, answers) : [];
    }),
  );
}

/** A weekly or daily figure is only as new as its time; its month says nothing. */
function isFor(period: PeriodKey, month: PeriodKey, { rule }: Occurrence): boolean {
  return period === month && (rule.every === 'month' || rule.every === 'quarter');
}

function lacking(
  unit: string,
  indicator: Indicator,
  { partTargets }: UnitTargets,
  answers: ReadonlySet<string>,
): readonly Missing[] {
  if (answers.has(keyOf(unit, indicator.id))) return [];
  const tasks = partTasks(indicator, partTargets).map(({ id }) => id);
  const parts = tasks.filter((part) => !answers.has(keyOf(unit, indicator.id, part)));
  return tasks.length > 0 && parts.length === 0 ? [] : [{ unit, indicator: indicator.id, parts }];
}

function taskTable(targets: readonly Target[]): ReadonlyMap<string, UnitTargets> {
  const rows = groupBy(targets, ({ unit, indicator }) => keyOf(unit, indicator));
  return new Map([...rows].map(([key, row]) => [key, targetsOf(row, row[0]!.unit, row[0]!.indicator)]));
}

function keyOf(unit: string, indicator: string, part = ''): string {
  return `${unit}\n${indicator}\n${part}`;
}
