import { readFileSync } from 'node:fs';
import { Decimal } from 'decimal.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { createCalendar } from '../../src/calendar/workdays.ts';
import { loadConfig, problemText } from '../../src/config/load.ts';
import type { Config } from '../../src/config/model.ts';
import { checkWarnings } from '../../src/config/warnings.ts';

let config: Config;
beforeAll(async () => {
  const result = await loadConfig('config');
  if ('problems' in result) throw new Error(result.problems.map(problemText).join('\n'));
  config = result.config;
});

const counties =
  '双清区 大祥区 北塔区 邵东市 新邵县 邵阳县 隆回县 洞口县 绥宁县 新宁县 城步苗族自治县 武冈市'.split(' ');
const target = (unit: string, indicator: string, part?: string) =>
  config.targets.find((t) => t.unit === unit && t.indicator === indicator && t.part === part)?.value;
const programme = (id: string) => config.programmes.find((candidate) => candidate.id === id)!;

describe('the sample city', () => {
  it('has its twelve counties in order, in one ranking group', () => {
    const units = config.units.filter(({ kind }) => kind === 'county');
    expect(units.map(({ name }) => name)).toEqual(counties);
    expect(new Set(units.map(({ rankingGroup }) => rankingGroup))).toEqual(new Set(['县市区']));
    expect(new Set(units.map(({ parent }) => parent))).toEqual(new Set(['shaoyang-shi']));
  });

  it('calls nobody 邵阳 alone', () => {
    expect(config.units.flatMap(({ aliases }) => aliases)).not.toContain('邵阳');
  });

  it('has six counties on WeCom, five on DingTalk, and 隆回县 on both', () => {
    const on = (platform: string) =>
      config.units
        .filter(
          ({ id, kind }) =>
            kind === 'county' && config.groups.some((g) => g.platform === platform && g.units.includes(id)),
        )
        .map(({ name }) => name);
    expect(on('wecom')).toEqual(counties.slice(0, 7));
    expect(on('dingtalk')).toEqual(counties.slice(6));
    expect(config.groups.filter(({ office }) => office).map(({ platform }) => platform)).toEqual([
      'wecom',
      'dingtalk',
    ]);
  });

  it('has one person of 隆回县 on both platforms and a second one on WeCom', () => {
    const liaisons = config.people.filter(({ units }) => units.includes('longhui'));
    expect(liaisons.map(({ wecom, dingtalk }) => [Boolean(wecom), Boolean(dingtalk)])).toEqual([
      [true, true],
      [true, false],
    ]);
    expect(liaisons[0]?.dingtalk).toMatch(/^0\d+$/);
  });

  it('can reach every liaison in a group of the same platform', () => {
    for (const { name, role, units, ...accounts } of config.people) {
      if (role !== 'liaison') continue;
      for (const unit of units) {
        const met = config.groups.some((group) => group.units.includes(unit) && accounts[group.platform]);
        expect(met, `${name} ${unit}`).toBe(true);
      }
    }
  });

  it('has every role, and a liaison of two units', () => {
    expect(new Set(config.people.map(({ role }) => role))).toEqual(
      new Set(['liaison', 'department', 'observer', 'office', 'leader']),
    );
    expect(config.people.filter(({ role, units }) => role === 'liaison' && units.length === 2)).toHaveLength(
      1,
    );
  });

  it('gives no warning but that of next year’s holidays', () => {
    const { isPublished } = createCalendar(config.holidays);
    expect(checkWarnings(config, { today: '2024-03-25', isPublished })).toEqual([]);
    expect(checkWarnings(config, { today: '2026-11-01', isPublished })).toEqual([
      '还没有 2027 年的节假日安排：国务院公布后请写入 holidays.yaml，注明文号',
    ]);
  });
});

