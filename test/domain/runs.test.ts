import { describe, expect, it } from 'vitest';
import { closeMonth } from '../../src/domain/close-month.ts';
import { noticeNumber } from '../../src/domain/notice-number.ts';
import { dueNotices, levelOf, runsAt } from '../../src/domain/runs.ts';
import { closingRules, rankedMonth, unitFacts, warningRules } from './build-month.ts';

const inBottom = (...months: string[]) => months.map((month) => rankedMonth(month, ['隆回县'], ['洞口县']));
const runOf = (closed: ReturnType<typeof inBottom>, month: string, resetInJanuary = true) =>
  runsAt(closed, month, { resetInJanuary }).find(({ unit }) => unit === '隆回县')?.run ?? 0;

describe('a run of months in the bottom', () => {
  it.each([
    ['counts consecutive months', inBottom('2024-08', '2024-09', '2024-10'), '2024-10', 3],
    ['takes the months in any order', inBottom('2024-10', '2024-08', '2024-09'), '2024-10', 3],
    ['is ended by a month that is not closed', inBottom('2024-08', '2024-10'), '2024-10', 1],
    [
      'is ended by a month out of the bottom',
      [...inBottom('2024-08', '2024-10'), rankedMonth('2024-09', ['洞口县'], ['隆回县'])],
      '2024-10',
      1,
    ],
    ['is none in a month out of the bottom', [rankedMonth('2024-10', ['洞口县'], ['隆回县'])], '2024-10', 0],
    ['starts anew in January', inBottom('2024-11', '2024-12', '2025-01'), '2025-01', 1],
    ['goes on in February', inBottom('2024-12', '2025-01', '2025-02'), '2025-02', 2],
  ])('%s', (_rule, closed, month, run) => {
    expect(runOf(closed, month)).toBe(run);
  });

  it('goes on over the year’s end where the rules say so', () => {
    expect(runOf(inBottom('2024-11', '2024-12', '2025-01'), '2025-01', false)).toBe(3);
  });

  it('bottom in August, exempt in September, bottom in October: run 1', () => {
    const closed = ['2024-08', '2024-09', '2024-10'].map((month) =>
      closeMonth(
        {
          month,
          units: [
            ...['A', 'B', 'C', 'D', 'E', 'F'].map((unit) => unitFacts(unit, '0.9')),
            unitFacts('隆回县', '0.1', { exempt: month === '2024-09' }),
          ],
        },
        closingRules,
      ),
    );
    expect(closed.map(({ groups }) => groups[0]!.bottom.includes('隆回县'))).toEqual([true, false, true]);
    expect(runOf(closed, '2024-10')).toBe(1);
  });

  it('bottom in November, December, January: December’s notice is level 1, January starts at run 1', () => {
    const closed = inBottom('2024-11', '2024-12', '2025-01');
    const rules = warningRules();
    expect(dueNotices(closed, '2024-11', rules)).toEqual([]);
    expect(dueNotices(closed, '2024-12', rules)).toMatchObject([
      { unit: '隆回县', month: '2024-12', level: 1, run: 2 },
    ]);
    expect(dueNotices(closed, '2025-01', rules)).toEqual([]);
    expect(noticeNumber(rules.numbering, '2025-01-09', 1)).toBe('〔2025〕1号');
  });
});

describe('the level of a notice', () => {
  it.each([
    [2, 1, undefined],
    [2, 2, 1],
    [2, 3, 2],
    [2, 4, 3],
    [2, 9, 3],
    [1, 1, 1],
    [3, 2, undefined],
    [3, 3, 1],
  ])('with N %i, a run of %i is level %s', (consecutiveMonths, run, level) => {
    expect(levelOf(run, warningRules({ consecutiveMonths }))).toBe(level);
  });

  it('stops at the last of a ladder of one', () => {
    const ladder = warningRules().ladder.slice(0, 1);
    expect(levelOf(5, warningRules({ ladder }))).toBe(1);
  });
});

describe('the notices due', () => {
  it('are one per unit, with the months, places and scores of the run', () => {
    const closed = inBottom('2024-09', '2024-10');
    const [notice, ...more] = dueNotices(closed, '2024-10', warningRules());
    expect(more).toEqual([]);
    expect(
      notice!.months.map(({ month, group, place, of, total }) => [month, group, place, of, total.toString()]),
    ).toEqual([
      ['2024-09', '县市区', 2, 2, '1'],
      ['2024-10', '县市区', 2, 2, '1'],
    ]);
  });

  it('come in the order of the places, group by group', () => {
    const closed = ['2024-09', '2024-10'].map((month) => rankedMonth(month, ['C', 'B'], ['A']));
    expect(dueNotices(closed, '2024-10', warningRules()).map(({ unit }) => unit)).toEqual(['C', 'B']);
  });
});

describe('文号', () => {
  it.each([
    ['〔{year}〕{n}号', '2024-12-31', 3, '〔2024〕3号'],
    ['邵民实预〔{year}〕第{n}号', '2025-01-02', 12, '邵民实预〔2025〕第12号'],
  ])('%s signed on %s as number %i is %s', (pattern, day, n, expected) => {
    expect(noticeNumber(pattern, day, n)).toBe(expected);
  });
});
