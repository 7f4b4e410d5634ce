import type { Logger } from 'pino';
import type { Drawable, Outbound, Tabled } from '../message/outbound.ts';

/** What is made only when it is sent, each in a thread of its own. */
export interface Makers {
  /** Draws a page as PNG. */
  readonly draw: (picture: Drawable) => Promise<Buffer>;
  /** Writes an .xlsx file. */
  readonly write: (workbook: Tabled) => Promise<Buffer>;
}

interface MakingTools {
  readonly makers: Makers;
  readonly log: Logger;
  readonly count: (event: string) => void;
}

/** What takes longer is tried again; a row's lease is prolonged by this much for it. */
export const longestMakingMs = 60_000;

/** A piece as it goes out: its picture drawn or workbook written, words in its place when that fails, `later` when it took too long. */
export async function withMediaMade(tools: MakingTools, piece: Outbound): Promise<Outbound | 'later'> {
  const { pictures: [picture] = [], workbook } = piece;
  const { draw, write } = tools.makers;
  if (picture) {
    const lost = `图片“${picture.title}”没有生成，请以文字为准，或稍后再要一次。`;
    return made(tools, draw(picture), lost, (png) => ({ lines: [], image: png.toString('base64') }));
  }
  if (workbook) {
    const { name } = workbook;
    const lost = `文件“${name}”没有生成，请稍后再要一次。`;
    return made(tools, write(workbook), lost, (bytes) => ({
      lines: [],
      file: { name, base64: bytes.toString('base64') },
    }));
  }
  return piece;
}

async function made(
  { log, count }: MakingTools,
  making: Promise<Buffer>,
  lost: string,
  asPiece: (bytes: Buffer) => Outbound,
): Promise<Outbound | 'later'> {
  try {
    const bytes = await inTime(making);
    return bytes ? asPiece(bytes) : 'later';
  } catch (error) {
    count('media_lost');
    log.error({ err: error }, 'picture or file could not be made');
    return { lines: [lost] };
  }
}

async function inTime(making: Promise<Buffer>): Promise<Buffer | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), longestMakingMs);
  });
  // Nobody may be waiting any more when it fails.
  making.catch(() => undefined);
  try {
    return await Promise.race([making, late]);
  } finally {
    clearTimeout(timer);
  }
}
