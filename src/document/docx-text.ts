import { xmlText } from '../xml-text.ts';

/** The marks that matter; a `<` ends the search for a mark's end, so that no file can make it start over and over. */
const marks =
  /<(\/?)(w:(?:p|t|tab|br|cr|noBreakHyphen|tr|tc|txbxContent|pPr|del|moveFrom|rt)|mc:Fallback)(?=[\s/>])[^<>]*?(\/?)>([^<]*)/g;

/** What nobody reads: tab stops, words struck out in a revision, the reading above a character, a text box's second copy. */
const unseen = new Set(['w:pPr', 'w:del', 'w:moveFrom', 'w:rt', 'mc:Fallback']);
const signs: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '-',
};

/** What is being written: the document, or a text box that stands in one of its paragraphs. */
interface Flow {
  line: string;
  /** How many table cells we are inside of. */
  cells: number;
}

/** The text of a .docx file's main part, as copying all of it gives it: a line for a paragraph or a table's row, tabs between cells. */
export function docxText(xml: string): string {
  const lines: string[] = [];
  const flows: Flow[] = [{ line: '', cells: 0 }];
  let hidden = 0;
  for (const [, closing, name = '', empty, text = ''] of xml.matchAll(marks)) {
    const opens = closing === '' && empty === '';
    const closes = closing !== '';
    if (unseen.has(name)) hidden = Math.max(0, hidden + (opens ? 1 : closes ? -1 : 0));
    if (hidden > 0) continue;
    const flow = flows[flows.length - 1]!;
    if (name === 'w:t' && opens) flow.line += xmlText(text);
    else if (name in signs && !closes) flow.line += signs[name];
    else if (name === 'w:tc' && empty === '') flow.cells = Math.max(0, flow.cells + (opens ? 1 : -1));
    else if ((name === 'w:p' || name === 'w:tr') && !opens) endLine(flow, lines);
    else if (name === 'w:txbxContent' && opens) flows.push({ line: '', cells: 0 });
    else if (name === 'w:txbxContent' && closes && flows.length > 1) endLine(flows.pop()!, lines);
  }
  for (const flow of flows) endLine({ ...flow, cells: 0 }, lines);
  return lines.join('\n');
}

/** A paragraph inside a cell ends no line of its own: its row does. */
function endLine(flow: Flow, lines: string[]): void {
  if (flow.cells > 0) {
    flow.line += '\t';
    return;
  }
  const line = flow.line.replace(/\s+$/u, '');
  if (line !== '') lines.push(line);
  flow.line = '';
}
