import { describe, expect, it } from 'vitest';
import { judge } from '../../src/domain/checks.ts';
import type { Candidate, Judgement, Said } from '../../src/domain/judgement.ts';
import type { Indicator } from '../../src/domain/model.ts';
import { figure, indicator, part, thresholds } from './build.ts';

const typed = (value: string, measure = '', multiplier = '1'): Said => ({
  amount: { value, measure, multiplier },
});

function verdict(said: Said, over: Partial<Candidate> = {}, kind: Partial<Indicator> = {}): Judgement {
  return judge({
    indicator: indicator(kind),
    target: '1000',
    history: [],
    said,
    dataDate: '2024-12-31',
    thresholds,
    ...over,
  });
}

/** The year's figures, one a month from January. */
const year = (...values: string[]) => values.map((value, at) => figure(value, `2024-0${at + 1}-15`));

/** ok, or the kinds of what is asked or refused. */
function short(judgement: Judgement): string {
  if (judgement.verdict === 'ok') return 'ok';
  if (judgement.verdict === 'refuse') return `refuse ${judgement.reason.kind}`;
  return `ask ${judgement.reasons.map(({ kind }) => kind).join(' ')}`;
}

function value(judgement: Judgement): string | undefined {
  return judgement.verdict === 'refuse' ? undefined : judgement.entry.value?.toFixed();
}

describe('a number that is recorded at once', () => {
  it.each([
    ['the first of a year', typed('300'), [], '300'],
    ['a higher one', typed('400', '人'), year('300'), '400'],
    ['the same one again', typed('300'), year('300'), '300'],
    ['+120 on the last', { ...typed('120'), add: true }, year('100', '300'), '420'],
    ['exactly 150% of the target', typed('1500'), year('1400'), '1500'],
    ['zero', typed('0'), [], '0'],
  ])('%s', (_rule, said, history, recorded) => {
    const judgement = verdict(said, { history });
    expect([short(judgement), value(judgement)]).toEqual(['ok', recorded]);
  });
});

describe('asked before it is recorded', () => {
  it.each([
    ['the first crossing of 150% of the target', typed('1501'), year('1400'), 'ask over-target'],
    ['also with nothing before', typed('1501'), [], 'ask over-target'],
    ['not the second time', typed('1700'), year('1400', '1600'), 'ok'],
    [
      'a stated 完成% more than a point off',
      { ...typed('300'), statedPercent: '31.1' },
      [],
      'ask stated-percent',
    ],
    ['a stated 完成% exactly a point off is not', { ...typed('300'), statedPercent: '31' }, [], 'ok'],
    ['a stated 完成% below', { ...typed('300'), statedPercent: '28.9' }, [], 'ask stated-percent'],
    ['人次 for 人', typed('300', '人次'), [], 'ask measure'],
    ['half a person', typed('300.5'), [], 'ask not-whole'],
    [
      'several doubts are told together',
      { ...typed('1501.5', '人次'), statedPercent: '31' },
      [],
      'ask measure not-whole over-target stated-percent',
    ],
  ])('%s', (_rule, said, history, expected) => {
    expect(short(verdict(said, { history }))).toBe(expected);
  });

  it('keeps what would be recorded and the figures of each reason', () => {
    const judgement = verdict({ ...typed('1600'), statedPercent: '16' });
    expect(value(judgement)).toBe('1600');
    const reasons = judgement.verdict === 'ask' ? judgement.reasons : [];
    expect(reasons.map((reason) => JSON.parse(JSON.stringify(reason)))).toEqual([
      { kind: 'over-target', completion: '160', limit: '150' },
      { kind: 'stated-percent', stated: '16', completion: '160' },
    ]);
  });

  it('without a target nothing is over it and no percent follows from it', () => {
    for (const target of ['', '0', undefined]) {
      expect(short(verdict({ ...typed('99999'), statedPercent: '31' }, { target }))).toBe('ok');
    }
  });
});

