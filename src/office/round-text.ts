import { weekday } from '../calendar/dates.ts';
import { formatPeriod, periodEnd, periodStart } from '../calendar/periods.ts';
import { dateAt, formatDay, formatInstant, timeAt } from '../calendar/zone.ts';
import { monthOf } from '../domain/period-for.ts';
import type { Occurrence } from '../domain/rounds.ts';
import { nameLines } from './name-lists.ts';
import type { Office } from './office.ts';
import type { Owing } from './owed.ts';

const weekdays = '一二三四五六日';

/** 10月9日（周三）17:00 */
export function dueText({ dueAt }: Pick<Occurrence, 'dueAt'>, zone: string): string {
  const day = dateAt(dueAt, zone);
  return `${formatDay(day)}（周${weekdays[weekday(day) - 1]}）${timeAt(dueAt, zone)}`;
}

/** What a round is for: 2024年9月; 第39周; 第40、41周（9月30日至10月13日，合报一次）. */
export function periodText(occurrence: Occurrence, zone: string): string {
  const { rule, periods, period } = occurrence;
  if (rule.every === 'week') {
    const weeks = periods.map((key) => Number(key.slice(6))).join('、');
    if (periods.length === 1) return `第${weeks}周`;
    const span = `${formatDay(periodStart(periods[0]!))}至${formatDay(periodEnd(period))}`;
    return `第${weeks}周（${span}，合报一次）`;
  }
  // An ad hoc round asks how things stand when it is answered.
  if (rule.id.startsWith('adhoc-')) return '最新';
  return rule.every === 'day' ? formatDay(period) : formatPeriod(monthOf(occurrence, zone));
}

/** 10月9日（周三）17:00截止，还差3项：A、B、C — or that it is over, and until when it can still be answered. */
export function owedLines(office: Office, { occurrence, lacking, asked }: Owing, now: number): string[] {
  const { rule, dueAt, closesAt } = occurrence;
  const due = dueText(occurrence, office.zone);
  const head =
    now > dueAt
      ? `【${rule.name}】${due}已截止，请在${formatInstant(closesAt, office.zone)}前补报（记逾期）`
      : `【${rule.name}】${due}截止`;
  if (lacking.length === asked && asked > allNamed)
    return [`${head}，${asked}项都还没有报。发“未报”看名称，没有变化的发“无变化”。`];
  const names = nameLines(
    office,
    lacking.map(({ indicator }) => office.indicator(indicator)),
  );
  const count = `${head}，还差${lacking.length}项：`;
  return names.length === 1 ? [`${count}${names[0]}。`] : [count, ...names];
}

/** Up to so many names are printed even when nothing at all was reported. */
const allNamed = 8;

/** 双清区、大祥区（各48项全未报）；北塔区（差2项） */
export function silentText(owing: readonly Owing[]): string {
  return byLack(
    owing.map(({ answerer, lacking, asked }) => ({
      name: answerer.unit.name,
      missing: lacking.length,
      asked,
    })),
  );
}

/** Names units with what they lack, those that lack the same together. */
export function byLack(
  units: readonly { readonly name: string; readonly missing: number; readonly asked: number }[],
): string {
  const groups = new Map<string, string[]>();
  for (const { name, missing, asked } of units) {
    const lack = missing === asked ? `${asked}项全未报` : `差${missing}项`;
    groups.set(lack, [...(groups.get(lack) ?? []), name]);
  }
  return [...groups]
    .map(([lack, names]) => `${names.join('、')}（${names.length > 1 ? '各' : ''}${lack}）`)
    .join('；');
}
