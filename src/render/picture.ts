import type { Drawing } from './marks.ts';
import { type Board, drawBoard } from './pictures/board.ts';
import { type Card, drawCard } from './pictures/card.ts';
import { drawIndicator, type IndicatorPicture } from './pictures/indicator.ts';
import { drawRanking, type Ranking } from './pictures/ranking.ts';
import { drawTrend, type Trend } from './pictures/trend.ts';
import type { Measure } from './text/wrap.ts';

/** Everything that can be drawn, as plain data that may cross to another thread. */
export type Picture = Board | Ranking | Trend | IndicatorPicture | Card;

/** Lays a picture of one page out; its texts are clean (`cleanAll`). */
export function layOut(picture: Picture, measure: Measure): Drawing {
  switch (picture.kind) {
    case 'board':
      return drawBoard(picture, measure);
    case 'ranking':
      return drawRanking(picture, measure);
    case 'trend':
      return drawTrend(picture, measure);
    case 'indicator':
      return drawIndicator(picture, measure);
    case 'card':
      return drawCard(picture, measure);
  }
}
