import { paragraphsOf, readStory, type Story } from '../../bulletin/story-text.ts';

/** A text as it is kept: a title that may be empty, and its paragraphs, a line each. */
export interface StoryText {
  readonly title: string;
  readonly body: string;
}

const titleLabel = /(?:^|[\s，,；;。])标题\s*[：:]/;
const bodyLabel = /(?:^|[\s，,；;。])正文\s*[：:]/;

/**
 * Reads 标题：… 正文：… as typed or forwarded: markdown and control characters are gone, wrapped lines are joined. Without a
 * title the first sentence becomes it when it is short enough.
 */
export function storyFrom(typed: string): StoryText {
  const { title, body } = labelled(typed);
  if (body !== undefined) return textOf(readStory(body, title));
  if (title === undefined) return textOf(readStory(typed));
  const [first = '', ...rest] = title.split('\n');
  if (rest.length > 0) return textOf(readStory(rest.join('\n'), first));
  const read = readStory(first);
  return read.title === '' ? textOf(readStory('', first)) : textOf(read);
}

/** A text changed by what was typed: only the title or only the body where only that is given. */
export function changedBy(typed: string, now: StoryText): StoryText {
  const { title, body } = labelled(typed);
  if (body !== undefined)
    return {
      ...textOf(readStory(body, title || now.title || '正文')),
      ...(title || now.title ? {} : { title: '' }),
    };
  if (title === undefined || title.includes('\n')) return storyFrom(typed);
  return { ...now, title: textOf(readStory('', title)).title };
}

/** Paragraphs without a title, for the sections of the monthly report. */
export function plainText(typed: string): StoryText {
  const { body } = labelled(typed);
  return { title: '', body: paragraphsOf(body ?? typed).join('\n') };
}

/** How long a text is, without its line ends. */
export function lengthOf({ title, body }: StoryText): number {
  return Array.from(`${title}${body.replaceAll('\n', '')}`).length;
}

/** A kept text as the bulletin lays it out. */
export function asStory({ title, body }: StoryText): Story {
  return { title, paragraphs: body === '' ? [] : body.split('\n') };
}

/** What stands behind 标题： (also what stands before 正文： without a label) and behind 正文：. */
function labelled(typed: string): { readonly title?: string; readonly body?: string } {
  const body = bodyLabel.exec(typed);
  const before = body ? typed.slice(0, body.index) : typed;
  const title = titleLabel.exec(before);
  const lead = title ? before.slice(title.index + title[0].length).trim() : body ? before.trim() : undefined;
  return {
    ...(lead === undefined ? {} : { title: lead }),
    ...(body ? { body: typed.slice(body.index + body[0].length) } : {}),
  };
}

function textOf({ title, paragraphs }: Story): StoryText {
  return { title, body: paragraphs.join('\n') };
}
