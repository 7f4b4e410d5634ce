import type { Talk } from '../../src/conversation/handler.ts';
import type { Drawable, Outbound } from '../../src/message/outbound.ts';
import { wayBack } from './way.ts';

/** An answer that may be wanted as pictures too. */
export interface Shown {
  readonly lines: readonly string[];
  /** The pages, made only when they are wanted. */
  readonly pages: () => readonly Drawable[] | Promise<readonly Drawable[]>;
}

/** Takes 图 off what was typed behind a command: 隆回县 图, 图 隆回县, 隆回县进度图. */
export function splitPicture(typed: string): { readonly rest: string; readonly picture: boolean } {
  const rest = typed.replace(/(^|\s)图片?(?=\s|$)|图$/g, ' ').trim();
  return { rest, picture: rest !== typed.trim() };
}

/** The lines, or when pictures are wanted a line that says how they come; where no route carries them the lines stand alone. */
export async function inPictures(talk: Talk, picture: boolean, { lines, pages }: Shown): Promise<Outbound> {
  if (!picture) return { lines };
  const way = wayBack(talk);
  if (!way) return { lines: ['这里收不了图片（没有登记群机器人），以下是文字：', ...lines] };
  const pictures = await pages();
  const [first] = pictures;
  if (!first) return { lines };
  talk.say(way.to, { lines: [], pictures });
  const titles = [...new Set(pictures.map(({ title }) => `“${title}”`))].join('、');
  return { lines: [`${titles}共${pictures.length}张图，${way.said}。`] };
}
