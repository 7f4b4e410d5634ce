import { type FileChild, PatchType, patchDocument, TextRun } from 'docx';
import { printable } from '../../../message/printable.ts';
import { bodyName, openTemplate, templateProblems } from './check.ts';

/** A filled file, or what is wrong with the template and where. */
export type Filled = { readonly file: Buffer } | { readonly problems: readonly string[] };

/**
 * Fills an office's own .docx template: `texts` where {{期号}} stands, in the template's own look, and the
 * paragraphs, tables and pictures of `body` where {{正文}} stands. A template with a fault is not filled.
 */
export async function fillTemplate(
  template: Buffer,
  texts: Readonly<Record<string, string>>,
  body: readonly FileChild[],
): Promise<Filled> {
  const problems = templateProblems(template, Object.keys(texts));
  if (problems.length > 0) return { problems };
  // docx patches rather than docxtemplater: what stands for 正文 are the very paragraphs, tables and pictures of our own layout.
  const runs = Object.entries(texts).map(([name, text]) => [name, inline(text)] as const);
  const file = await patchDocument({
    outputType: 'nodebuffer',
    data: template,
    keepOriginalStyles: true,
    patches: {
      ...Object.fromEntries(runs),
      [bodyName]: { type: PatchType.DOCUMENT, children: body },
    },
  });
  return checked(file);
}

/** A run without a look of its own takes that of the placeholder. */
function inline(text: string) {
  const line = printable(text).replace(/\s+/gu, ' ');
  return { type: PatchType.PARAGRAPH, children: [new TextRun(withoutBraces(line))] } as const;
}

/** The library would look for placeholders in what it has just put in, for ever. */
function withoutBraces(text: string): string {
  return text.replace(/\{/g, '｛').replace(/\}/g, '｝');
}

function checked(file: Buffer): Filled {
  const opened = openTemplate(file);
  if ('problem' in opened) return { problems: [opened.problem] };
  const left = opened.parts.flatMap(({ part, paragraphs }) =>
    paragraphs.filter(({ text }) => text.includes('{{')).map(({ number }) => `${part}第${number}段`),
  );
  return left.length === 0
    ? { file }
    : {
        problems: left.map(
          (where) => `${where}的占位符在超链接、修订痕迹或内容控件里，填不上；请删掉后直接输入。`,
        ),
      };
}
