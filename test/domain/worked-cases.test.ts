import { describe, expect, it } from 'vitest';
import { noticeNumber } from '../../src/domain/notice-number.ts';
import { indicator, part } from './build.ts';
import { rawSilent, rawTask, rawUnit, rawYear, usual } from './second/build-raw.ts';
import { byHand } from './second/by-hand.ts';
import type { Outcome } from './second/outcome.ts';
import { byProduct } from './second/product.ts';
import type { RawTask, RawUnit } from './second/raw.ts';

const october = (units: readonly RawUnit[]) => rawYear({ '2024-10': units });

/** Units A, B, C… that reported, each with so many points. */
const units = (...points: string[]) => points.map((value, at) => rawUnit('ABCDEFGHIJKL'[at]!, value));
const eight = ['99', '98', '97', '96', '95', '94', '93', '92'];
const falling = (n: number) => units(...Array.from({ length: n }, (_, at) => String(90 - at)));

/** What is printed of each place: `9 I BOTTOM`. */
const places = (outcome: Outcome) =>
  (outcome.get('1. 2024-10 · group 县市区') ?? '')
    .split('\n')
    .filter((line) => /^\d/.test(line))
    .map((line) => line.replace(/ \(.*/, ''));
const lastFour = (outcome: Outcome) => places(outcome).slice(8);
const bottomCount = (outcome: Outcome) => places(outcome).filter((line) => line.endsWith('BOTTOM')).length;
const of = (about: string) => (outcome: Outcome) => outcome.get(about);
const judged = (outcome: Outcome) => {
  const text = [...outcome].find(([about]) => about.startsWith('1. 2024-10 · A · '))![1];
  const [status, , ratio] = text.split(' ');
  const completion = / completion (\S+)/.exec(text)![1]!;
  return [status, Number(ratio), Number(completion) || completion];
};

/** Seven units of which X is last or exempt, as the months say; one bottom place. */
const months = (asked: Readonly<Record<string, 'bottom' | 'exempt'>>, consecutiveMonths = 2) =>
  rawYear(
    Object.fromEntries(
      Object.entries(asked).map(([month, how]) => [
        month,
        [...units('90', '89', '88', '87', '86', '85'), rawUnit('X', '1', { exempt: how === 'exempt' })],
      ]),
    ),
    {
      ...usual,
      ranking: { ...usual.ranking, bottomPlaces: 1 },
      warning: { ...usual.warning, consecutiveMonths },
    },
  );

const parts: RawTask = {
  indicator: indicator({ parts: [part('户'), part('人')] }),
  partTargets: { 户: '2', 人: '6' },
  parts: { 户: { value: '4', dataDate: '2024-10-31' }, 人: { value: '0', dataDate: '2024-10-31' } },
  year: 2024,
};
const one = (...tasks: RawTask[]) => october([rawUnit('A', tasks)]);
const winter = { '2024-11': 'bottom', '2024-12': 'bottom', '2025-01': 'bottom' } as const;

/** DESIGN 6, last paragraph, case by case. */
const cases = [
  [
    '12 units, four silent and equal: all at place 9, all four in the bottom',
    october([...units(...eight), ...['I', 'J', 'K', 'L'].map(rawSilent)]),
    lastFour,
    ['9 I BOTTOM', '9 J BOTTOM', '9 K BOTTOM', '9 L BOTTOM'],
  ],
  [
    '12 units, four that reported and are equal in everything: all at place 9, nobody in the bottom',
    october(units(...eight, '50', '50', '50', '50')),
    lastFour,
    ['9 I', '9 J', '9 K', '9 L'],
  ],
  [
    '12 units, two reporting units equal at place 9: both out, places 11 and 12 in',
    october(units(...eight, '50', '50', '40', '30')),
    lastFour,
    ['9 I', '9 J', '11 K BOTTOM', '12 L BOTTOM'],
  ],
  ['5 units, K 3 → 2', october(falling(5)), bottomCount, 2],
  ['2 units, K 3 → 1', october(falling(2)), bottomCount, 1],
  ['1 unit, K 3 → 0', october(falling(1)), bottomCount, 0],
  ['6 units, K 3 → 3', october(falling(6)), bottomCount, 3],
  [
    'bottom in August, exempt in September, bottom in October: run 1',
    months({ '2024-08': 'bottom', '2024-09': 'exempt', '2024-10': 'bottom' }, 1),
    of('3. 2024-10 · due'),
    'run 1 X/2024-10/1',
  ],
  [
    'bottom in August, September, October: run 3',
    months({ '2024-08': 'bottom', '2024-09': 'bottom', '2024-10': 'bottom' }),
    of('3. 2024-10 · due'),
    'run 3 X/2024-10/2',
  ],
  [
    'bottom in November, December, January: December’s notice is level 1',
    months(winter),
    of('2. 2024-12 · due'),
    'run 2 X/2024-12/1',
  ],
  ['… January starts at run 1', months(winter, 1), of('3. 2025-01 · due'), 'run 1 X/2025-01/1'],
  ['… so that no notice is due for January', months(winter), of('3. 2025-01 · due'), ''],
  [
    'target blank: not counted',
    one(rawTask('cumulative', ''), rawTask('level', '100', '60')),
    of('1. 2024-10 · A · total'),
    '60.00',
  ],
  [
    'all targets blank: not ranked',
    one(rawTask('cumulative', ''), rawTask('level', ' ')),
    of('1. 2024-10 · group 县市区'),
    'bottom places 0: \nnot ranked: A no-task',
  ],
  ['level target 5, value −44.1: r 0', one(rawTask('level', '5', '-44.1')), judged, ['not-met', 0, -882]],
  ['cap 60, value 50: 控制在目标内, r 1', one(rawTask('cap', '60', '50')), judged, ['within', 1, '—']],
  ['cap 0, value 1: r 0', one(rawTask('cap', '0', '1')), judged, ['exceeded', 0, '—']],
  ['parts 200% and 0%: completion 50%, not 已完成', one(parts), judged, ['behind-red', 0.6, 50]],
] as const;

describe.each([
  ['the product', byProduct],
  ['the second implementation', byHand],
])('the worked cases by %s', (_name, run) => {
  it.each(cases)('%s', (_case, year, read, expected) => {
    expect(read(run(year))).toEqual(expected);
  });
});

it('December’s notice, signed in January, has the 文号 of January’s year', () => {
  expect(noticeNumber(usual.warning.numbering, '2025-01-09', 1)).toBe('〔2025〕1号');
});
