import { lexiconOf } from './lexicon.ts';
import type { Reading, Vocabulary } from './model.ts';
import { readCommand } from './read-command.ts';
import { readPasted } from './read-prose.ts';

/**
 * Reads figures out of what a person typed: the rest of a 填报 line or lines, or (`prose`) a pasted paragraph or page.
 * Never throws, takes time linear in the text, and never takes a number for a figure that has no name.
 */
export function readReport(text: string, vocabulary: Vocabulary, { prose }: { prose: boolean }): Reading {
  const lexicon = lexiconOf(vocabulary);
  return prose ? readPasted(text, lexicon) : readCommand(text, lexicon);
}
