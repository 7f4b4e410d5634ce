import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { type loadConfig, problemText } from '../../src/config/load.ts';
import type { Config } from '../../src/config/model.ts';
import { vocabularyOf } from '../../src/config/vocabulary.ts';
import { checkWarnings } from '../../src/config/warnings.ts';
import { schemaFiles } from '../../src/config/write-schema.ts';
import { loadWith, problemsOf, replace } from './folder.ts';

type Changes = Parameters<typeof loadWith>[0];

async function loaded(changes: Changes = {}): Promise<Config> {
  return configOf((await loadWith(changes)).result);
}

function configOf(result: Awaited<ReturnType<typeof loadConfig>>): Config {
  if ('problems' in result) throw new Error(result.problems.map(problemText).join('\n'));
  return result.config;
}

describe('a right configuration', () => {
  it('keeps numbers and ids exactly as they are written', async () => {
    const config = await loaded({
      'org.yaml': replace("dingtalk: '0123456'", 'dingtalk: 01234567890123456789'),
      'tasks.yaml': replace('甲市: 5100', "甲市: '123456789012345.1'"),
    });
    expect(config.people[0]?.dingtalk).toBe('01234567890123456789');
    expect(
      config.targets.filter(({ indicator }) => indicator === 'growth').map(({ value }) => value),
    ).toEqual(['5.80', '-1.5']);
    expect(config.targets[0]).toEqual({ unit: 'jia', indicator: 'jobs-new', value: '123456789012345.1' });
  });

  it('gives every county a task where all have one, and only the listed ones otherwise', async () => {
    const { targets } = await loaded();
    const of = (id: string) => targets.filter(({ indicator }) => indicator === id);
    expect(of('law')).toEqual([
      { unit: 'east', indicator: 'law', value: '100' },
      { unit: 'west', indicator: 'law', value: '100' },
    ]);
    expect(of('school')).toEqual([{ unit: 'east', indicator: 'school', value: '100' }]);
  });

  it('treats a blank target as no task and keeps a limit of nothing', async () => {
    const { targets } = await loaded({ 'tasks.yaml': replace('西县: 2100', '西县:') });
    expect(targets.filter(({ indicator }) => indicator === 'jobs-new').map(({ unit }) => unit)).toEqual([
      'jia',
      'east',
    ]);
    expect(targets).toContainEqual({ unit: 'west', indicator: 'accidents', value: '0' });
  });

  it('reads kinds, parts, stages and milestones into the model', async () => {
    const { indicators, programmes } = await loaded();
    const [jobs, water, school, , growth, accidents] = indicators;
    expect(programmes[0]).toMatchObject({ id: 'year', year: 2024, indicators });
    expect(jobs).toMatchObject({
      lead: 'jobs',
      weight: '1',
      schedule: {
        kind: 'milestones',
        shape: 'linear',
        steps: [
          { date: '2024-06-30', percent: '40' },
          { date: '2024-12-31', percent: '100' },
        ],
      },
    });
    expect(water?.parts.map(({ id, measure, weight }) => [id, measure, weight])).toEqual([
      ['households', '户', '1'],
      ['people', '人', '1'],
    ]);
    expect(school?.stages).toEqual([
      { name: '开工', percent: '20' },
      { name: '主体', percent: '60' },
      { name: '投用', percent: '100' },
    ]);
    expect(growth).toMatchObject({ lag: 1, skip: [1], schedule: { kind: 'linear' }, prorate: false });
    expect(accidents?.prorate).toBe(true);
  });

  it('fills in the defaults of the rules', async () => {
    const { rules } = await loaded();
    expect(rules).toMatchObject({
      progress: { redFrom: '10' },
      checks: {
        overTargetPercent: '150',
        statedPercentPoints: '1',
        jumpTimes: '5',
        jumpWindow: 6,
        jumpMinimum: 3,
      },
      closing: { workday: 5, time: '18:00' },
      ranking: { from: '2024-03' },
      wholes: 'reported',
      audit: { algorithm: 'sha256' },
    });
  });

  it('reads quarterly moments', async () => {
    const { rules } = await loaded({
      'rules.yaml': (text) =>
        `rounds:\n  - { id: q, name: 季调度, every: quarter, opens: 季末月25日 09:00, due: 季后首月第2个工作日 17:00, closes: 季后首月第3个工作日 17:00, restDay: next }\n${text.slice(text.indexOf('checks:'))}`,
    });
    expect(rules.rounds[0]).toMatchObject({
      every: 'quarter',
      opens: { kind: 'day', day: 25, monthOffset: 0, time: '09:00' },
      due: { kind: 'workday', nth: 2, monthOffset: 1, time: '17:00' },
      restDay: 'next',
    });
  });

  it('writes the ranges of the holiday file out as days', async () => {
    const { holidays } = await loaded();
    expect(holidays['2027']).toEqual({
      source: '国办发明电〔2026〕1号',
      off: ['01-01', '02-05', '02-06', '02-07', '02-08', '02-09', '02-10', '02-11'].map(
        (day) => `2027-${day}`,
      ),
      work: ['2027-01-31'],
    });
  });
});

