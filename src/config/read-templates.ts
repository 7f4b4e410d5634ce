import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PaperTemplates } from './model-papers.ts';

/** The office's own Word files, used in place of our layout when they are there. */
export const templateFiles = { bulletin: '专报模板.docx', monthly: '月报模板.docx' } as const;

/** Reads what templates the folder has; whether they can be filled is said when they are. */
export async function readTemplates(dir: string): Promise<PaperTemplates> {
  const entries = await Promise.all(
    Object.entries(templateFiles).map(async ([kind, name]) => {
      const file = await readFile(join(dir, name)).catch(() => undefined);
      return file ? [[kind, file] as const] : [];
    }),
  );
  return Object.fromEntries(entries.flat());
}
