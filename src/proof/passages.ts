import { type Figure, figuresOf } from './figures.ts';
import { type Sentence, sentencesOf } from './text.ts';

/** Sentences that are read together: one, and those after it that begin with 其中, 余下 and the like. */
export interface Passage {
  readonly shown: string;
  readonly read: string;
  readonly head: boolean;
  readonly sentences: readonly string[];
  readonly figures: readonly Figure[];
  /** The passages just before it in its paragraph, in order: what it speaks of may have been said there. */
  readonly before: readonly Passage[];
  /** Their figures outside brackets. */
  readonly earlier: readonly Figure[];
}

const continues = /^(?:其中|余下|其余|剩余|剩下|具体(?:为|是)?[，:]|分别(?:是|为))/;
const mostJoined = 3;
const longest = 2500;
const mostBefore = 4;

/** All passages of a text in order. */
export function passagesOf(text: string): Passage[] {
  const groups: Sentence[][] = [];
  for (const sentence of sentencesOf(text)) {
    const last = groups.at(-1);
    if (last && !sentence.head && continues.test(sentence.read) && mayJoin(last, sentence))
      last.push(sentence);
    else groups.push([sentence]);
  }
  const passages: Passage[] = [];
  let paragraph: Passage[] = [];
  for (const group of groups) {
    const read = group.map((sentence) => sentence.read).join('');
    const { head } = group[0]!;
    if (head) paragraph = [];
    const before = paragraph.slice(-mostBefore);
    const passage = {
      shown: group.map((sentence) => sentence.shown).join(''),
      read,
      head,
      sentences: group.map((sentence) => sentence.shown),
      figures: figuresOf(read),
      before,
      earlier: before.flatMap(mainFigures),
    };
    passages.push(passage);
    paragraph.push(passage);
  }
  return passages;
}

function mayJoin(group: readonly Sentence[], next: Sentence): boolean {
  const length = group.reduce((all, sentence) => all + sentence.read.length, 0);
  return group.length < mostJoined && length + next.read.length < longest;
}

/** The figures outside brackets. */
export function mainFigures(passage: Passage): readonly Figure[] {
  return passage.figures.filter(({ bracket }) => bracket < 0);
}
