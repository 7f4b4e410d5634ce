import { type Address, groupAddress } from '../../delivery/routes.ts';
import { groupBy } from '../../domain/group-by.ts';
import type { ReconciliationRules } from '../../domain/reconciliation.ts';
import type { Difference } from '../../store/differences.ts';
import { aloneWith } from '../alone.ts';
import type { Office } from '../office.ts';
import { officeGroups, type Reach } from '../reach.ts';
import type { Reconciled, Settled } from './reconcile.ts';
import { correctionTo, differenceLine, sideTitle, sideValue } from './texts.ts';

/** Lines for one group or person. */
export interface SideNews {
  readonly address: Address;
  readonly lines: readonly string[];
}

const shown = 10;

/** What both sides and the office are told of a comparison: each unit in a group of its own, else its people alone. */
export function sideNews(office: Office, reach: Reach, { differing, settled }: Reconciled): SideNews[] {
  const { decides } = office.config.rules.reconciliation;
  const blocks = new Map<string, string[]>();
  const tell = (unit: string, lines: readonly string[]) =>
    blocks.set(unit, [...(blocks.get(unit) ?? []), ...lines]);
  for (const [unit, own] of groupBy(differing, (one) => one.unit))
    tell(unit, countyLines(office, own, decides));
  for (const [unit, own] of groupBy(differing, (one) => one.department))
    tell(unit, departmentLines(office, own, decides));
  for (const one of settled)
    for (const unit of [one.pair.side.unit, one.pair.side.department]) tell(unit, [settledLine(office, one)]);
  const officeLines = [
    ...(differing.length > 0 ? forOffice(office, reach, differing, decides) : []),
    ...settled.filter(({ asked }) => asked).map((one) => settledLine(office, one)),
  ];
  return [
    ...[...blocks].flatMap(([unit, lines]) =>
      aloneWith(reach, unit).map(({ address }) => ({ address, lines })),
    ),
    ...(officeLines.length > 0
      ? officeGroups(reach).map(({ platform, id }) => ({
          address: groupAddress(platform, id),
          lines: officeLines,
        }))
      : []),
  ];
}

type Decides = ReconciliationRules['decides'];

function countyLines(office: Office, own: readonly Difference[], decides: Decides): string[] {
  const how = {
    office: ['请核实：本单位数有误请发送“更正”；部门数有误请联系部门改正；否则等专班办公室裁定。'],
    county: ['按规则以县市区数为准，不用再报。'],
    department: [
      '按规则以部门数为准，请核实后复制发送：',
      ...own.map((difference) => correctionTo(office, difference)),
    ],
  };
  return [head(own), ...own.map((difference) => differenceLine(office, difference)), ...how[decides]];
}

function departmentLines(office: Office, own: readonly Difference[], decides: Decides): string[] {
  const how = {
    office: '请核实：本部门数有误请重新发送“填报”改正；否则等专班办公室裁定。',
    county: '按规则以县市区数为准。',
    department: '按规则以部门数为准，已请县市区更正；本部门数有误请重新发送“填报”改正。',
  };
  return [head(own), ...cut(own.map((difference) => differenceLine(office, difference))), how[decides]];
}

function forOffice(office: Office, reach: Reach, all: readonly Difference[], decides: Decides): string[] {
  const [first] = all as readonly [Difference];
  const how = {
    office: `请裁定，例如：同意 ${first.id} 县（以县市区数为准），或：同意 ${first.id} 部门（以部门数为准）。发送“同意”看全部。`,
    county: '按规则以县市区数为准。',
    department: '按规则以部门数为准，已请县市区更正。',
  };
  const silent = [...new Set(all.flatMap(({ unit, department }) => [unit, department]))].filter(
    (unit) => aloneWith(reach, unit).length === 0,
  );
  return [
    head(all),
    ...cut(all.map((difference) => differenceLine(office, difference))),
    how[decides],
    ...(silent.length > 0
      ? [`没有办法单独通知：${silent.map((unit) => office.unit(unit).name).join('、')}，请转告。`]
      : []),
  ];
}

const head = (own: readonly Difference[]) => `【县市数据不一致】${own.length}项：`;

function cut(lines: readonly string[]): string[] {
  return lines.length > shown ? [...lines.slice(0, shown), `……另有${lines.length - shown}项`] : [...lines];
}

function settledLine(office: Office, { pair: { side, county }, id }: Settled): string {
  const title = `${id}号 ${sideTitle(office, side)}`;
  if (!county) return `【县市数据】${title}：${office.unit(side.unit).name}已撤回上报数，不再比较。`;
  return `【县市数据已一致】${title}：${sideValue(office, side, county.value)}，不用再处理。`;
}
