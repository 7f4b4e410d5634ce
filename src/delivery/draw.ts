import type { Logger } from 'pino';
import type { Drawable, Outbound } from '../message/outbound.ts';

export interface DrawingTools {
  /** Draws a page as PNG in a thread of its own. */
  readonly draw: (picture: Drawable) => Promise<Buffer>;
  readonly log: Logger;
  readonly count: (event: string) => void;
}

/** Within the lease of a row there is no more time than this beside the send; a picture that takes longer is tried again. */
const longestMs = 8_000;

/** A piece as it goes out: its picture drawn, words in its place when it cannot be drawn, `later` when it was not ready in time. */
export async function withPictureDrawn(tools: DrawingTools, piece: Outbound): Promise<Outbound | 'later'> {
  const [picture] = piece.pictures ?? [];
  if (!picture) return piece;
  const { pictures: _, ...rest } = piece;
  try {
    const png = await inTime(tools.draw(picture));
    return png ? { ...rest, image: png.toString('base64') } : 'later';
  } catch (error) {
    tools.count('picture_lost');
    tools.log.error({ err: error, picture: picture.kind }, 'picture could not be drawn');
    return { lines: [`图片“${picture.title}”没有生成，请以文字为准，或稍后再要一次。`] };
  }
}

async function inTime(drawn: Promise<Buffer>): Promise<Buffer | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), longestMs);
  });
  // Nobody may be waiting any more when it fails.
  drawn.catch(() => undefined);
  try {
    return await Promise.race([drawn, late]);
  } finally {
    clearTimeout(timer);
  }
}
