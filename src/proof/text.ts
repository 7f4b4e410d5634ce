import { clean, fold } from '../language/fold.ts';

/** A sentence as printed and, character for character, as read; `head` when a paragraph begins here. */
export interface Sentence {
  readonly shown: string;
  readonly read: string;
  readonly head: boolean;
}

const longestSentence = 2000;
/** Nobody sets a heading this long without a full stop: it is a line a page has broken. */
const longestHeading = 45;
/** Nor does a page hold a line as long as this: it is a whole paragraph. */
const longestLine = 90;
const pageNumber = /^[-—–－\s]*\d{1,4}[-—–－\s]*$|^第\s*\d+\s*页/;
const opensParagraph =
  /^(?:[▲●■◆★☆◇□▶►•]|【|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、](?!\d)|注[:：]|[报送发][:：]|附件|-\s)/;
const endsSentence = /[。！？!?…][”’」）)]*$/;
const goesOn = /[，、（“《,(]$|\d\.$/;

/** Takes a text apart into sentences: page numbers, markdown marks and the line breaks of a page are gone. */
export function sentencesOf(text: string): Sentence[] {
  return paragraphsOf(clean(text)).flatMap((paragraph) =>
    split(paragraph).map((shown, index) => ({ shown, read: readable(shown), head: index === 0 })),
  );
}

function paragraphsOf(text: string): string[] {
  const lines = text.split('\n').map(asLine);
  const full = usualLength(lines);
  const paragraphs: string[][] = [];
  let open = false;
  for (const line of lines) {
    if (line.text === '' || pageNumber.test(line.text)) continue;
    const last = paragraphs.at(-1);
    if (last && open && !line.heading && !opensParagraph.test(line.text)) {
      if (isTorn(last.at(-1)!, line.text)) last.push(' ');
      last.push(line.text);
    } else {
      paragraphs.push([line.text]);
    }
    open = !line.heading && runsOn(line.text, full);
  }
  return paragraphs.map((pieces) => tighten(pieces.join(''))).filter((paragraph) => paragraph !== '');
}

function asLine(raw: string): { text: string; heading: boolean } {
  const heading = /^\s{0,3}#{1,6}\s/.test(raw);
  const text = raw
    .replace(/^\s{0,3}(?:#{1,6}|>|[*+-])\s+/, '')
    .replace(/\*\*|__|`/g, '')
    .trim();
  return { text: /^[-=*_|:\s]+$/.test(text) ? '' : text, heading };
}

/** How long most full lines are: a page breaks its lines there. */
function usualLength(lines: readonly { text: string }[]): number {
  const lengths = lines.map(({ text }) => text.length).filter((length) => length > 0);
  lengths.sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length * 0.8)] ?? 0;
}

function runsOn(line: string, full: number): boolean {
  if (goesOn.test(line)) return true;
  if (/[】」]$|如下[:：]$/.test(line) || line.length > longestLine) return false;
  const long = line.length >= full * 0.75;
  if (endsSentence.test(line)) return long && line.length < longestLine;
  return long || line.length > longestHeading;
}

/** Digits on both sides of a line break may be one number or two: a space keeps them apart, and nobody reckons with them. */
function isTorn(before: string, after: string): boolean {
  return /[\da-zA-Z]/.test(before.at(-1)!) && /^[\da-zA-Z]/.test(after);
}

/** Spaces stand only between Latin letters or digits; wide gaps and table bars end a sentence. */
function tighten(paragraph: string): string {
  return paragraph
    .replace(/[ \t\u3000]{4,}|[\t|]+/g, '\n')
    .replace(/[ \t\u00a0\u3000]+/g, ' ')
    .replace(/(?<![\da-zA-Z]) | (?![\da-zA-Z])/g, '')
    .trim();
}

function split(paragraph: string): string[] {
  const pieces = paragraph.match(/[^。！？!?\n]+[。！？!?]*[”’」）)]*/g) ?? [];
  return pieces
    .flatMap(cut)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}

function cut(piece: string): string[] {
  if (piece.length <= longestSentence) return [piece];
  const pieces: string[] = [];
  for (let at = 0; at < piece.length; at += longestSentence)
    pieces.push(piece.slice(at, at + longestSentence));
  return pieces;
}

/** Folded but for ，, so that 35，102天 stays two numbers and 35,102 one; a typed comma that groups no digits is a ，. */
function readable(shown: string): string {
  return shown
    .split('，')
    .map((piece) => fold(piece).replace(/(?<!\d),|,(?!\d{3}(?!\d))/g, '，'))
    .join('，');
}
