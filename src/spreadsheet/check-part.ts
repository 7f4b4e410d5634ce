import { limits, type Refusal } from './model.ts';

/** What a workbook with a merge over half the sheet is answered with. */
export const mergeText = '合并单元格的范围过大或过多，不读取；请取消多余的合并（如整行、整列的合并）再试';

const senseless: Refusal = {
  refused: '文件的格式设置不合常规，不读取；请把任务清单复制到新工作簿再试',
};
const excelColumns = 16_384;
const longestFormat = 1_000;
/** Old workbooks drag thousands of dead names and formats along; far more is no use to anybody. */
const mostNames = 20_000;
/** Characters that shared formulas may come to when each cell gets its own. */
const formulaCharacters = 5_000_000;

/** Measures one part of a packed workbook in its raw text, which costs nothing against parsing it. */
export function checkPart(name: string, content: Buffer, sheetParts: number): Refusal | undefined {
  if (/^xl\/worksheets\/[^/]+\.xml$/.test(name)) return checkSheet(content);
  if (name === 'xl/workbook.xml') return checkBook(content, sheetParts);
  return name === 'xl/styles.xml' ? checkStyles(content) : undefined;
}

function checkStyles(content: Buffer): Refusal | undefined {
  const formats = lengthsOf(content, 'formatCode="', '"');
  return formats.length > mostNames || formats.some((one) => one > longestFormat) ? senseless : undefined;
}

function checkBook(content: Buffer, sheetParts: number): Refusal | undefined {
  const sheets = placesOf(content, '<sheet ', limits.sheets).length;
  if (sheets > limits.sheets)
    return { refused: `工作表超过 ${limits.sheets} 张，不读取；请只保留任务清单的工作表` };
  if (placesOf(content, '<definedName ', mostNames).length > mostNames) return senseless;
  // One part shown as many sheets would be parsed as often.
  return sheets > sheetParts ? senseless : undefined;
}

function checkSheet(content: Buffer): Refusal | undefined {
  if (placesOf(content, '<row', limits.rows).length > limits.rows)
    return { refused: `有一张工作表超过 ${limits.rows} 行，不像任务清单，不读取；请只保留任务清单的部分` };
  const merges = areasOf(content, '<mergeCell ');
  if (merges.length > limits.merges || merges.some((cells) => cells > limits.mergedCells))
    return { refused: mergeText };
  if (areasOf(content, '<hyperlink ').some((cells) => cells > limits.mergedCells)) return senseless;
  const columns = placesOf(content, '<col ', excelColumns).map((at) => {
    const tag = content.toString('latin1', at, at + 300);
    return numberIn(tag, 'max') - numberIn(tag, 'min') + 1;
  });
  if (columns.reduce((sum, count) => sum + count, 0) > excelColumns) return senseless;
  const shared = placesOf(content, 't="shared"', limits.cells).length;
  const longest = Math.max(0, ...(shared > 0 ? lengthsOf(content, '<f', '</f>') : []));
  return shared * longest > formulaCharacters ? senseless : undefined;
}

function numberIn(tag: string, attribute: string): number {
  return Number(new RegExp(`\\b${attribute}=["'](\\d+)["']`).exec(tag)?.[1] ?? 0);
}

/** Where a mark stands; one more than allowed is enough to know. */
function placesOf(content: Buffer, mark: string, most: number): number[] {
  const found: number[] = [];
  for (let at = content.indexOf(mark); at >= 0 && found.length <= most; at = content.indexOf(mark, at + 1))
    found.push(at);
  return found;
}

/** How many cells each of the marked areas covers. */
function areasOf(content: Buffer, mark: string): number[] {
  return placesOf(content, mark, limits.merges).map((at) => {
    const area = /\bref=["']([A-Z]+)(\d+):([A-Z]+)(\d+)["']/.exec(content.toString('latin1', at, at + 200));
    if (!area) return 1;
    const [, left, top, right, bottom] = area;
    return (columnOf(right!) - columnOf(left!) + 1) * (Number(bottom) - Number(top) + 1);
  });
}

/** From each beginning to its end or the next beginning; one pass, whatever the part is made of. */
function lengthsOf(content: Buffer, begin: string, end: string): number[] {
  const begins = placesOf(content, begin, limits.cells);
  let close = 0;
  return begins.map((at, index) => {
    const next = begins[index + 1] ?? content.length;
    if (close >= 0 && close < at + begin.length) close = content.indexOf(end, at + begin.length);
    return (close < 0 ? next : Math.min(close, next)) - at;
  });
}

function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
