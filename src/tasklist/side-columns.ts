import { readMeasure } from '../domain/measures.ts';
import type { Grid } from './grid.ts';
import type { Field } from './model.ts';
import { bare, fieldOf, isUnitHeading, labelOf } from './words.ts';

/** Which column beside the units' holds what; by its heading, else by what stands in it. */
export type SideColumns = ReadonlyMap<number, Field>;

/** The likeliest heading over the names of indicators comes first. */
const nameRanks = [/指标/, /项目|事项|实事/, /任务/, /./];

/** Tells what the columns beside the units' hold. */
export function sideColumns(
  grid: Grid,
  headingRows: readonly number[],
  bodyRows: readonly number[],
  taken: ReadonlySet<number>,
  turned: boolean,
): SideColumns {
  const fields = new Map<number, Field>();
  const named: { column: number; heading: string }[] = [];
  const texts: number[] = [];
  for (let column = 0; column < grid.width; column += 1) {
    if (taken.has(column)) continue;
    const headings = [...new Set(headingRows.flatMap((row) => grid.at(row, column)?.text ?? []))];
    const values = bodyRows.flatMap((row) => grid.at(row, column)?.text ?? []);
    if (values.length === 0) continue;
    const field = fieldFor(headings, values, turned);
    if (field === 'name') named.push({ column, heading: headings.join('') });
    else if (field) fields.set(column, field);
    else texts.push(column);
  }
  const best = bestName(named)?.column ?? texts.pop();
  for (const { column } of named) fields.set(column, 'section');
  for (const column of texts) fields.set(column, best !== undefined && column < best ? 'section' : 'other');
  if (best !== undefined) fields.set(best, 'name');
  return fields;
}

function bestName(named: readonly { column: number; heading: string }[]) {
  const rank = (heading: string) => nameRanks.findIndex((pattern) => pattern.test(bare(heading)));
  return [...named].sort((a, b) => rank(a.heading) - rank(b.heading) || b.column - a.column)[0];
}

function fieldFor(
  headings: readonly string[],
  values: readonly string[],
  turned: boolean,
): Field | undefined {
  const told = headings.map(fieldOf).findLast((field) => field !== undefined);
  const every = (test: (text: string) => boolean) => values.every(test);
  const labels = every((text) => labelOf(text) !== undefined);
  if (labels && told !== 'name' && told !== 'dataDate') return 'label';
  if (told === 'id') return every((text) => /^[a-z][a-z0-9-]*$/.test(text.trim())) ? 'id' : 'other';
  if (told === 'name' && every(isNumber)) return 'other';
  if (told) return told;
  if (every(isMeasure)) return 'measure';
  // 单位 over names of departments: nothing says that they lead. Beside counties as rows it is the heading of the counties.
  if (!turned && headings.some((text) => isUnitHeading(text) && /单位/.test(bare(text))))
    return headings.length > 1 ? undefined : 'other';
  return every(isNumber) ? 'other' : undefined;
}

function isNumber(text: string): boolean {
  return /^[\d０-９.,，%]+$/.test(bare(text));
}

/** A text that is a measure and nothing else: 人, （万元）. */
export function isMeasure(text: string): boolean {
  const word = bare(text).replace(/^\((.*)\)$/, '$1');
  return word.length <= 6 && !/\d/.test(word) && readMeasure(word).dimension !== undefined;
}
