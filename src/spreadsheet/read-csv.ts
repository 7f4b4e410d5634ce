import { decodeText } from '../decode-text.ts';
import { type Cell, limits, type Refusal, type Workbook } from './model.ts';

/** Reads comma-separated text as one sheet; Excel in Chinese saves it as GBK unless told otherwise. */
export function readCsv(bytes: Buffer, name: string): Workbook | Refusal {
  const text = decodeText(bytes);
  if (text === undefined || text.includes('\u0000'))
    return { refused: '文件不是文字表格，或编码不是 UTF-8、GBK：请另存为 .xlsx 再试' };
  const separator = separatorOf(text);
  const rows: (Cell | undefined)[][] = [[]];
  let at = 0;
  while (at < text.length) {
    const field = readField(text, at, separator);
    if (!field) return { refused: '有一处引号没有成对，分不清各列：请另存为 .xlsx 再试' };
    const row = rows.at(-1)!;
    const value = field.value.trim().slice(0, limits.cellText);
    row.push(value === '' ? undefined : { text: value });
    if (row.length > limits.columns) return { refused: `超过 ${limits.columns} 列，不像任务清单，不读取` };
    at = field.end;
    if (text[at] === separator) at += 1;
    else {
      if (text[at] === '\r') at += 1;
      if (text[at] === '\n') at += 1;
      rows.push([]);
    }
    if (rows.length > limits.rows + 1) return { refused: `超过 ${limits.rows} 行，不像任务清单，不读取` };
  }
  return { sheets: [{ name, hidden: false, rows, merges: [] }] };
}

/** Tabs, or the semicolons of other locales, when the first lines hold more of them than commas. */
function separatorOf(text: string): string {
  const head = text.split('\n', 5).join('\n').slice(0, 10_000);
  const count = (mark: string) => head.split(mark).length;
  return [',', '\t', ';'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

function readField(
  text: string,
  start: number,
  separator: string,
): { value: string; end: number } | undefined {
  if (text[start] !== '"') {
    let end = start;
    while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
    return { value: text.slice(start, end), end };
  }
  let value = '';
  for (let at = start + 1; ; ) {
    const close = text.indexOf('"', at);
    if (close < 0) return undefined;
    value += text.slice(at, close);
    if (text[close + 1] !== '"') {
      const rest = readField(text, close + 1, separator);
      return text[close + 1] === undefined || !rest
        ? { value, end: close + 1 }
        : { value: value + rest.value, end: rest.end };
    }
    value += '"';
    at = close + 2;
  }
}
