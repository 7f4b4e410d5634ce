/** What a picture is made of, as plain data; every x and y is in pixels from the upper left corner. */
export type Mark = TextMark | RectMark | CircleMark | PathMark;

export interface TextStyle {
  readonly size: number;
  readonly bold?: boolean;
  readonly align?: 'left' | 'center' | 'right';
  readonly color: string;
}

export interface TextMark extends TextStyle {
  readonly kind: 'text';
  readonly text: string;
  readonly x: number;
  /** The middle of the line. */
  readonly y: number;
}

interface Painted {
  readonly fill?: string;
  readonly stroke?: string;
  readonly lineWidth?: number;
  readonly dash?: readonly number[];
}

export interface RectMark extends Painted {
  readonly kind: 'rect';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface CircleMark extends Painted {
  readonly kind: 'circle';
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

export interface PathMark extends Painted {
  readonly kind: 'path';
  /** x and y of each point in turn. */
  readonly points: readonly number[];
  readonly closed?: boolean;
}

/** A strip of a picture as wide as the page; its marks count from its own upper left corner. */
export interface Block {
  readonly height: number;
  readonly marks: readonly Mark[];
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

/** Puts blocks one below the other on a page of the given width. */
export function stack(width: number, blocks: readonly Block[]): Drawing {
  let height = 0;
  const marks = blocks.flatMap((block) => {
    const moved = block.marks.map((mark) => shifted(mark, 0, height));
    height += block.height;
    return moved;
  });
  return { width, height: Math.ceil(height), marks };
}

/** The same mark at another place. */
export function shifted(mark: Mark, dx: number, dy: number): Mark {
  if (mark.kind !== 'path') return { ...mark, x: mark.x + dx, y: mark.y + dy };
  return { ...mark, points: mark.points.map((value, at) => value + (at % 2 === 0 ? dx : dy)) };
}

/** One line of text; y is its middle. */
export function text(text: string, x: number, y: number, style: TextStyle): TextMark {
  return { kind: 'text', text, x, y, ...style };
}

/** Lines of text below each other, the first one's upper edge at `top`. */
export function lines(
  texts: readonly string[],
  x: number,
  top: number,
  lineHeight: number,
  style: TextStyle,
): TextMark[] {
  return texts.map((one, at) => text(one, x, top + lineHeight * (at + 0.5), style));
}

/** A filled rectangle. */
export function box(x: number, y: number, width: number, height: number, fill: string): RectMark {
  return { kind: 'rect', x, y, width, height, fill };
}

/** A filled shape with corners. */
export function polygon(points: readonly number[], fill: string): PathMark {
  return { kind: 'path', points, closed: true, fill };
}
