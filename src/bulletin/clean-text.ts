import { printable } from '../message/printable.ts';

const invisible = /\p{Cf}|\ufe0e|\ufe0f/gu;
const lineEnds = /\r\n|[\r\u000b\u000c\u0085\u2028\u2029]/g;
const tags =
  /<\/?(?:font|b|i|u|s|em|strong|del|span|p|div|br|hr|a|img|h[1-6]|ul|ol|li|code|pre|blockquote)(?:\s+[\w-]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s<>"']+))*\s*\/?>/gi;
const entities: Readonly<Record<string, string>> = {
  nbsp: ' ',
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
};
// 5~~10 and 2**3 stay as they are: without their marks they would be other numbers.
const paired = /(?!(?<=\d)(?:\*\*|__|~~|``?)\d)(\*\*|__|~~|``?)(?=\S)(.{1,500}?)(?<=\S)(?!(?<=\d)\1\d)\1/g;
const unpaired = /(?!(?<=\d)(?:\*\*|~~|`)\d)(?:\*\*|~~|`)/g;
const rules = /^\s*(?:[-*_=~`]\s*){3,}\w*\s*$/;
const pageNumber = /^\s*[—–-]+\s*\d{1,3}\s*[—–-]+\s*$/;
const tableRule = /^[\s|:-]*-{3}[\s|:-]*$/;

/** The lines of a text that a person typed or forwarded, without markdown, control characters, emoji, page numbers and blank lines. */
export function cleanLines(text: string): string[] {
  return printable(text.replace(lineEnds, '\n'))
    .replace(/<br\s*\/?>|<\/p>/gi, '\n')
    .split('\n')
    .filter((line) => !rules.test(line) && !tableRule.test(line) && !pageNumber.test(line))
    .map(cleanLine)
    .filter((line) => line.trim() !== '');
}

/** One line; an indent of two full-width spaces stays, because it begins a paragraph. */
function cleanLine(line: string): string {
  const indent = /^[ \t]*\u3000\u3000/.test(line) ? '\u3000\u3000' : '';
  return (
    indent +
    inline(line.replace(invisible, '').replace(/^\s*(?:#{1,6}\s+|(?:>\s?)+|[-*+•]\s+(?![\d.]))+/, ''))
  );
}

function inline(text: string): string {
  return text
    .replace(/!\[[^[\]]{0,200}\]\([^()]{0,500}\)/g, '')
    .replace(/\[([^[\]]{1,200})\]\((?:[a-z]{2,10}:|www\.|[./#])[^()\s]{0,500}\)/gi, '$1')
    .replace(tags, '')
    .replace(/<@[^<>\s]{1,64}>/g, '')
    .replace(/&(nbsp|lt|gt|amp|quot);/g, (_, name: string) => entities[name]!)
    .replace(paired, '$2')
    .replace(/(?<![\w*])\*(?=[^\s*])([^*]{1,500}?)(?<=[^\s*])\*(?![\w*])/g, '$1')
    .replace(unpaired, '')
    .replace(/\\([\\*_#>~`[\]()|-])/g, '$1')
    .replace(/^\s*\||\|\s*$/g, '')
    .replace(/\s*\|\s*/g, ' ')
    .replace(/[\p{Emoji_Presentation}\u200d]/gu, '')
    .replace(/[\s\u00a0\u3000]+/g, ' ')
    .trim();
}
