import type { Block, Paper } from '../../bulletin/paper.ts';
import type { Programme } from '../../domain/model.ts';
import type { Drawable } from '../../message/outbound.ts';
import type { Board } from '../../render/pictures/board.ts';
import { asStanding } from '../monthly/as-standing.ts';
import type { MonthTask } from '../monthly/tasks.ts';
import { boardPages } from '../pictures/board.ts';

/** A paper with the data of the pictures in its last section: drawn when it is printed, frozen as data. */
export interface PicturedPaper extends Paper {
  readonly pictures?: readonly Drawable[];
}

/** Draws a page as PNG. */
export type Draw = (picture: Drawable) => Promise<Buffer>;

/** More indicators would make the board so tall that it is shrunk to fit the page. */
const rowsOnPage = 7;

/** The board (挂图作战) of the first programme in which counties have tasks, as a month froze them, as wide as the text. */
export function paperBoards(programmes: readonly Programme[], counties: readonly MonthTask[]): Drawable[] {
  for (const programme of programmes) {
    const own = counties.filter(({ indicator }) => indicator.programme === programme.id);
    const [page] = boardPages({ standings: own.map(asStanding), programmes: [programme] });
    if (page?.kind === 'board') return cut(page);
  }
  return [];
}

function cut(board: Board): Board[] {
  const { rows, title } = board;
  const pages = Math.ceil(rows.length / rowsOnPage);
  const most = Math.ceil(rows.length / pages);
  return Array.from({ length: pages }, (_, page) => ({
    ...board,
    title: pages > 1 ? `${title}（${page + 1}/${pages}）` : title,
    rows: rows.slice(page * most, (page + 1) * most),
  }));
}

/** The paper with its pictures drawn; without those that cannot be drawn, and `lost` when there are such. */
export async function pictured(
  { pictures = [], ...paper }: PicturedPaper,
  draw: Draw,
): Promise<{ readonly paper: Paper; readonly lost: boolean }> {
  const last = paper.sections.at(-1);
  if (pictures.length === 0 || !last) return { paper, lost: false };
  const drawn: Block[] = [];
  for (const picture of pictures) {
    const png = await draw(picture).catch(() => undefined);
    if (png) drawn.push({ kind: 'picture', picture: { png, description: picture.title } });
  }
  const sections = [...paper.sections.slice(0, -1), { ...last, blocks: [...last.blocks, ...drawn] }];
  return { paper: { ...paper, sections }, lost: drawn.length < pictures.length };
}
