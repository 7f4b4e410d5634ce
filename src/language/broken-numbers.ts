import type { AmountToken } from './amounts.ts';

const spaces = /^\s+$/;
/** 1, 020 and 30 .4: a mark of a number with spaces around it. */
const splitMark = /^\s*[,.]\s*$/;

/**
 * Makes one token that is no number of digits that stand side by side and end in a measure (16 9人, 1\n6\n8人):
 * a page may have torn a number apart there, and its first piece is never the figure. Rows of bare numbers stay.
 */
export function joinPieces(
  text: string,
  tokens: readonly AmountToken[],
  endsThere: (token: AmountToken) => boolean,
): AmountToken[] {
  const joined: AmountToken[] = [];
  for (let at = 0; at < tokens.length; ) {
    let end = at + 1;
    while (end < tokens.length && goesOn(text, tokens[end - 1]!, tokens[end]!)) end += 1;
    const pieces = tokens.slice(at, end);
    joined.push(...(isTorn(pieces, endsThere) ? [whole(pieces)] : pieces));
    at = end;
  }
  return joined;
}

function isTorn(pieces: readonly AmountToken[], endsThere: (token: AmountToken) => boolean): boolean {
  const last = pieces.at(-1)!;
  if (pieces.length < 2) return false;
  if (pieces.some(({ amount }) => !amount)) return true;
  return last.amount!.measure !== '' && endsThere(last);
}

function whole(pieces: readonly AmountToken[]): AmountToken {
  const [first, last] = [pieces[0]!, pieces.at(-1)!];
  return { start: first.start, end: last.end, sign: first.sign, chinese: false, pieces: true };
}

function goesOn(text: string, one: AmountToken, next: AmountToken): boolean {
  if (next.sign !== '' || !/\d/.test(text[one.end - 1]!) || !/\d/.test(text[next.start]!)) return false;
  const gap = text.slice(one.end, next.start);
  if (spaces.test(gap)) return true;
  if (!splitMark.test(gap)) return false;
  const digits = /^\d+/.exec(text.slice(next.start, next.start + 20))![0];
  return gap.includes('.') ? /^[.]\s|\s[.]$/.test(gap) : digits.length === 3 && one.end - one.start <= 3;
}
