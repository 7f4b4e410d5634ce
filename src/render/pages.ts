import { RenderError } from './errors.ts';
import type { Picture } from './picture.ts';
import { type Board, boardLimits } from './pictures/board.ts';
import { cardLimits } from './pictures/card.ts';
import { indicatorLimits } from './pictures/indicator.ts';
import { rankingLimits } from './pictures/ranking.ts';
import { type Trend, trendLimits } from './pictures/trend.ts';

/**
 * One picture as the pictures that a phone can show: parts of about equal size, each with its number.
 * `pagesOf(board)` of 12 units and 49 indicators gives four boards; what fits comes back as it was.
 */
export function pagesOf(picture: Picture): Picture[] {
  const parts = partsOf(picture);
  if (parts.length === 1) return parts;
  return parts.map((part, at) => ({ ...part, page: { number: at + 1, of: parts.length } }));
}

function partsOf(picture: Picture): Picture[] {
  switch (picture.kind) {
    case 'board':
      return boardParts(picture);
    case 'trend':
      return trendParts(picture);
    case 'ranking':
      return chunks(picture.rows, rankingLimits.rows).map((rows) => ({ ...picture, rows }));
    case 'indicator':
      return chunks(picture.rows, indicatorLimits.rows).map((rows) => ({ ...picture, rows }));
    case 'card':
      return chunks(picture.rows, cardLimits.rows).map((rows) => ({ ...picture, rows }));
  }
}

/** All indicators of the first units, then of the next. */
function boardParts(board: Board): Board[] {
  const uneven = board.rows.find(({ cells }) => cells.length !== board.units.length);
  if (uneven)
    throw new RenderError(
      'malformed',
      `${uneven.name}: ${uneven.cells.length} cells, ${board.units.length} units`,
    );
  const columns = chunks([...board.units.keys()], boardLimits.units);
  return columns.flatMap((column) =>
    chunks(board.rows, boardLimits.rows).map((rows) => ({
      ...board,
      units: column.map((at) => board.units[at]!),
      rows: rows.map((row) => ({ ...row, cells: column.map((at) => row.cells[at]!) })),
    })),
  );
}

/** Neighbours at the last month stay together; the oldest months of more than a year are left out. */
function trendParts(trend: Trend): Trend[] {
  const months = trend.months.slice(-trendLimits.months);
  const last = (points: Trend['units'][number]['points']) =>
    points[trend.months.length - 1]?.place ?? Number.MAX_SAFE_INTEGER;
  const units = trend.units
    .map((unit) => ({
      ...unit,
      place: last(unit.points),
      points: unit.points.slice(trend.months.length - months.length),
    }))
    .sort((one, other) => one.place - other.place)
    .map(({ name, points }) => ({ name, points }));
  return chunks(units, trendLimits.units).map((part) => ({ ...trend, months, units: part }));
}

/** Cuts a list into the fewest parts of at most `most`, the parts about equal; an empty list is one empty part. */
function chunks<T>(list: readonly T[], most: number): T[][] {
  const count = Math.max(1, Math.ceil(list.length / most));
  return Array.from({ length: count }, (_, at) =>
    list.slice(Math.round((at * list.length) / count), Math.round(((at + 1) * list.length) / count)),
  );
}
