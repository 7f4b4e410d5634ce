import type { Story } from './story-text.ts';

/** 隆回县：发力“稳就业”，实现“开门红”。 The unit is not said twice; empty for a story without title and unit. */
export function storyLead({ title }: Story, unit = ''): string {
  if (title === '') return unit === '' ? '' : `${unit}：`;
  const named = unit === '' || title.startsWith(unit) ? title : `${unit}：${title}`;
  return /[。！？…]”?$/.test(named) ? named : `${named}。`;
}

/** ▲实施民生可感行动。 */
export function actionLead(action: string): string {
  return `▲实施${action.replace(/^▲?\s*(?:实施)?/, '').replace(/。$/, '')}。`;
}

/** A piece of a paragraph, bold or not. */
export interface Piece {
  readonly text: string;
  readonly bold: boolean;
}

/** A longer 一是… is an argument, not a lead. */
const pointLead = /(?<=^|[。；！])[一二三四五六七八九十]是[^。；]{2,30}。/g;

/** A paragraph of a story cut so that its points (一是坚持高位推动。) stand out. */
export function storyPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: lead, index } of text.matchAll(pointLead)) {
    if (index > from) pieces.push({ text: text.slice(from, index), bold: false });
    pieces.push({ text: lead, bold: true });
    from = index + lead.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), bold: false });
  return pieces;
}
