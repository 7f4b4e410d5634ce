import { Decimal } from 'decimal.js';
import { uncoveredYears } from '../domain/uncovered-years.ts';
import type { Config } from './model.ts';

export interface Published {
  /** The day of the check, YYYY-MM-DD. */
  readonly today: string;
  readonly isPublished: (year: number) => boolean;
}

/** What does not stop the service but somebody should know, one Chinese sentence each, for `diaodu check`. */
export function checkWarnings(config: Config, calendar: Published): string[] {
  return [
    ...groupWarnings(config),
    ...peopleWarnings(config),
    ...sumWarnings(config),
    ...actionWarnings(config),
    ...yearWarnings(calendar),
  ];
}

function groupWarnings({ groups }: Config): string[] {
  const platforms = { wecom: '企业微信', dingtalk: '钉钉' };
  const silent = groups.filter(({ webhook }) => !webhook);
  return silent.map(
    ({ platform, title }) =>
      `${platforms[platform]}群“${title}”没有群机器人密钥，机器人不能主动发消息：请用 diaodu group 补上`,
  );
}

function peopleWarnings({ people, units, groups }: Config): string[] {
  const unreachable = people
    .filter(({ wecom, dingtalk }) => !wecom && !dingtalk)
    .map(({ name }) => `${name}没有企业微信账号，也没有钉钉员工号，机器人认不出，也找不到这个人`);
  const counties = units.filter(({ kind }) => kind === 'county');
  const unattended = counties
    .filter(({ id }) => !people.some((person) => person.role === 'liaison' && person.units.includes(id)))
    .map(({ name }) => `${name}还没有联络员，无人可以填报`);
  const groupless = counties
    .filter(({ id }) => !groups.some((group) => group.units.includes(id)))
    .map(({ name }) => `${name}不在任何工作群里`);
  return [...unreachable, ...unattended, ...groupless];
}

/** A split that does not add up is usual while targets are handed down, yet seldom meant. */
function sumWarnings({ units, indicators, targets }: Config): string[] {
  const parents = units.filter(({ id }) => units.some(({ parent }) => parent === id));
  return parents.flatMap((parent) => {
    const children = new Set(units.filter((unit) => unit.parent === parent.id).map(({ id }) => id));
    const wholes = targets.filter(({ unit }) => unit === parent.id);
    return wholes.flatMap(({ indicator: id, part, value }) => {
      const indicator = indicators.find((candidate) => candidate.id === id);
      const split = targets.filter((t) => children.has(t.unit) && t.indicator === id && t.part === part);
      const sum = split.reduce((total, target) => total.plus(target.value), new Decimal(0));
      if (indicator?.kind !== 'cumulative' || split.length === 0 || sum.eq(value)) return [];
      return [`${indicator.name}：各单位目标合计 ${sum}，与${parent.name}的目标 ${value} 不一致`];
    });
  });
}

/** A monthly report of such a year would print what departments wrote and no figure. */
function actionWarnings({ programmes, rules: { papers } }: Config): string[] {
  if (papers.actions.length === 0) return [];
  return uncoveredYears(programmes, papers.actions).map(
    (year) =>
      `月报的行动里没有 ${year} 年的专项和指标，月报会没有数据：请在 rules.yaml 的 papers.actions 里写上`,
  );
}

function yearWarnings({ today, isPublished }: Published): string[] {
  const year = Number(today.slice(0, 4));
  return [year, year + 1]
    .filter((candidate) => !isPublished(candidate))
    .map((missing) => `还没有 ${missing} 年的节假日安排：国务院公布后请写入 holidays.yaml，注明文号`);
}
