import type { Drawing, TextMark } from '../../src/render/marks.ts';
import { measure } from '../../src/render/paint.ts';

interface Box {
  readonly said: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The texts of a drawing. */
export function textsOf({ marks }: Drawing): TextMark[] {
  return marks.filter((mark): mark is TextMark => mark.kind === 'text' && mark.text !== '');
}

/** Where a text's ink may be: its width, and its size as height less the room above and below a character. */
function boxOf({ text, x, y, size, bold = false, align = 'left' }: TextMark): Box {
  const width = measure(text, size, bold);
  const left = align === 'left' ? x : align === 'center' ? x - width / 2 : x - width;
  return { said: text, left, right: left + width, top: y - size * 0.45, bottom: y + size * 0.45 };
}

/** Texts that leave the page, and pairs that lie on each other: both must be none. */
export function collisions(drawing: Drawing): string[] {
  const boxes = textsOf(drawing).map(boxOf);
  const outside = boxes.filter(
    ({ left, right, top, bottom }) =>
      left < -0.5 || right > drawing.width + 0.5 || top < 0 || bottom > drawing.height,
  );
  const pairs = boxes.flatMap((one, at) =>
    boxes
      .slice(at + 1)
      .filter((other) => overlap(one, other))
      .map((other) => `${one.said} | ${other.said}`),
  );
  return [...outside.map(({ said }) => said), ...pairs];
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.left < other.right - 0.5 &&
    other.left < one.right - 0.5 &&
    one.top < other.bottom - 0.5 &&
    other.top < one.bottom - 0.5
  );
}
