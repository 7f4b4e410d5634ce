import type { Tx } from './schema.ts';
import type { DepartmentFiguresTable, DifferenceState } from './schema-sides.ts';
import { run, storableJson } from './statement.ts';

/** Which figure of which month the two sides speak of. */
export interface SideKey {
  readonly unit: string;
  readonly indicator: string;
  /** '' for the indicator itself. */
  readonly part: string;
  /** YYYY-MM */
  readonly month: string;
}

export interface DepartmentFigure extends SideKey {
  readonly department: string;
  readonly year: number;
  /** A decimal text in the indicator's (or part's) measure. */
  readonly value: string;
  readonly dataDate: string;
}

/** The department's side of a figure as it counts now, with what is known of a difference. */
export interface DepartmentSide extends DepartmentFigure {
  readonly difference?: {
    readonly id: number;
    readonly state: DifferenceState;
    readonly countyValue: string;
    readonly departmentValue: string;
  };
}

/** Appends what a department says; an older row of the same key only stays on record. */
export async function appendDepartmentFigures(
  tx: Tx,
  figures: readonly DepartmentFigure[],
  by: { readonly inboxId: number; readonly personId: string },
  now: number,
): Promise<void> {
  if (figures.length === 0) return;
  const rows = figures.map(({ dataDate, ...figure }) => ({
    ...figure,
    data_date: dataDate,
    inbox_id: by.inboxId,
    person_id: by.personId,
    created_at: now,
  }));
  await tx.insertInto('department_figures').values(rows).execute();
}

type Row = Pick<
  DepartmentFiguresTable,
  'department' | 'unit' | 'indicator' | 'part' | 'month' | 'year' | 'value' | 'data_date'
> & {
  difference_id: number | null;
  state: DifferenceState | null;
  county_value: string | null;
  department_value: string | null;
};

const newest = `
  select distinct on (f.unit, f.indicator, f.part, f.month) f.department, f.unit, f.indicator, f.part, f.month, f.year,
    f.value, f.data_date, d.id as difference_id, d.state, d.county_value, d.department_value
  from jsonb_to_recordset($1::jsonb) as k (unit text, indicator text, part text, month text)
  join department_figures f using (unit, indicator, part, month)
  left join differences d using (unit, indicator, part, month)
  order by f.unit, f.indicator, f.part, f.month, f.id desc`;

/** The department's side of some figures in the order asked, where there is one; one statement, because reports of counties ask it too. */
export async function departmentSides(tx: Tx, keys: readonly SideKey[]): Promise<DepartmentSide[]> {
  if (keys.length === 0) return [];
  const given = keys.map(({ unit, indicator, part, month }) => ({ unit, indicator, part, month }));
  const rows = await run<Row>(tx, newest, [storableJson(given)]);
  const sides = rows.map(({ difference_id, state, county_value, department_value, data_date, ...row }) => ({
    ...row,
    dataDate: data_date,
    ...(difference_id !== null && {
      difference: {
        id: difference_id,
        state: state!,
        countyValue: county_value!,
        departmentValue: department_value!,
      },
    }),
  }));
  const order = new Map(keys.map((key, at) => [placeOf(key), at]));
  return sides.sort((a, b) => order.get(placeOf(a))! - order.get(placeOf(b))!);
}

const placeOf = ({ unit, indicator, part, month }: SideKey) => [unit, indicator, part, month].join('\n');
