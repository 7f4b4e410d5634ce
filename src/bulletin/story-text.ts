import { cleanLines } from './clean-text.ts';
import { textWidth } from './text-width.ts';

/** A text for a bulletin section as it is printed: a title in bold, the text running on behind it. */
export interface Story {
  /** Without the full stop; empty when the text begins with no sentence short enough for a title. */
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** A longer first sentence is text, not a title. */
const longestTitle = 60;
const closed = /[。！？；：…”’）」』!?;:)]$/;
/** In mid-sentence, whoever pressed the return key. */
const goesOn = /[，、,]$/;
const indent = '\u3000\u3000';
/** 一是…, （一）…, 1.…: begins in mid-sentence only where lines are a list. */
const point = /^\s*(?:[一二三四五六七八九十]+[是、]|[（(][一二三四五六七八九十\d]+[）)]|\d+[.、．](?!\d))/;

/**
 * A submitted story made ready to print: markdown, control characters and blank lines are gone, line ends
 * have become paragraphs, lines that a page had wrapped are joined. Without a title the first line or
 * sentence is taken. `readStory('**稳就业见成效**\n今年以来…')` has the title 稳就业见成效.
 */
export function readStory(text: string, title = ''): Story {
  const paragraphs = paragraphsOf(text).map((line) => line.replace(/^正文\s*[：:]\s*/, ''));
  const given = titleText(paragraphsOf(title).join(' '));
  if (given !== '') return { title: given, paragraphs };
  const [first = '', ...rest] = paragraphs;
  const sentence = firstSentence(first, rest.length > 0);
  if (sentence === '' || Array.from(sentence).length > longestTitle) return { title: '', paragraphs };
  const remainder = first.slice(sentence.length).trim();
  return { title: titleText(sentence), paragraphs: remainder === '' ? rest : [remainder, ...rest] };
}

/** The paragraphs of a typed or forwarded text. */
export function paragraphsOf(text: string): string[] {
  const lines = cleanLines(text);
  const width = longest(lines);
  const ends = isWrapped(lines)
    ? (line: string) => endsParagraph(line, width)
    : (line: string) => !goesOn.test(line);
  return lines
    .reduce<string[][]>((paragraphs, line, index) => {
      const before = lines[index - 1];
      const begins =
        before === undefined ||
        line.startsWith(indent) ||
        ends(before) ||
        (!closed.test(before) && point.test(line));
      if (begins) paragraphs.push([]);
      paragraphs[paragraphs.length - 1]!.push(line.trim());
      return paragraphs;
    }, [])
    .map(joinLines);
}

/** Text copied off a page: at least half of its lines stop in mid-sentence, and nearly all those are about equally long. */
function isWrapped(lines: readonly string[]): boolean {
  const width = longest(lines);
  const open = lines.slice(0, -1).filter((line) => !closed.test(line));
  const long = open.filter((line) => textWidth(line) >= width * 0.75);
  return (
    lines.length > 2 && width >= 15 && open.length * 2 >= lines.length - 1 && long.length >= open.length * 0.8
  );
}

function endsParagraph(line: string, width: number): boolean {
  return closed.test(line) && textWidth(line) < width * 0.9;
}

/** Between two Chinese lines nothing, between Latin words or figures a space: two figures never become one. */
function joinLines(lines: readonly string[]): string {
  return lines.reduce((text, line) => {
    const apart = /[\w.%]$/.test(text) && /^[\w.]/.test(line);
    return `${text}${apart ? ' ' : ''}${line}`;
  });
}

function longest(lines: readonly string[]): number {
  return Math.max(0, ...lines.map(textWidth));
}

function firstSentence(line: string, isFollowed: boolean): string {
  const end = /[。！？!?]”?/.exec(line);
  if (end) return line.slice(0, end.index + end[0].length);
  return isFollowed ? line : '';
}

function titleText(text: string): string {
  return text.replace(/^标题\s*[：:]\s*/, '').replace(/[。；;，,：:\s]+$/, '');
}
