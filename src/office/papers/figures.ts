import { percentText } from '../../domain/arithmetic.ts';
import { groupBy } from '../../domain/group-by.ts';
import { inForce } from '../../domain/history.ts';
import type { Indicator, Unit } from '../../domain/model.ts';
import { statusText } from '../../domain/status.ts';
import { reportsUntil } from '../../store/report-sources.ts';
import type { ReportRow } from '../../store/reports.ts';
import type { Db, Tx } from '../../store/schema.ts';
import type { MonthTask } from '../monthly/tasks.ts';
import type { Office } from '../office.ts';

/** One figure as a paper prints it, with the reports it comes from; plain data, frozen with the paper. */
export interface PaperFigure {
  /** By which 出处 asks for it. */
  readonly n: number;
  readonly unit: string;
  readonly unitName: string;
  readonly indicator: string;
  readonly name: string;
  readonly value: string;
  readonly target: string;
  readonly completion?: string;
  readonly scheduled?: string;
  readonly status: string;
  readonly dataDate?: string;
  /** The whole is the sum of its units' figures. */
  readonly summed: boolean;
  readonly reports: readonly number[];
}

/** What a month was closed by, as far as its sources need it. */
interface Closed {
  readonly month: string;
  readonly closedAt: number;
}

/** Tasks as numbered figures, each with the reports that counted when the month was closed. */
export async function paperFigures(
  tx: Db | Tx,
  office: Office,
  { month, closedAt }: Closed,
  tasks: readonly MonthTask[],
): Promise<PaperFigure[]> {
  const subjects = [...new Set(tasks.map(({ unit }) => unit))];
  const units = [...new Set(subjects.flatMap((unit) => [unit.id, ...childrenOf(office, unit)]))];
  const rows = await reportsUntil(tx, { units, month, until: closedAt });
  const byKey = groupBy(rows, ({ unit, indicator, part }) => keyOf(unit, indicator, part));
  return tasks.map((task, index) => ({ n: index + 1, ...printed(task), ...sources(office, byKey, task) }));
}

function printed({ unit, indicator, progress, value, target }: MonthTask) {
  const { completion, scheduled, status, early, dataDate } = progress;
  return {
    unit: unit.id,
    unitName: unit.name,
    indicator: indicator.id,
    name: indicator.name,
    value,
    target,
    status: statusText(status, early),
    ...(completion && indicator.kind !== 'level' ? { completion: percentText(completion) } : {}),
    ...(scheduled ? { scheduled: percentText(scheduled) } : {}),
    ...(dataDate ? { dataDate } : {}),
  };
}

function sources(
  office: Office,
  byKey: ReadonlyMap<string, readonly ReportRow[]>,
  { unit, indicator }: MonthTask,
): Pick<PaperFigure, 'reports' | 'summed'> {
  const children = indicator.kind === 'cumulative' ? childrenOf(office, unit) : [];
  const found = partsOf(indicator).map((part) => {
    const counted = (id: string) => inForce(byKey.get(keyOf(id, indicator.id, part)) ?? []).at(-1);
    const own = counted(unit.id);
    const theirs = children.flatMap((id) => counted(id) ?? []);
    const sums = theirs.length > 0 && (!own || office.config.rules.wholes === 'sum');
    return sums ? { summed: true, reports: theirs } : { summed: false, reports: own ? [own] : [] };
  });
  return {
    summed: found.some(({ summed }) => summed),
    reports: found.flatMap(({ reports }) => reports.map(({ id }) => id)),
  };
}

function partsOf({ parts }: Indicator): readonly string[] {
  return ['', ...parts.map(({ id }) => id)];
}

function childrenOf({ config }: Office, { id }: Unit): string[] {
  return config.units.filter(({ parent, kind }) => parent === id && kind === 'county').map((one) => one.id);
}

const keyOf = (unit: string, indicator: string, part: string) => `${unit}\n${indicator}\n${part}`;
