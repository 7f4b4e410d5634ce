import type { Grid } from './grid.ts';
import { saidOf } from './listed-name.ts';
import type { Field } from './model.ts';
import { bare, fieldOf, isMeasure, isUnitHeading, labelOf } from './words.ts';

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
  const leading: number[] = [];
  for (let column = 0; column < grid.width; column += 1) {
    if (taken.has(column)) continue;
    const headings = [...new Set(headingRows.flatMap((row) => grid.at(row, column)?.text ?? []))];
    // A name merged over its sub-heading says nothing of the sub-headings.
    const values = bodyRows.flatMap((row) => {
      const cell = grid.at(row, column);
      return cell && cell.origin !== grid.at(row, column - 1)?.origin ? [cell.text] : [];
    });
    if (values.length === 0) continue;
    const field = fieldFor(headings, values, turned);
    if (field === 'name') named.push({ column, heading: headings.join('') });
    else if (field) fields.set(column, field);
    else texts.push(column);
    if (field === 'lead' && headings.some((text) => /牵头/.test(text))) leading.push(column);
  }
  // 责任单位 beside 牵头单位 says who does the work.
  for (const [column, field] of fields)
    if (field === 'lead' && leading.length > 0 && !leading.includes(column)) fields.set(column, 'other');
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
  // 责任单位 over counties is the heading of the counties, not of what stands beside them.
  const told = headings
    .map(fieldOf)
    .findLast((field) => field !== undefined && !(turned && field === 'lead'));
  const every = (test: (text: string) => boolean) => values.every(test);
  const labels = every((text) => labelOf(text) !== undefined && !namesSomething(text));
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

/** 新增城镇就业完成数 is a name with a label behind it, 目标任务完成率 a label. */
function namesSomething(text: string): boolean {
  const core = saidOf(text)?.core ?? '';
  return core.length >= 4 && labelOf(core) === undefined;
}

function isNumber(text: string): boolean {
  return /^[\d０-９.,，%]+$/.test(bare(text));
}
