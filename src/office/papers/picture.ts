import type { Paper } from '../../bulletin/paper.ts';
import { decimal } from '../../domain/arithmetic.ts';
import type { Programme } from '../../domain/model.ts';
import type { Drawable } from '../../message/outbound.ts';
import type { MonthTask } from '../monthly/tasks.ts';
import { boardPages } from '../pictures/board.ts';
import type { Standing } from '../situation.ts';

/** A paper with the data of the picture in its last section: drawn when it is printed, frozen as data. */
export interface PicturedPaper extends Paper {
  readonly picture?: Drawable;
}

/** Draws a page as PNG. */
export type Draw = (picture: Drawable) => Promise<Buffer>;

/** The board (挂图作战) of the first programme in which counties have tasks, as a month froze them. */
export function paperBoard(
  programmes: readonly Programme[],
  counties: readonly MonthTask[],
): Drawable | undefined {
  for (const programme of programmes) {
    const own = counties.filter(({ indicator }) => indicator.programme === programme.id);
    const [page] = boardPages({ standings: own.map(standingOf), programmes: [programme] });
    if (page) return page;
  }
  return undefined;
}

/** The paper with its picture drawn; without it, and `lost`, when it cannot be drawn. */
export async function pictured(
  { picture, ...paper }: PicturedPaper,
  draw: Draw,
): Promise<{ readonly paper: Paper; readonly lost: boolean }> {
  const last = paper.sections.at(-1);
  if (!picture || !last) return { paper, lost: false };
  const png = await draw(picture).catch(() => undefined);
  if (!png) return { paper, lost: true };
  const block = { kind: 'picture', picture: { png, description: picture.title } } as const;
  const sections = [...paper.sections.slice(0, -1), { ...last, blocks: [...last.blocks, block] }];
  return { paper: { ...paper, sections }, lost: false };
}

/** A frozen task as the board wants it; its printed value is a number again. */
function standingOf({ unit, indicator, progress, value }: MonthTask): Standing {
  const { measure, kind } = indicator;
  const number = value.endsWith(measure) ? value.slice(0, value.length - measure.length) : '';
  const { dataDate, judgedAt } = progress;
  const whole = {
    dataDate: dataDate ?? '',
    period: '',
    ...(/^-?\d+(\.\d+)?$/.test(number) ? { value: decimal(number) } : {}),
    ...(kind === 'stage' && dataDate ? { stage: value } : {}),
  };
  return { unit, indicator, progress, figures: { whole, parts: {} }, carried: judgedAt !== dataDate };
}
