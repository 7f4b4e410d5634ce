import { describe, expect, it } from 'vitest';
import { pagesOf } from '../../src/render/pages.ts';
import type { Picture } from '../../src/render/picture.ts';
import type { Board } from '../../src/render/pictures/board.ts';
import type { Trend } from '../../src/render/pictures/trend.ts';
import { board, card, indicator, ranking, trend, unitNames } from './sample.ts';

describe('a picture', () => {
  it.each<[string, Picture, number]>([
    ['a board of 12 units and 14 indicators', board(12, 14), 1],
    ['a board of 12 units and 15 indicators', board(12, 15), 2],
    ['a board of 12 units and 49 indicators', board(12, 49), 4],
    ['a board of 40 units and 14 indicators', board(40, 14), 4],
    ['an empty board', board(0, 0), 1],
    ['a ranking of 20', ranking(20), 1],
    ['a ranking of 40', ranking(40), 2],
    ['a trend of 40 units', trend(40, 10), 3],
    ['an indicator of 40 units', indicator(40), 3],
    ['a card of 49 indicators', card(49), 4],
  ])('%s takes its number of pages', (_name, picture, pages) => {
    expect(pagesOf(picture)).toHaveLength(pages);
  });

  it('that fits comes back as it was, without a page number', () => {
    expect(pagesOf(board(12, 14))).toEqual([board(12, 14)]);
  });

  it('in parts says on each which it is, with the same title and date', () => {
    const pages = pagesOf(ranking(45));
    expect(pages.map(({ page }) => page)).toEqual([1, 2, 3].map((number) => ({ number, of: 3 })));
    for (const { title, asOf } of pages) expect([title, asOf]).toEqual([ranking(1).title, '2024年10月31日']);
  });
});

describe('the parts of a board', () => {
  const whole = board(40, 30);
  const parts = pagesOf(whole) as Board[];

  it('hold every cell once, under its unit and its indicator', () => {
    const cells = parts.flatMap(({ units, rows }) =>
      rows.flatMap((row) => row.cells.map((cell, at) => JSON.stringify([units[at], row.name, cell]))),
    );
    const expected = whole.rows.flatMap((row) =>
      row.cells.map((cell, at) => JSON.stringify([whole.units[at], row.name, cell])),
    );
    expect(cells.sort()).toEqual(expected.sort());
  });

  it('are about equal, none with a lonely last column or row', () => {
    expect(new Set(parts.map(({ units }) => units.length))).toEqual(new Set([10]));
    expect(new Set(parts.map(({ rows }) => rows.length))).toEqual(new Set([10]));
  });

  it('are not made of a row with too few cells', () => {
    const uneven = { ...board(12, 1), units: unitNames(13) };
    expect(() => pagesOf(uneven)).toThrow(/失业人员再就业: 12 cells, 13 units/);
  });
});

describe('the parts of a trend', () => {
  it('keep neighbours of the last month together, units that were not ranked then at the end', () => {
    const points = (place: number | undefined) => [place === undefined ? null : { place, bottom: false }];
    const units = unitNames(18).map((name, at) => ({ name, points: points(at === 0 ? undefined : 18 - at) }));
    const parts = pagesOf(trend(1, 1, { units })) as Trend[];
    const order = parts.flatMap((part) => part.units.map(({ name }) => name));
    expect(order).toEqual([...unitNames(18).slice(1).reverse(), '双清区']);
  });

  it('leave out what is older than twelve months', () => {
    const [part] = pagesOf(trend(3, 14)) as Trend[];
    expect(part!.months).toEqual(trend(3, 14).months.slice(2));
    const kept = part!.units.find(({ name }) => name === '双清区')!;
    expect(kept.points).toEqual(trend(3, 14).units[0]!.points.slice(2));
  });
});
