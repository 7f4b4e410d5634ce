import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import { fontFiles } from './fonts.ts';
import type { Drawing, Mark } from './marks.ts';
import type { Measure } from './text/wrap.ts';
import { color } from './theme.ts';

/** A name of our own, so that a font of the machine is never taken instead. */
const family = 'Diaodu Sans';
/** The middle of a capital or a Chinese character above the baseline, in parts of the size. */
const middle = 0.365;
/** More than the worst page needs; a picture of 1080 × 6000 takes 26 MB while it is drawn. */
const highest = 6000;

const ready = fontFiles.map((path) => GlobalFonts.registerFromPath(path, family));
if (!ready.every(Boolean)) throw new Error('the fonts of the pictures could not be read');
const ruler = createCanvas(1, 1).getContext('2d');
/** One for all pictures: new ones wait long for the garbage collector, which does not see their size. */
const canvas = createCanvas(1, 1);

/** The width a text takes on the picture. */
export const measure: Measure = (text, size, bold) => {
  ruler.font = fontOf(size, bold);
  return ruler.measureText(text).width;
};

/** Draws the marks on white and gives the PNG. */
export function paint({ width, height, marks }: Drawing): Buffer {
  if (height > highest) throw new Error(`a picture ${height} pixels high is more than one page`);
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  context.fillStyle = color.page;
  context.fillRect(0, 0, width, height);
  for (const mark of marks) draw(context, mark);
  return canvas.toBuffer('image/png');
}

function draw(context: SKRSContext2D, mark: Mark): void {
  if (mark.kind === 'text') {
    context.font = fontOf(mark.size, mark.bold ?? false);
    context.textAlign = mark.align ?? 'left';
    context.fillStyle = mark.color;
    context.fillText(mark.text, mark.x, mark.y + middle * mark.size);
    return;
  }
  context.beginPath();
  if (mark.kind === 'rect') context.rect(mark.x, mark.y, mark.width, mark.height);
  else if (mark.kind === 'circle') context.arc(mark.x, mark.y, mark.radius, 0, 2 * Math.PI);
  else
    for (let at = 0; at < mark.points.length; at += 2) context.lineTo(mark.points[at]!, mark.points[at + 1]!);
  if (mark.kind === 'path' && mark.closed) context.closePath();
  if (mark.fill) {
    context.fillStyle = mark.fill;
    context.fill();
  }
  if (mark.stroke) {
    context.strokeStyle = mark.stroke;
    context.lineWidth = mark.lineWidth ?? 1;
    context.setLineDash([...(mark.dash ?? [])]);
    context.stroke();
  }
}

function fontOf(size: number, bold: boolean): string {
  return `${bold ? 700 : 400} ${size}px "${family}"`;
}
