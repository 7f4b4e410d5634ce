import { describe, expect, it } from 'vitest';
import { decimal, percentOf } from '../../src/domain/arithmetic.ts';
import { closeMonth } from '../../src/domain/close-month.ts';
import type { UnitFacts } from '../../src/domain/month.ts';
import { bottomPlaceCount } from '../../src/domain/ranking.ts';
import { closingRules, facts, judged, scoreRules, silentUnit, unitFacts } from './build-month.ts';

function close(units: readonly UnitFacts[], rules = closingRules) {
  return closeMonth({ month: '2024-10', units }, rules);
}
const rank = (units: readonly UnitFacts[], rules = closingRules) => close(units, rules).groups[0]!;
const places = (units: readonly UnitFacts[], rules = closingRules) =>
  rank(units, rules).rows.map(({ unit, place }) => `${unit} ${place}`);

/** Units A, B, C… of which each has the given ratio. */
const units = (...ratios: string[]) => ratios.map((ratio, at) => unitFacts('ABCDEFGHIJKL'[at]!, ratio));
const eight = ['0.99', '0.98', '0.97', '0.96', '0.95', '0.94', '0.93', '0.92'];

describe('the worked cases of the bottom places', () => {
  it('12 units, four silent and equal: all at place 9, all four in the bottom', () => {
    const { rows, bottom } = rank([
      ...units(...eight),
      ...['I', 'J', 'K', 'L'].map((unit) => silentUnit(unit)),
    ]);
    expect(rows.slice(8).map(({ place }) => place)).toEqual([9, 9, 9, 9]);
    expect(bottom).toEqual(['I', 'J', 'K', 'L']);
  });

  it('12 units, four that reported and are equal in everything: all at place 9, nobody in the bottom', () => {
    const { rows, bottom } = rank(units(...eight, '0.5', '0.5', '0.5', '0.5'));
    expect(rows.slice(8).map(({ place }) => place)).toEqual([9, 9, 9, 9]);
    expect(bottom).toEqual([]);
  });

  it('12 units, two reporting units equal at place 9: both out, places 11 and 12 in', () => {
    const { rows, bottom } = rank(units(...eight, '0.5', '0.5', '0.4', '0.3'));
    expect(rows.slice(8).map(({ place }) => place)).toEqual([9, 9, 11, 12]);
    expect(bottom).toEqual(['K', 'L']);
  });

  it.each([
    [5, 2],
    [2, 1],
    [1, 0],
    [6, 3],
    [12, 3],
    [0, 0],
  ])('K 3 of %i units gives %i bottom places', (n, places) => {
    expect(bottomPlaceCount(n, 3)).toBe(places);
    const ratios = Array.from({ length: n }, (_, at) => `0.${90 - at}`);
    expect(close(units(...ratios)).groups[0]?.bottom ?? []).toHaveLength(places);
  });

  it('target blank: not counted', () => {
    const some = unitFacts('A', '1', { indicators: [judged('0.6'), judged('0', { status: 'no-task' })] });
    const { rows } = rank([some, ...units('0.5').map((unit) => ({ ...unit, unit: 'B' }))]);
    expect(rows.map(({ unit, total }) => [unit, total.toString()])).toEqual([
      ['A', '60'],
      ['B', '50'],
    ]);
  });

  it('all targets blank: not ranked', () => {
    const blank = unitFacts('B', '1', { indicators: [judged('0', { status: 'no-task' })] });
    const { rows, notRanked } = rank([...units('0.5'), blank]);
    expect(rows.map(({ unit }) => unit)).toEqual(['A']);
    expect(notRanked).toEqual([{ unit: 'B', reason: 'no-task' }]);
  });
});

