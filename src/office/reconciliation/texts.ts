import { formatPeriod } from '../../calendar/periods.ts';
import { decimal, valueText } from '../../domain/arithmetic.ts';
import type { SideKey } from '../../store/department-figures.ts';
import type { Difference } from '../../store/differences.ts';
import { asOf } from '../figure-text.ts';
import type { Office } from '../office.ts';

type Look = Pick<Office, 'unit' | 'indicator'>;

/** 新增城镇就业, 市城区二次供水户数 */
export function sideName({ indicator }: Look, key: Pick<SideKey, 'indicator' | 'part'>): string {
  const { name, parts } = indicator(key.indicator);
  return `${name}${parts.find(({ id }) => id === key.part)?.name ?? ''}`;
}

/** 1450人 */
export function sideValue(
  { indicator }: Look,
  key: Pick<SideKey, 'indicator' | 'part'>,
  value: string,
): string {
  const { measure, parts } = indicator(key.indicator);
  return valueText(decimal(value), parts.find(({ id }) => id === key.part)?.measure ?? measure);
}

/** 隆回县新增城镇就业2024年9月 */
export function sideTitle(office: Look, key: SideKey): string {
  return `${office.unit(key.unit).name}${sideName(office, key)}${formatPeriod(key.month)}`;
}

/** 隆回县报1450人（数据截至9月25日），市人社局报1400人（数据截至9月30日） */
export function bothSides(office: Look, difference: Difference): string {
  const { unit, department, countyValue, departmentValue, countyDate, departmentDate } = difference;
  const said = (who: string, value: string, date: string) =>
    `${office.unit(who).name}报${sideValue(office, difference, value)}（${asOf(date)}）`;
  return `${said(unit, countyValue, countyDate)}，${said(department, departmentValue, departmentDate)}`;
}

/** 12号 隆回县新增城镇就业2024年9月：隆回县报…，市人社局报… */
export function differenceLine(office: Look, difference: Difference): string {
  return `${difference.id}号 ${sideTitle(office, difference)}：${bothSides(office, difference)}`;
}

/** The line with which a county takes the department's figure over, ready to copy. */
export function correctionTo(office: Look, difference: Difference): string {
  const { unit, month, departmentValue } = difference;
  const value = sideValue(office, difference, departmentValue);
  const what = [office.unit(unit).name, formatPeriod(month), sideName(office, difference), value];
  return `更正 ${what.join(' ')} 原因：与市直部门数据核对一致`;
}
