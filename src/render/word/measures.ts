import { AlignmentType, LineRuleType } from 'docx';

/** 公文 geometry (GB/T 9704): A4, the text area 156 mm × 225 mm, 22 lines of 28 characters. */
export const textWidthMm = 156;
export const textWidth = twips(textWidthMm);

/** Twips (twentieths of a point) of a length in mm. */
export function twips(mm: number): number {
  return Math.round(mm * 56.6929);
}

/** Fonts are named, not embedded: every office has them. */
export const fonts = {
  title: '方正小标宋简体',
  text: '仿宋_GB2312',
  note: '楷体_GB2312',
  heading: '黑体',
  pageNumber: '宋体',
} as const;

/** Half-points of 二号, 三号, 四号, 小四 and 五号. */
export const sizes = { second: 44, third: 32, fourth: 28, smallFourth: 24, fifth: 21 } as const;

/** Twips of one 三号 character, for indents. */
export const characterWidth = 320;

/** Set exactly, so that 22 lines fit a page whatever the font's own height: 28.95 pt. */
export const lines = exactly(579);

/** An exact line height in twips. */
export function exactly(line: number) {
  return { line, lineRule: LineRuleType.EXACT };
}

export const red = 'E60012';
export const { LEFT, RIGHT, CENTER, BOTH } = AlignmentType;
