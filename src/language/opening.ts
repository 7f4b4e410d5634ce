import { readChoice } from './choice.ts';
import { mistypedCommands, nearestCommands } from './commands.ts';
import { findNameAt } from './find-names.ts';
import { fold, isBlank, tidy } from './fold.ts';
import { matchName } from './match-name.ts';
import type { Name, Opening, Vocabulary } from './model.ts';
import { withoutQuotes } from './quotes.ts';

/**
 * Reads how a message begins: mentions of the bot and quotes are left out, then the first word decides.
 * `rest` and `text` stay as typed, so that a remark in them is kept exactly.
 */
export function readOpening(text: string, vocabulary: Vocabulary, botNames: readonly string[]): Opening {
  const own = withoutMentions(withoutQuotes(withoutMentions(text, botNames)), botNames);
  const number = readChoice(own);
  if (number !== undefined) return { kind: 'choice', number };
  const said = withoutHeading(own);
  return readCommand(said, vocabulary) ?? readNearCommand(said, vocabulary) ?? { kind: 'prose', text: said };
}

/** Our own opening message pasted back with its numbers filled in: what counts begins at its line 填报. */
function withoutHeading(text: string): string {
  const template = text.startsWith('【') ? text.search(/^填报(?=\s)/m) : 0;
  return template > 0 ? text.slice(template) : text;
}

/** Takes `@调度助手` with its spaces off the front (also twice) and off the end. */
function withoutMentions(text: string, botNames: readonly string[]): string {
  let own = text.slice(skipBlanks(text, 0));
  for (let end = mentionEnd(own, botNames); end > 0; end = mentionEnd(own, botNames)) own = own.slice(end);
  const last = Math.max(own.lastIndexOf('@'), own.lastIndexOf('＠'));
  if (last > 0 && own.length - last < 60) {
    const end = mentionEnd(own.slice(last), botNames);
    if (last + end === own.length && end > 0) return own.slice(0, last).trimEnd();
  }
  return own;
}

function mentionEnd(text: string, botNames: readonly string[]): number {
  if (fold(text[0] ?? '') !== '@') return 0;
  const longestFirst = [...botNames].sort((a, b) => b.length - a.length);
  for (const name of longestFirst) {
    const end = endOfWord(text, 1, name);
    if (end !== undefined) return skipBlanks(text, end);
  }
  return 0;
}

function skipBlanks(text: string, start: number): number {
  let at = start;
  while (at < text.length && isBlank(text[at]!)) at += 1;
  return at;
}

/** Where a word ends that starts at `start`, widths folded and invisible characters passed over; undefined when it is not there. */
function endOfWord(text: string, start: number, word: string): number | undefined {
  let at = start;
  for (const character of fold(word).toLowerCase()) {
    while (at < text.length && /\P{L}/u.test(text[at]!) && isBlank(text[at]!) && !/\s/.test(text[at]!))
      at += 1;
    if (fold(text[at] ?? '').toLowerCase() !== character) return undefined;
    at += 1;
  }
  return at;
}

function readCommand(own: string, vocabulary: Vocabulary): Opening | undefined {
  let best: { end: number; command: string } | undefined;
  for (const command of vocabulary.commands) {
    for (const word of [command.name, ...command.aliases]) {
      const end = endOfWord(own, 0, word);
      if (end === undefined || end <= (best?.end ?? 0)) continue;
      if (endsWord(own, end, word, vocabulary)) best = { end, command: command.id };
    }
  }
  if (!best) return undefined;
  const rest = own.slice(best.end).replace(/^[\s:：,，。.!！]+/, '');
  return { kind: 'command', command: best.command, rest };
}

/** 填报新增城镇就业1450 is the command, 帮助企业融资 is not: what is glued to it must be a mark, a number or a known name. */
function endsWord(own: string, end: number, word: string, vocabulary: Vocabulary): boolean {
  const after = fold(own.slice(end, end + 80)).replace(/^[\u200b-\u200f\u2060\ufeff]+/, '');
  if (after === '' || !/^\p{L}/u.test(after)) return !/^[0-9.]/.test(after) || !/[a-z]$/i.test(word);
  // 同意A12: Latin letters end a Chinese word, but not a Latin one.
  if (/^[a-z]/i.test(after)) return !/[a-z]$/i.test(word);
  const lists: readonly (readonly Name[])[] = [vocabulary.indicators, vocabulary.units, vocabulary.commands];
  if (lists.some((names) => findNameAt(after, 0, names))) return true;
  const line = /^[^\n]*/.exec(after)![0];
  if (/^\p{L}{2,24}[\s:,]*[+-]?\d/u.test(line) && isKnown(/^\p{L}+/u.exec(line)![0], vocabulary)) return true;
  return line.length <= 12 && isKnown(line, vocabulary);
}

function isKnown(typed: string, { indicators, units }: Vocabulary): boolean {
  return matchName(typed, units).kind !== 'unknown' || matchName(typed, indicators).kind !== 'unknown';
}

const longestMistype = 6;
/** 不对, 错了: an answer to our proposal that must never look like 确认. */
const denial =
  /^(?:不是|不对|不行|错了?|有误|弄错了?|写错了?|报错了?|说错了?|搞错了?|填错了?|不正确|不确认|不准确|不)(?:的|了|啊|吧|呀)*$/;
const afterDenial = ['取消', '更正'];

function readNearCommand(own: string, vocabulary: Vocabulary): Opening | undefined {
  const whole = tidy(own.slice(0, 60));
  const typed = /^[\p{L}]+/u.exec(whole)?.[0] ?? '';
  const latin = /^[a-z]+$/i.test(typed);
  if (denial.test(typed) && isAlone(own, whole, typed)) {
    const nearest = afterDenial.filter((word) => vocabulary.commands.some(({ id }) => id === word));
    if (nearest.length > 0) return { kind: 'near-command', typed, nearest };
  }
  if (typed.length < 2 || typed.length > (latin ? longestMistype * 2 : longestMistype)) return undefined;
  if (isKnown(typed, vocabulary)) return undefined;
  // A whole message of one short word was meant as a command; before other words only a clear slip is.
  const nearest = isAlone(own, whole, typed)
    ? nearestCommands(typed, vocabulary)
    : mistypedCommands(typed, vocabulary);
  return nearest.length > 0 ? { kind: 'near-command', typed, nearest } : undefined;
}

function isAlone(own: string, whole: string, typed: string): boolean {
  return own.length <= 60 && whole.replace(/[,，。.!！?？~]+$/, '') === typed;
}
