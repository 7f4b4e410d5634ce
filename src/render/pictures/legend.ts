import { type Block, type Mark, text } from '../marks.ts';
import { type Light, shape } from '../shapes.ts';
import type { Measure } from '../text/wrap.ts';
import { color, innerWidth, margin, size } from '../theme.ts';

export interface LegendEntry {
  readonly light: Light;
  readonly text: string;
}

/** The lights of a board or list, in the order a reader looks for them. */
export const lightLegend: readonly LegendEntry[] = [
  { light: 'done', text: '已完成' },
  { light: 'green', text: '达到序时（达标、控制在目标内）' },
  { light: 'yellow', text: '滞后（黄）' },
  { light: 'red', text: '滞后（红）、未达标、超出' },
  { light: 'unreported', text: '未报' },
  { light: 'no-task', text: '无此任务' },
];

const lineHeight = 50;
const radius = 16;
const gapAfter = 34;
const style = { size: size.detail, color: color.ink };

/** Shapes with their words, as many on a line as fit. */
export function legendBlock(entries: readonly LegendEntry[], measure: Measure): Block {
  const marks: Mark[] = [];
  let [x, line] = [margin, 0];
  for (const { light, text: words } of entries) {
    const width = 2 * radius + 10 + measure(words, style.size, false);
    if (x > margin && x + width > margin + innerWidth) [x, line] = [margin, line + 1];
    const y = lineHeight * (line + 0.5);
    marks.push(...shape(light, x + radius, y, radius), text(words, x + 2 * radius + 10, y, style));
    x += width + gapAfter;
  }
  return { height: (line + 1) * lineHeight, marks };
}
