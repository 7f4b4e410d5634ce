import type { Paper } from '../../bulletin/paper.ts';
import { templateFiles } from '../../config/read-templates.ts';
import { renderPaper } from '../../render/word/paper.ts';
import { fillPaperTemplate } from '../../render/word/template/papers.ts';
import type { Office } from '../office.ts';

export type PaperKind = 'bulletin' | 'monthly';

/** The name of the office's own template. */
export function templateName(kind: PaperKind): string {
  return templateFiles[kind];
}

/** A printed paper, or what is wrong with the office's own template and where. */
export type Printed = { readonly base64: string } | { readonly problems: readonly string[] };

/** A paper as .docx: in the office's own template where it has one, else in the official layout. */
export async function printPaper({ config }: Office, kind: PaperKind, paper: Paper): Promise<Printed> {
  const template = config.templates[kind];
  if (!template) return { base64: (await renderPaper(paper)).toString('base64') };
  const filled = await fillPaperTemplate(template, paper);
  return 'problems' in filled ? filled : { base64: filled.file.toString('base64') };
}
