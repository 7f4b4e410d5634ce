import { type Font, type Measure, wrapEvenly } from './wrap.ts';

/** Before 苗族 and before 自治县: where a reader pauses. */
const pauses = /(?=(?<=..)[^族]族)|(?=自治[县州区旗])/u;

/** A unit's name for a narrow column: 城步, 苗族, 自治县 below each other rather than 城步苗, 族自治, 县. */
export function unitNameLines(name: string, width: number, font: Font, measure: Measure): string[] {
  if (measure(name, font.size, font.bold ?? false) <= width) return [name];
  const parts = name.split(pauses);
  const fit = parts.every((part) => measure(part, font.size, font.bold ?? false) <= width);
  return parts.length > 1 && parts.length <= 3 && fit ? parts : wrapEvenly(name, width, 3, font, measure);
}
