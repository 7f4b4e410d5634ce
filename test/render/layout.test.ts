import { describe, expect, it } from 'vitest';
import { covers } from '../../src/render/fonts.ts';
import { pagesOf } from '../../src/render/pages.ts';
import { measure } from '../../src/render/paint.ts';
import { layOut, type Picture } from '../../src/render/picture.ts';
import { cleanAll } from '../../src/render/text/clean.ts';
import { collisions, textsOf } from './boxes.ts';
import { board, card, everywhere, hostileTexts, indicator, ranking, trend } from './sample.ts';

const draw = (picture: Picture) => layOut(cleanAll(picture, covers), measure);

const pictures: readonly [string, Picture][] = [
  ['a board of 12 units and 14 indicators', board(12, 14)],
  ['a board of one unit', board(1, 14)],
  ['a board of one unit and one indicator', board(1, 1)],
  ['a board without indicators', board(12, 0)],
  ['a board without units', board(0, 14)],
  ['a ranking of 12', ranking(12)],
  ['a ranking of one', ranking(1)],
  ['a ranking of nobody', ranking(0)],
  ['a trend of ten months', trend(12, 10)],
  ['a trend of twelve months and 16 units', trend(16, 12)],
  ['a trend of one month', trend(12, 1)],
  ['a trend of one unit', trend(1, 3)],
  ['a trend of no month', trend(12, 0)],
  ['an indicator of 12 units', indicator(12)],
  ['an indicator of nobody', indicator(0)],
  ['a card of 14 indicators', card(14)],
  ['a card without indicators and facts', card(0, { facts: [] })],
];

describe('every picture', () => {
  it.each(pictures)('%s keeps its texts on the page and apart', (_name, picture) => {
    expect(collisions(draw(picture))).toEqual([]);
  });

  it.each(pictures)('%s is as wide as a phone shows, and not higher than three screens', (_name, picture) => {
    const { width, height } = draw(picture);
    expect(width).toBe(1080);
    expect(height).toBeLessThan(3 * 1080);
  });

  it.each(pictures)('%s has its title and 数据截至 and no letter under 24 pixels', (_name, picture) => {
    const texts = textsOf(draw(picture));
    expect(texts.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['2024年市定十大重点民生实事', '数据截至2024年10月31日']),
    );
    expect(Math.min(...texts.map(({ size }) => size))).toBeGreaterThanOrEqual(24);
  });

  it.each(hostileTexts.map((said) => [said.slice(0, 12), said]))(
    'keeps %j in every place on the page and apart',
    (_start, said) => {
      for (const picture of everywhere(said)) {
        expect(pagesOf(picture)).toHaveLength(1);
        const drawing = draw(picture);
        expect([picture.kind, collisions(drawing)]).toEqual([picture.kind, []]);
        expect(drawing.height).toBeLessThan(6000);
        for (const { text, size } of textsOf(drawing)) {
          expect([...text].filter((character) => !covers(character.codePointAt(0)!))).toEqual([]);
          expect(size).toBeGreaterThanOrEqual(20);
        }
      }
    },
  );

  it('says what to do when there is nothing to show', () => {
    const words = (picture: Picture) =>
      textsOf(draw(picture))
        .map(({ text }) => text)
        .join('');
    expect(words(board(12, 0))).toContain('还没有可以显示的数据。请先下达任务清单');
    expect(words(ranking(0))).toContain('本月没有参加排名的单位');
    expect(words(trend(12, 0))).toContain('还没有已结账并发布的排名');
    expect(words(indicator(0, { asOf: '' }))).toContain('数据截至：还没有数据');
  });
});