describe('the sample task list', () => {
  it('has 14 city indicators with the published targets of the whole city', () => {
    expect(programme('city-2024').indicators).toHaveLength(14);
    const whole = Object.fromEntries(
      programme('city-2024').indicators.map(({ id }) => [id, target('shaoyang-shi', id)]),
    );
    expect(whole).toMatchObject({
      'unemployed-reemployment': '27000',
      'hardship-reemployment': '7500',
      'city-elderly-homes': '2200',
      'city-elderly-canteens': '100',
      'disabled-homes': '2900',
      'nursery-places': '3500',
      'rural-roads': '500',
      'resettlement-certificates': '1100',
      'gas-pipes-renewed': '130',
      'gas-pipes-new': '110',
      'overdue-resettlement': '3200',
    });
    expect(target('shaoyang-shi', 'secondary-water', 'households')).toBe('20000');
    expect(target('shaoyang-shi', 'secondary-water', 'people')).toBe('60000');
    expect(config.targets.filter(({ indicator }) => indicator === 'xuteli-schools')).toHaveLength(10);
  });

  it('has 24 provincial projects, three with a number and 21 only stated', () => {
    const { indicators } = programme('province-2024');
    const counted = indicators.filter(({ kind }) => kind === 'cumulative');
    expect(indicators).toHaveLength(24);
    expect(indicators.filter(({ kind }) => kind === 'stated')).toHaveLength(21);
    expect(counted.map(({ id }) => target('shaoyang-shi', id))).toEqual(['94850', '40', '2584']);
  });

  it('has the five employment targets of 隆回县', () => {
    const { indicators } = programme('employment-2024');
    expect(indicators.map(({ id, name, measure }) => [name, measure, target('longhui', id)])).toEqual([
      ['新增城镇就业', '人', '4680'],
      ['新增农村劳动力转移就业', '人', '8750'],
      ['职业技能培训', '人次', '3800'],
      ['创业培训', '人次', '770'],
      ['创业担保贷款发放', '万元', '3020'],
    ]);
  });

  it('splits every counted target of the city without a remainder', () => {
    const children = config.units.filter(({ parent }) => parent === 'shaoyang-shi').map(({ id }) => id);
    const counted = config.indicators.filter(({ kind }) => kind === 'cumulative');
    for (const { id, name, parts } of counted) {
      for (const part of parts.length > 0 ? parts.map((p) => p.id) : [undefined]) {
        const sum = children.reduce((total, unit) => total.plus(target(unit, id, part) ?? 0), new Decimal(0));
        expect(`${name} ${sum}`).toBe(`${name} ${target('shaoyang-shi', id, part)}`);
      }
    }
  });

  it('has every kind, both shapes of milestones, and a lead unit for each indicator', () => {
    const { indicators } = config;
    expect(new Set(indicators.map(({ kind }) => kind)).size).toBe(5);
    const shapes = indicators.flatMap(({ schedule }) =>
      schedule.kind === 'milestones' ? schedule.shape : [],
    );
    expect(new Set(shapes)).toEqual(new Set(['linear', 'step']));
    expect(indicators.filter(({ lead }) => !lead)).toEqual([]);
    expect(indicators.some(({ kind, prorate }) => kind === 'cap' && prorate)).toBe(true);
  });

  it('asks for everything monthly and for employment weekly', () => {
    const [monthly, weekly] = config.rules.rounds;
    expect(monthly).toMatchObject({
      every: 'month',
      indicators: [],
      opens: { kind: 'day', day: 25, monthOffset: 0, time: '09:00' },
      due: { kind: 'workday', nth: 2, monthOffset: 1, time: '17:00' },
      closes: { kind: 'workday', nth: 3, monthOffset: 1, time: '18:00' },
    });
    expect(weekly).toMatchObject({
      every: 'week',
      indicators: programme('employment-2024').indicators.map(({ id }) => id),
      opens: { kind: 'week', which: 'first', time: '09:00' },
      due: { kind: 'week', which: 'last', time: '17:00' },
      closes: { kind: 'week', which: 'last', time: '17:00' },
    });
  });
});

describe('the sample files', () => {
  it.each(['org', 'tasks', 'rules', 'holidays'])('%s.yaml names its schema for editors', (name) => {
    const first = readFileSync(`config/${name}.yaml`, 'utf8').split('\n')[0];
    expect(first).toBe(`# yaml-language-server: $schema=./schema/${name}.schema.json`);
  });

  it('say that people are invented and splits are made up', () => {
    expect(readFileSync('config/org.yaml', 'utf8')).toMatch(/人员（全部虚构）/);
    expect(readFileSync('config/tasks.yaml', 'utf8').match(/县市区分解为虚构/g)!.length).toBeGreaterThan(12);
  });
});
