import { printedLines } from '../render/word/docx-file.ts';
import type { SayOptions, Scene } from './scene.ts';

/** What one message caused: the answer, the Word file that was sent, opened, and what else was said. */
export async function asked(scene: Scene, user: string, text: string, options: SayOptions = {}) {
  const before = (await scene.outbox()).length;
  const lines = await scene.say(user, text, options);
  const said = (await scene.outbox()).slice(before);
  const files = said.flatMap(({ chatId, message }) =>
    message.file
      ? [
          {
            chatId,
            name: message.file.name,
            printed: printedLines(Buffer.from(message.file.base64, 'base64')),
          },
        ]
      : [],
  );
  return { lines, files, told: said.filter(({ message }) => !message.file) };
}

/** What was written down about papers. */
export async function papersLeft({ db }: Scene) {
  const [numbers, papers, uses] = await Promise.all([
    db.selectFrom('bulletin_numbers').select(['year', 'n']).orderBy('year').orderBy('n').execute(),
    db.selectFrom('papers').select(['kind', 'n', 'revision', 'month']).orderBy('id').execute(),
    db.selectFrom('paper_stories').selectAll().orderBy('paper').orderBy('story').execute(),
  ]);
  return { numbers, papers, uses };
}

export const nothing = { numbers: [], papers: [], uses: [] };
