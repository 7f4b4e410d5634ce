import { describe, expect, it } from 'vitest';
import { spotsOf, type TrendUnit } from '../../../src/render/pictures/trend-spots.ts';

const unit = (name: string, ...places: (number | null)[]): TrendUnit => ({
  name,
  points: places.map((place) => (place === null ? null : { place, bottom: place > 2 })),
});
const rows = (...units: TrendUnit[]) =>
  spotsOf(units, units[0]!.points.length).map((line) => line.map(({ row }) => row));

describe('the rows of a trend', () => {
  it('follow the places', () => {
    expect(rows(unit('甲', 1, 2), unit('乙', 2, 1))).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  it('are never shared: equal places stand below each other, in the order of the month before', () => {
    expect(rows(unit('甲', 3, 1), unit('乙', 1, 1), unit('丙', 2, 3))).toEqual([
      [2, 1],
      [0, 0],
      [1, 2],
    ]);
  });

  it('put a unit that was not ranked last, without a place', () => {
    expect(rows(unit('甲', null, 1), unit('乙', 1, 2))).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(spotsOf([unit('甲', null)], 1)[0]![0]).toEqual({ row: 0, place: undefined, bottom: false });
  });

  it('treat a missing month like one without a rank', () => {
    expect(spotsOf([unit('甲', 1), unit('乙', 2, 1)], 2).map((line) => line.map(({ row }) => row))).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });
});
