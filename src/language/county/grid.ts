import { clean, fold } from '../fold.ts';
import { splitLines } from '../lines.ts';

/** One row as typed: cells where tabs or upright strokes part it, else the line alone. */
export interface Row {
  readonly source: string;
  readonly cells?: readonly string[];
  readonly text: string;
}

const mostRows = 500;
/** A cell with a line break inside comes from Excel in quotes. */
const quotedCell = /(^|[\t\n])"((?:[^"\t]|""){0,300})"(?=[\t\n]|$)/g;
const remark = /(?:备注|说明)\s*[:：][\s\S]*$/;
const ruleRow = /^[\s|:+=-]+$/;
const longestSource = 60;

/** The rows of a pasted table, widths folded; empty rows are left out. */
export function rowsOf(text: string): { readonly rows: readonly Row[]; readonly left: number } {
  const whole = clean(text);
  const joined = whole.includes('\t')
    ? whole.replace(quotedCell, (_, before: string, cell: string) => before + unquoted(cell))
    : whole;
  const lines = splitLines(joined).filter((line) => line.trim() !== '' && !ruleRow.test(line));
  return { rows: lines.slice(0, mostRows).map(rowOf), left: Math.max(0, lines.length - mostRows) };
}

function unquoted(cell: string): string {
  return cell.replaceAll('""', '"').replace(/\s*\n\s*/g, '');
}

function rowOf(line: string): Row {
  const folded = fold(line);
  const source = line
    .replace(/[\s\u3000|]+/g, ' ')
    .trim()
    .slice(0, longestSource);
  const text = folded
    .replace(remark, '')
    .replace(/[\s|]+/g, ' ')
    .trim();
  const mark = folded.includes('\t') ? '\t' : /\|.*\|/.test(folded) ? '|' : undefined;
  if (mark === undefined) return { source, text };
  const bare = mark === '|' ? folded.trim().replace(/^\||\|$/g, '') : folded;
  return { source, text, cells: bare.split(mark).map((cell) => cell.replace(/\s+/g, ' ').trim()) };
}