describe('a jump', () => {
  it.each([
    ['five times the median of three steps is no jump', '180', year('100', '110', '120', '130'), 'ok'],
    ['one more is', '181', year('100', '110', '120', '130'), 'ask jump'],
    ['two steps are too few to tell', '900', year('100', '110', '120'), 'ok'],
    ['the first value of the year is no step', '900', year('110', '120', '130'), 'ok'],
    ['a month without growth is no step', '900', year('110', '110', '120', '130'), 'ok'],
    [
      'only the last six steps count',
      '700',
      year('0', '100', '200', '300', '400', '401', '402', '403'),
      'ask jump',
    ],
  ])('%s', (_rule, to, history, expected) => {
    expect(short(verdict(typed(to), { history }))).toBe(expected);
  });

  it('of an even number of steps the middle two decide', () => {
    // Steps 10, 10, 20, 40: median 15, limit 75.
    const history = year('0', '10', '20', '40', '80');
    expect(short(verdict(typed('155'), { history }))).toBe('ok');
    const judgement = verdict(typed('156'), { history });
    expect(judgement.verdict === 'ask' && JSON.parse(JSON.stringify(judgement.reasons[0]))).toMatchObject({
      kind: 'jump',
      step: '76',
      median: '15',
    });
  });

  it('concerns only values that add up over the year', () => {
    const history = year('100', '110', '120', '130');
    expect(short(verdict(typed('900'), { history }, { kind: 'level' }))).toBe('ok');
  });
});

describe('refused', () => {
  it.each([
    ['another dimension', typed('300', '元', '10000'), 'refuse dimension'],
    ['a value below nothing', typed('-1'), 'refuse negative'],
    ['a number with too many digits', typed(`1${'0'.repeat(15)}`), 'refuse too-long'],
    ['a number with too many decimals', typed('0.1234567890123'), 'refuse too-long'],
    ['+120 with nothing to add to', { ...typed('120'), add: true }, 'refuse nothing-to-add-to'],
    ['无变化 with nothing before', { holds: true }, 'refuse nothing-to-hold'],
    ['a line without a value', {}, 'refuse value-missing'],
    ['a stage for a number', { stage: '主体' }, 'refuse value-missing'],
    ['a state for a number', { state: 'done' as const }, 'refuse value-missing'],
  ])('%s', (_rule, said, expected) => {
    expect(short(verdict(said))).toBe(expected);
  });

  it('a value that falls within the year, with the figure and day it falls below', () => {
    const judgement = verdict(typed('299'), { history: year('100', '300') });
    expect(JSON.parse(JSON.stringify(judgement))).toEqual({
      verdict: 'refuse',
      reason: { kind: 'falling', value: '299', last: '300', lastDate: '2024-02-15' },
    });
  });

  it('also a value that falls on one and the same day', () => {
    const history = [figure('300', '2024-03-31')];
    expect(short(verdict(typed('299'), { history, dataDate: '2024-03-31' }))).toBe('refuse falling');
  });

  it('a 更正 may fall', () => {
    expect(short(verdict(typed('299'), { history: year('100', '300'), correction: true }))).toBe('ok');
  });

  it('a new year starts from nothing', () => {
    expect(short(verdict(typed('20'), { history: [], dataDate: '2025-01-31' }))).toBe('ok');
  });

  it('a late figure for an earlier day may be less than a later one, but not more', () => {
    const history = [figure('100', '2024-01-31'), figure('300', '2024-03-31')];
    expect(short(verdict(typed('200'), { history, dataDate: '2024-02-29' }))).toBe('ok');
    expect(short(verdict(typed('301'), { history, dataDate: '2024-02-29' }))).toBe('refuse above-later');
    expect(short(verdict(typed('99'), { history, dataDate: '2024-02-29' }))).toBe('refuse falling');
  });

  it('a number of 600,000 digits at once', () => {
    expect(short(verdict(typed('9'.repeat(600_000))))).toBe('refuse too-long');
  });

  it.each(['level', 'cap'] as const)('+120 for a %s, which does not add up', (kind) => {
    expect(short(verdict({ ...typed('120'), add: true }, { history: year('1') }, { kind }))).toBe(
      'refuse add-not-cumulative',
    );
  });

  it('nothing of that holds for a rate: it may fall and be negative', () => {
    expect(
      short(
        verdict(typed('-44.1', '%'), { target: '5', history: year('5.8') }, { kind: 'level', measure: '%' }),
      ),
    ).toBe('ok');
  });

  it('a limit may be read lower than before', () => {
    expect(
      short(verdict(typed('3'), { target: '60', history: year('5') }, { kind: 'cap', measure: '起' })),
    ).toBe('ok');
  });
});