describe('equal scores', () => {
  const red = (ratio: string) => judged(ratio, { status: 'behind-red' });
  const completed = (percent: string) =>
    judged('0.8', { progress: { ...judged('0.8').progress, completion: decimal(percent) } });

  it('are separated by fewer 未报 rounds', () => {
    const manual = [{ id: '1', points: '2', reason: '加分' }];
    const silentOnce = unitFacts('A', '0.8', { unreportedRounds: facts(1), manual });
    expect(places([silentOnce, unitFacts('B', '0.8')])).toEqual(['B 1', 'A 2']);
  });

  it('then by fewer red ones', () => {
    const reds = unitFacts('A', '0.8', { indicators: [red('0.8')] });
    expect(places([reds, unitFacts('B', '0.8')])).toEqual(['B 1', 'A 2']);
  });

  it('then by the higher mean completion, not capped at 100%', () => {
    const [a, b] = ['110', '120'].map((percent, at) =>
      unitFacts('AB'[at]!, '0.8', { indicators: [completed(percent)] }),
    );
    expect(places([a!, b!])).toEqual(['B 1', 'A 2']);
  });

  it('which is the same mean whatever thirds and sixths it is made of', () => {
    const done = (value: number, target: number) =>
      judged('0.8', {
        progress: { ...judged('0.8').progress, completion: percentOf(decimal(value), decimal(target)) },
      });
    const thirds = unitFacts('A', '0.8', { indicators: [done(1, 3), done(1, 3)] });
    const others = unitFacts('B', '0.8', { indicators: [done(1, 6), done(1, 2)] });
    expect(places([thirds, others])).toEqual(['A 1', 'B 1']);
  });

  it('with what was never reported as 0 in that mean', () => {
    const unreported = judged('0', { status: 'unreported' });
    const a = unitFacts('A', '0', { indicators: [completed('150'), unreported] });
    const b = unitFacts('B', '0', { indicators: [completed('80'), judged('0')] });
    const keys = rank([a, b]).rows.map(({ unit, completion }) => [unit, completion.toString()]);
    expect(keys).toEqual([
      ['A', '75'],
      ['B', '40'],
    ]);
  });

  it('equal in everything share a place, in the order of the configuration: 1, 2, 2, 4', () => {
    expect(places(units('0.9', '0.8', '0.8', '0.7'))).toEqual(['A 1', 'B 2', 'C 2', 'D 4']);
  });

  it('are those that are printed: what differs behind the second decimal is equal', () => {
    const [a, b] = ['0.80001', '0.80004'].map((ratio, at) => {
      const { progress } = judged(ratio);
      return unitFacts('AB'[at]!, ratio, {
        indicators: [judged(ratio, { progress: { ...progress, completion: decimal(80) } })],
      });
    });
    expect(places([a!, b!])).toEqual(['A 1', 'B 1']);
  });
});

describe('the ranking', () => {
  it('puts a unit with no report after all that reported, whatever its score', () => {
    const carried = unitFacts('A', '1', { reported: false });
    expect(places([carried, unitFacts('B', '0.1')])).toEqual(['B 1', 'A 2']);
  });

  it('lets silent units gain nothing from a shared place, and places them by score otherwise', () => {
    const silent = ['0.6', '0.5', '0.4', '0.3'].map((ratio, at) =>
      unitFacts('IJKL'[at]!, ratio, { reported: false }),
    );
    expect(rank([...units(...eight), ...silent]).bottom).toEqual(['J', 'K', 'L']);
  });

  it('of a month in which nobody reported has no bottom places, and says so', () => {
    const { rows, bottom, nobodyReported } = rank(
      ['A', 'B', 'C', 'D', 'E', 'F'].map((unit) => silentUnit(unit)),
    );
    expect([rows.length, bottom, nobodyReported]).toEqual([6, [], true]);
    expect(rank([...units('0.5'), silentUnit('B')]).nobodyReported).toBe(false);
  });

  it('leaves out exempt units: of the month or of the rules', () => {
    const all = [...units('0.9', '0.8', '0.7'), unitFacts('X', '0.1', { exempt: true })];
    const ranking = { ...closingRules.ranking, exempt: ['B'] };
    const { rows, notRanked } = rank(all, { ...closingRules, ranking });
    expect(rows.map(({ unit }) => unit)).toEqual(['A', 'C']);
    expect(notRanked).toEqual([
      { unit: 'B', reason: 'exempt' },
      { unit: 'X', reason: 'exempt' },
    ]);
  });

  it('is made inside each group; a group that is not ranked has scores only', () => {
    const all = [
      ...units('0.9', '0.8'),
      unitFacts('局', '0.2', { group: '市直部门' }),
      unitFacts('市', '0.3', { group: undefined }),
    ];
    expect(close(all).groups.map(({ group, rows }) => [group, rows.length])).toEqual([
      ['县市区', 2],
      ['市直部门', 1],
    ]);
    const counties = { ...closingRules, ranking: { ...closingRules.ranking, groups: ['县市区'] } };
    expect(close(all, counties).groups.map(({ group }) => group)).toEqual(['县市区']);
    expect(close(all, counties).sheets.map(({ unit }) => unit)).toEqual(['A', 'B', '局', '市']);
  });

  it('works by deductions as well', () => {
    const rules = { ...closingRules, score: scoreRules({ red: { points: '4' } }, 'deduction') };
    const behind = unitFacts('A', '1', { indicators: [judged('1', { status: 'behind-red' })] });
    expect(places([behind, unitFacts('B', '0.2')], rules)).toEqual(['B 1', 'A 2']);
  });
});