describe('vocabularyOf', () => {
  it('hands on names, measures, stages and parts', async () => {
    const { units, indicators, commands } = vocabularyOf(
      await loaded(),
      [{ id: '填报', name: '填报', aliases: [] }],
      2024,
    );
    expect(units[1]).toEqual({ id: 'east', name: '东区', aliases: ['城东'] });
    expect(indicators[0]).toEqual({
      id: 'jobs-new',
      name: '新增就业',
      aliases: ['就业'],
      measure: '人',
      kind: 'cumulative',
      stages: [],
      parts: [],
    });
    expect(indicators[1]?.parts[1]).toEqual({ id: 'people', name: '人数', aliases: [], measure: '人' });
    expect(indicators[2]?.stages).toEqual(['开工', '主体', '投用']);
    expect(commands).toHaveLength(1);
  });
});

/** Next year's list: one name again, one alias that was a name, one name that is new. */
const again = (tasks: string) =>
  `${tasks.trimEnd()}
  - id: year-2025
    name: 2025年年度实事
    year: 2025
    indicators:
      - { id: jobs-2025, name: 新增就业, aliases: [普法], kind: cumulative, measure: 人, targets: { 东区: 9 } }
      - { id: roads, name: 修路, kind: stated, units: [东区] }
`;

describe('the lists of two years', () => {
  it('may have the same names: while a year is looked at they are its own, and the other keeps the rest', async () => {
    const config = await loaded({ 'tasks.yaml': again });
    const named = (year: number) =>
      vocabularyOf(config, [], year).indicators.map(({ id, aliases }) => [id, ...aliases].join(' '));
    expect(named(2024).slice(0, 2)).toEqual(['jobs-new 就业', 'water']);
    expect(named(2024).slice(-1)).toEqual(['roads']);
    expect(named(2025)).toEqual(['jobs-2025 普法', 'roads', 'water', 'school', 'growth', 'accidents']);
  });

  it.each(['新增就业', '普法'])('may not have %s twice within a year', async (name) => {
    const { result } = await loadWith({
      'tasks.yaml': (tasks) => again(tasks).replace('name: 修路', `name: ${name}`),
    });
    expect(problemsOf(result).map(({ expected }) => expected)).toEqual([
      '同一年度的指标名称和别名不能重复：新增就业 已在使用',
    ]);
  });

  it('may not have the same id', async () => {
    const { result } = await loadWith({
      'tasks.yaml': (tasks) => again(tasks).replace('jobs-2025', 'jobs-new'),
    });
    expect(problemsOf(result).map(({ expected }) => expected)).toContain(
      '指标编号不能重复：新增就业 已在使用',
    );
  });

  it('are both meant by a name in rules.yaml, an id means one', async () => {
    const actions = '[{ name: 甲行动, indicators: [新增就业, school] }]';
    const { rules } = await loaded({
      'tasks.yaml': again,
      'rules.yaml': (text) =>
        `${text}\npapers: { actions: ${actions}, phrases: { 新增就业: { brief: 就业 }, school: { brief: 办学 } } }\n`,
    });
    expect(rules.rounds[1]?.indicators).toEqual(['jobs-new', 'jobs-2025']);
    expect(rules.papers.actions[0]?.indicators).toEqual(['jobs-new', 'jobs-2025', 'school']);
    expect(Object.keys(rules.papers.phrases)).toEqual(['jobs-new', 'jobs-2025', 'school']);
  });

  it('have weights that add up in each year', async () => {
    const weighted = async (weights: string) => {
      const { result } = await loadWith({
        'tasks.yaml': again,
        'rules.yaml': (text) => `${text}\nscore: { weights: ${weights} }\n`,
      });
      return problemsOf(result).map(({ expected }) => expected);
    };
    expect(await weighted('{ 新增就业: 60, 供水: 40, 修路: 40 }')).toEqual([]);
    expect(await weighted('{ jobs-new: 60, 供水: 40 }')).toEqual([]);
    expect(await weighted('{ 新增就业: 60, 供水: 40 }')).toEqual([
      '2025 年各指标的权重合计应为 100；名称指各年的同名指标，只写某一年的请用指标编号',
    ]);
  });
});

