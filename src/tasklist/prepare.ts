import { readMeasure } from '../domain/measures.ts';
import { cellsOfRow, type Grid, withoutRows } from './grid.ts';
import type { Placed } from './model.ts';
import { bare, fieldOf, isNote, isUnitHeading, labelOf } from './words.ts';

/** A sheet's table without the lines above, inside and under it that belong to no column. */
export interface Prepared {
  readonly grid: Grid;
  /** Lines above the table, the first the title. */
  readonly title: readonly string[];
  readonly measure?: string;
  readonly dataDate?: Placed;
  /** 一、就业创业: the heading above each row. */
  readonly sections: ReadonlyMap<number, string>;
}

/**
 * Takes titles, notes and section headings off a sheet. `isName` says whether a text is a unit's or an indicator's name:
 * a row that holds nothing else is a row without figures, not a heading.
 */
export function prepare(grid: Grid, isName: (text: string) => boolean): Prepared {
  const rows = Array.from({ length: grid.height }, (_, row) => cellsOfRow(grid, row).map(({ text }) => text));
  const first = rows.findIndex((texts) => isTableRow(texts, isName));
  if (first < 0) return { grid, title: rows.flat(), sections: new Map() };
  const last = rows.findLastIndex((texts) => isTableRow(texts, isName));
  const dropped = new Set<number>();
  const title: string[] = [];
  const sections = new Map<number, string>();
  let section: string | undefined;
  let measure: string | undefined;
  for (const [row, texts] of rows.entries()) {
    if (row < first) {
      dropped.add(row);
      title.push(...texts);
      measure ??= texts.flatMap((text) => measureLine(text) ?? [])[0];
    } else if (row > last || (texts.length > 0 && isNote(texts[0]!) && !fieldOf(texts[0]!))) dropped.add(row);
    else if (new Set(texts).size === 1 && row > first && !isName(texts[0]!)) {
      section = texts[0]!;
      dropped.add(row);
    } else if (section !== undefined) sections.set(row, section);
  }
  const dataDate = [...dropped]
    .flatMap((row) => cellsOfRow(grid, row))
    .find(({ text }) => dateLine.test(text));
  return { grid: withoutRows(grid, (row) => dropped.has(row)), title, measure, dataDate, sections };
}

/** 数据截至：2024年9月30日 */
const dateLine = /数据.{0,2}截[至止]|截[至止].{0,3}\d{4}年\d{1,2}月/;

/** At least two different texts, of which one is a heading or the name of something. */
function isTableRow(texts: readonly string[], isName: (text: string) => boolean): boolean {
  if (texts.length === 0 || isNote(texts[0]!) || texts.every(isLine)) return false;
  if (texts.length === 1) return isName(texts[0]!);
  const telling = texts.filter(
    (text) => isName(text) || isUnitHeading(text) || fieldOf(text) || labelOf(text),
  );
  return telling.length > 0 || texts.some((text) => /^[\d０-９,.，]+/.test(text));
}

/** 单位：万元, 填报日期：2024年3月: a line about the table. */
function isLine(text: string): boolean {
  return /^[^:：]{2,12}[:：]/.test(text) || /^\d{4}年\d{1,2}月(\d{1,2}日)?$/.test(bare(text));
}

function measureLine(text: string): string | undefined {
  const found = /^[(（]?(?:计量)?单位[:：]([^:：)）\s]{1,6})[)）]?$/.exec(bare(text))?.[1];
  return found !== undefined && readMeasure(found).dimension !== undefined ? found : undefined;
}
