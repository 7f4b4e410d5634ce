import { templateFiles } from '../../config/read-templates.ts';
import { renderPaper } from '../../render/word/paper.ts';
import { fillPaperTemplate } from '../../render/word/template/papers.ts';
import type { Office } from '../office.ts';
import { type Draw, type PicturedPaper, pictured } from './picture.ts';

export type PaperKind = 'bulletin' | 'monthly';

/** The name of the office's own template. */
export function templateName(kind: PaperKind): string {
  return templateFiles[kind];
}

/** A printed paper, or what is wrong with the office's own template and where. */
export type Printed =
  | {
      readonly base64: string;
      /** Its picture could not be drawn and is missing. */
      readonly pictureLost: boolean;
    }
  | { readonly problems: readonly string[] };

/** A paper as .docx: in the office's own template where it has one, else in the official layout. */
export async function printPaper(
  { config }: Office,
  kind: PaperKind,
  frozen: PicturedPaper,
  draw: Draw,
): Promise<Printed> {
  const template = config.templates[kind];
  const { paper, lost } = await pictured(frozen, draw);
  const done = (file: Buffer) => ({ base64: file.toString('base64'), pictureLost: lost });
  if (!template) return done(await renderPaper(paper));
  const filled = await fillPaperTemplate(template, paper);
  return 'problems' in filled ? filled : done(filled.file);
}
