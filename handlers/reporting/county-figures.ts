import { PersonError } from '../../src/conversation/errors.ts';
import type { Talk } from '../../src/conversation/handler.ts';
import { groupBy } from '../../src/domain/group-by.ts';
import { type CountyTable, readCountyTable } from '../../src/language/county-table.ts';
import type { Outbound } from '../../src/message/outbound.ts';
import { pairsOf } from '../../src/office/reconciliation/pairs.ts';
import {
  appendDepartmentFigures,
  type DepartmentFigure,
  departmentSides,
} from '../../src/store/department-figures.ts';
import { heldFigures } from '../../src/store/reports.ts';
import { composeTableAnswer } from './county-answer.ts';
import { ofItsYear, planTable } from './county-plan.ts';
import { compareAndTell } from './sides.ts';

/** The table of counties that a department's 填报 is, if it is one. */
export function countyTableIn({ office, person }: Talk, text: string): CountyTable | undefined {
  if (person?.role !== 'department') return undefined;
  const ofKind = (kind: string) =>
    new Set(office.config.units.flatMap((unit) => (unit.kind === kind ? [unit.id] : [])));
  return readCountyTable(text, office.vocabulary, { counties: ofKind('county'), wholes: ofKind('city') });
}

/** Records a lead department's figures for all counties, and holds them against what the counties reported. */
export async function takeCountyTable(talk: Talk, typed: CountyTable): Promise<Outbound> {
  const { tx, now, message, person } = talk;
  refuseUnclear(typed);
  const table = await ofItsYear(talk, typed);
  const plan = await planTable(talk, table);
  const { figures } = plan;
  // Held before anything is written: a county that reports meanwhile is compared after us.
  const units = [...new Set(figures.map(({ unit }) => unit))];
  const years = [...new Set(figures.map(({ year }) => year))];
  const known = figures.length > 0 ? await heldFigures(tx, units, ...years) : [];
  await appendDepartmentFigures(tx, figures, { inboxId: message.id, personId: person!.id }, now);
  for (const [subject, own] of byIndicator(figures))
    talk.record({
      action: 'department.report',
      subject,
      data: Object.fromEntries(own.map(({ unit, value }) => [unit, value])),
    });
  const pairs = await pairsOf(tx, await departmentSides(tx, figures), known);
  return composeTableAnswer(talk, table, plan, await compareAndTell(talk, pairs));
}

function refuseUnclear({ unclear, left }: CountyTable): void {
  if (left > 0) throw new PersonError('too_many', '这张表的行数太多，都没有记录，请分几次发送。');
  if (unclear !== undefined)
    throw new PersonError(
      'month_unclear',
      `“${unclear}”看不出是哪一个月，都没有记录。`,
      '一张表只写一个月份，请在“填报”后写清再发，例如：填报 9月 新增城镇就业',
    );
}

/** 市人社局/新增城镇就业/2024-09 */
function byIndicator(figures: readonly DepartmentFigure[]) {
  return groupBy(figures, ({ department, indicator, part, month }) =>
    [department, indicator, ...(part ? [part] : []), month].join('/'),
  );
}