const nextYear = (name: string) => (tasks: string) =>
  `${tasks.trimEnd()}
  - id: year-2025
    name: ${name}
    year: 2025
    indicators: [{ id: roads, name: 修路, kind: stated, units: [东区] }]
`;
const withActions = (actions: string) => (rules: string) => `${rules}\npapers: { actions: ${actions} }\n`;

describe('the actions of the monthly report', () => {
  const programmes = async (tasks: string, actions: string) => {
    const { rules } = await loaded({ 'tasks.yaml': nextYear(tasks), 'rules.yaml': withActions(actions) });
    return rules.papers.actions.map((action) => action.programmes);
  };

  it.each(['2024年年度实事', '2025年年度实事', '年度实事', 'year', 'year-2025'])(
    'hold the programmes of all years that are called %s',
    async (name) => {
      expect(await programmes('2025年年度实事', `[{ name: 甲行动, programmes: [${name}] }]`)).toEqual([
        ['year', 'year-2025'],
      ]);
    },
  );

  it('do not hold a programme of another name', async () => {
    expect(await programmes('2025年其他实事', '[{ name: 甲行动, programmes: [年度实事] }]')).toEqual([
      ['year'],
    ]);
  });
});

describe('checkWarnings', () => {
  const warnings = async (changes: Changes, published = (_year: number) => true) =>
    checkWarnings(await loaded(changes), { today: '2024-11-01', isPublished: published });

  it('says nothing of a configuration that lacks nothing', async () => {
    expect(await warnings({})).toEqual([]);
  });

  it('names a group that the bot cannot write to', async () => {
    const found = await warnings({
      'org.yaml': replace('    webhook: 00000000-0000-4000-8000-000000000001\n', ''),
    });
    expect(found).toEqual([
      '企业微信群“东区群”没有群机器人密钥，机器人不能主动发消息：请用 diaodu group 补上',
    ]);
  });

  it('names a person without any account', async () => {
    expect(await warnings({ 'org.yaml': replace(', wecom: lier', '') })).toEqual([
      '李二没有企业微信账号，也没有钉钉员工号，机器人认不出，也找不到这个人',
    ]);
  });

  it('names a county without a liaison', async () => {
    expect(await warnings({ 'org.yaml': replace('units: [东区, 西县]', 'units: [东区]') })).toEqual([
      '西县还没有联络员，无人可以填报',
    ]);
  });

  it('names a county in no group', async () => {
    expect(await warnings({ 'org.yaml': replace('units: [西县]', 'units: [东区]') })).toEqual([
      '西县不在任何工作群里',
    ]);
  });

  it('names a split that does not add up', async () => {
    expect(await warnings({ 'tasks.yaml': replace('西县: 2100', '西县: 2100.5') })).toEqual([
      '新增就业：各单位目标合计 5100.5，与甲市的目标 5100 不一致',
    ]);
  });

  it('names a year of which no action of the monthly report holds anything', async () => {
    const of = (tasks: string, actions: string) =>
      warnings({ 'tasks.yaml': nextYear(tasks), 'rules.yaml': withActions(actions) });
    const named = '[{ name: 甲行动, programmes: [年度实事] }]';
    expect(await of('2025年其他实事', named)).toEqual([
      '月报的行动里没有 2025 年的专项和指标，月报会没有数据：请在 rules.yaml 的 papers.actions 里写上',
    ]);
    expect(await of('2025年年度实事', named)).toEqual([]);
    expect(
      await of('2025年其他实事', '[{ name: 甲行动, programmes: [年度实事], indicators: [修路] }]'),
    ).toEqual([]);
  });

  it('names a year whose holidays nobody knows yet', async () => {
    expect(await warnings({}, (year) => year < 2025)).toEqual([
      '还没有 2025 年的节假日安排：国务院公布后请写入 holidays.yaml，注明文号',
    ]);
  });
});

describe('the JSON schemas', () => {
  it.each(['org', 'tasks', 'rules', 'holidays'])('let an editor accept %s.yaml of the sample', (name) => {
    const schema = JSON.parse(readFileSync(`config/schema/${name}.schema.json`, 'utf8'));
    const sample = parse(readFileSync(`config/${name}.yaml`, 'utf8'));
    expect(z.fromJSONSchema(schema).safeParse(sample).error).toBeUndefined();
    expect(z.fromJSONSchema(schema).safeParse({ ...sample, surprise: 1 }).success).toBe(false);
  });

  it.each(Object.entries(schemaFiles()))('%s is up to date (npm run schema)', (name, content) => {
    expect(readFileSync(`config/schema/${name}`, 'utf8')).toBe(content);
  });
});