describe('无变化 and 零报告', () => {
  it.each([
    ['无变化 repeats the last value', { holds: true }, year('100', '300'), 'cumulative', '300'],
    ['零报告 adds nothing', { zero: true }, year('100', '300'), 'cumulative', '300'],
    ['零报告 begins at zero', { zero: true }, [], 'cumulative', '0'],
    ['零报告 for a limit on what is counted begins at zero', { zero: true }, [], 'cap', '0'],
    ['零报告 keeps the last rate', { zero: true }, year('5.8'), 'level', '5.8'],
  ] as const)('%s', (_rule, said, history, kind, recorded) => {
    const judgement = verdict(said, { history }, { kind });
    expect([short(judgement), value(judgement)]).toEqual(['ok', recorded]);
  });

  it('零报告 for a rate that was never read says nothing', () => {
    expect(short(verdict({ zero: true }, {}, { kind: 'level' }))).toBe('refuse nothing-to-hold');
  });

  it('无变化 repeats a stage and a state', () => {
    const last = { dataDate: '2024-05-31', period: '2024-05' };
    expect(
      verdict({ holds: true }, { history: [{ ...last, stage: '主体' }] }, { kind: 'stage' }),
    ).toMatchObject({ entry: { stage: '主体' } });
    expect(
      verdict({ holds: true }, { history: [{ ...last, state: 'behind' }] }, { kind: 'stated' }),
    ).toMatchObject({ entry: { state: 'behind' } });
  });
});

describe('stages, states and parts', () => {
  const stages = [
    { name: '主体', percent: '50' },
    { name: '投用', percent: '100' },
  ];

  it.each([
    ['a stage of the indicator', { stage: '主体' }, 'ok'],
    ['a stage it does not have', { stage: '装修' }, 'refuse unknown-stage'],
    ['a number where a stage is due', typed('50', '%'), 'refuse stage-missing'],
  ])('%s', (_rule, said, expected) => {
    const judgement = verdict(said, {}, { kind: 'stage', stages });
    expect(short(judgement)).toBe(expected);
    if (judgement.verdict === 'refuse') expect(judgement.reason).toMatchObject({ stages: ['主体', '投用'] });
  });

  it('a state for a stated indicator, and a number instead', () => {
    expect(short(verdict({ state: 'on-schedule' }, {}, { kind: 'stated' }))).toBe('ok');
    expect(short(verdict(typed('50'), {}, { kind: 'stated' }))).toBe('refuse state-missing');
  });

  it('a part is judged in its own measure', () => {
    const parts = [part('户', { measure: '万户' })];
    expect(
      short(verdict(typed('20000', '户', '10000'), { part: '户', target: '2' }, { parts, measure: '' })),
    ).toBe('ok');
    expect(
      short(verdict(typed('20000', '人', '10000'), { part: '户', target: '2' }, { parts, measure: '' })),
    ).toBe('ask measure');
  });
});

it('a late figure is compared with the last word of a later day, not with what that replaced', () => {
  const later = [figure('100', '2024-03-31'), figure('150', '2024-03-31')];
  expect(short(verdict(typed('120'), { history: later, dataDate: '2024-03-25' }))).toBe('ok');
  expect(short(verdict(typed('151'), { history: later, dataDate: '2024-03-25' }))).toBe('refuse above-later');
});
