/** The width in pixels of a text on one line. */
export type Measure = (text: string, size: number, bold: boolean) => number;

export interface Font {
  readonly size: number;
  readonly bold?: boolean;
}

/** A number or a Latin word stays whole; an opening bracket stays with what follows, a closing mark with what precedes. */
const pieces = /[（《「『【〈“]*(?:[\p{Script=Latin}\d.,%+\-/:]+|.)[，。、；：！？）》」』】〉”％]*/gsu;

/** Breaks a text into lines no wider than `width`; what `maxLines` cannot hold is cut and ends in …. */
export function wrap(text: string, width: number, maxLines: number, font: Font, measure: Measure): string[] {
  const fits = (line: string) => measure(line, font.size, font.bold ?? false) <= width;
  const lines: string[] = [];
  let line = '';
  const queue = (text.match(pieces) ?? []).reverse();
  while (queue.length > 0) {
    const piece = queue.pop()!;
    if (fits(line + piece.trimEnd())) line += piece;
    else if (line.trim() !== '') {
      lines.push(line.trim());
      line = '';
      queue.push(piece.trimStart());
    } else {
      const characters = Array.from(piece);
      if (characters.length === 1) line = piece;
      else queue.push(...characters.reverse());
    }
    if (lines.length === maxLines) return [...lines.slice(0, -1), shortened(lines.at(-1)!, fits)];
  }
  return line.trim() === '' && lines.length > 0 ? lines : [...lines, line.trim()];
}

/** The text with … at its end, less whole numbers and words until it fits; only a single long word is cut inside. */
function shortened(line: string, fits: (line: string) => boolean): string {
  const whole = line.match(pieces) ?? [];
  const kept = whole.length === 1 && !/\d/.test(line) ? Array.from(line) : whole;
  while (kept.length > 0 && !fits(`${kept.join('')}…`)) kept.pop();
  return `${kept.join('')}…`;
}

/** The largest of the sizes at which the text fits on one line, or undefined. */
export function fittingSize(
  text: string,
  width: number,
  sizes: readonly number[],
  bold: boolean,
  measure: Measure,
): number | undefined {
  return sizes.find((size) => measure(text, size, bold) <= width);
}

/** Like `wrap`, with lines of about equal length: 达到 over 序时 rather than 达到序 over 时. */
export function wrapEvenly(
  text: string,
  width: number,
  maxLines: number,
  font: Font,
  measure: Measure,
): string[] {
  const lines = wrap(text, width, maxLines, font, measure);
  if (lines.length === 1) return lines;
  const even = measure(text, font.size, font.bold ?? false) / lines.length + font.size / 2;
  const evener = wrap(text, Math.min(width, even), maxLines + 1, font, measure);
  return evener.length === lines.length ? evener : lines;
}
