import { printable } from '../../../message/printable.ts';
import { readZip, ZipError } from '../../zip.ts';
import { readParagraphs, type TemplateParagraph } from './paragraphs.ts';
import { excerpt, type Found, findPlaceholders } from './placeholders.ts';

/** The placeholder that becomes paragraphs, tables and pictures. */
export const bodyName = '正文';

const megabyte = 1_048_576;
const largestFile = 5 * megabyte;
const limits = { files: 1_000, bytes: 40 * megabyte };
const parts = /^word\/(document|header|footer|footnotes|endnotes)(\d*)\.xml$/;
const partNames: Readonly<Record<string, string>> = {
  document: '',
  header: '页眉',
  footer: '页脚',
  footnotes: '脚注',
  endnotes: '尾注',
};

/** What is wrong with an office's template, each with its place; empty when it can be filled. */
export function templateProblems(template: Buffer, names: readonly string[]): string[] {
  const known = [...names, bodyName];
  const files = openTemplate(template);
  if ('problem' in files) return [files.problem];
  const bodies: TemplateParagraph[] = [];
  const problems = files.parts.flatMap(({ part, paragraphs }) =>
    paragraphs.flatMap((paragraph) => {
      const found = findPlaceholders(paragraph.text, known);
      const body = found.filter((one) => one.kind === 'name' && one.name === bodyName);
      if (body.length > 0 && part === '') bodies.push(paragraph);
      return [
        ...found.flatMap((one) => faultText(one, known)),
        ...(body.length > 0 ? bodyFaults(paragraph, part) : []),
      ].map((fault) => `${place(part, paragraph)}：${fault}`);
    }),
  );
  return [...new Set(problems), ...countFaults(bodies)];
}

interface Part {
  /** 页眉; empty for the text itself. */
  readonly part: string;
  readonly paragraphs: readonly TemplateParagraph[];
}

/** The parts of a template in which placeholders may stand, or why it cannot be read. */
export function openTemplate(
  template: Buffer,
): { readonly parts: readonly Part[] } | { readonly problem: string } {
  if (template.length > largestFile) return { problem: '模板文件超过5MB，请删去大图片后再试。' };
  const files = unpacked(template);
  if ('problem' in files) return files;
  if (files.has('word/vbaProject.bin')) return { problem: '模板带有宏，请另存为不带宏的 .docx 文件。' };
  if (!files.has('word/document.xml')) return { problem: notWord };
  const names = [...files.keys()].filter((name) => parts.test(name));
  return {
    parts: names.sort(documentFirst).map((name) => ({
      part: partNames[parts.exec(name)![1]!]!,
      paragraphs: readParagraphs(files.get(name)!.toString('utf8')),
    })),
  };
}

const notWord = '这不是 Word 文件，请用 Word 或 WPS 另存为 .docx 后再试。';

function unpacked(template: Buffer): Map<string, Buffer> | { readonly problem: string } {
  if (template.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) {
    return { problem: '这是旧格式（.doc）或加了密码的文件，请去掉密码并另存为 .docx 后再试。' };
  }
  try {
    return readZip(template, limits);
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    return { problem: { 'not-zip': notWord, broken: broken, 'too-large': tooLarge }[error.reason] };
  }
}

const broken = '模板文件已损坏，请重新保存后再试。';
const tooLarge = '模板文件展开后过大，不予读取。';

function documentFirst(a: string, b: string): number {
  return Number(b.includes('document')) - Number(a.includes('document')) || (a < b ? -1 : 1);
}

function faultText(found: Found, known: readonly string[]): string[] {
  switch (found.kind) {
    case 'unclosed':
      return [`“${printable(found.text)}”只有“{{”，没有“}}”。`];
    case 'unopened':
      return [`“${printable(found.text)}”只有“}}”，没有“{{”。`];
    case 'wrong-braces':
      return [`“${found.text}”的花括号不对，请写成“{{${found.name}}}”（半角，左右各两个）。`];
    case 'name':
      return nameFault(found.name, known);
  }
}

function nameFault(name: string, known: readonly string[]): string[] {
  if (known.includes(name)) return [];
  const bare = name.replace(/\s+/gu, '');
  if (known.includes(bare)) return [`“{{${printable(name)}}}”里有空格，请写成“{{${bare}}}”。`];
  return [`没有名为“${excerpt(printable(name))}”的占位符；可用的有：${known.join('、')}。`];
}

function bodyFaults(paragraph: TemplateParagraph, part: string): string[] {
  const body = `“{{${bodyName}}}”`;
  if (part !== '') return [`${body}不能放在${part}里，请放到文件正文中。`];
  if (paragraph.boxed) return [`${body}不能放在文本框里，请放到文件正文中。`];
  if (paragraph.text.trim() !== `{{${bodyName}}}`) return [`${body}要单独占一段，同一段不能有别的文字。`];
  return paragraph.endsSection ? [`${body}后面紧跟着分节符，请在它们之间空一段。`] : [];
}

function countFaults(bodies: readonly TemplateParagraph[]): string[] {
  if (bodies.length === 0) return [`模板里没有“{{${bodyName}}}”，不知道文稿放在哪里。`];
  const numbers = bodies.map(({ number }) => `第${number}段`).join('、');
  return bodies.length === 1 ? [] : [`“{{${bodyName}}}”只能有一处，现在${numbers}都有。`];
}

/** 第3段“发文日期：{{发文日}}” */
function place(part: string, { number, text }: TemplateParagraph): string {
  return `${part}第${number}段“${excerpt(printable(text.trim()))}”`;
}
