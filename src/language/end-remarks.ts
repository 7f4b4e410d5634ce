import { findNameAt } from './find-names.ts';
import { clean, fold } from './fold.ts';
import type { Lexicon } from './lexicon.ts';
import { indicatorOf } from './reader.ts';
import { readStatus } from './status-words.ts';
import { tokenise } from './tokens.ts';
import { isThin, leadsToFigure } from './words.ts';

const label = /(?:备注|说明)[ \t\u3000]*[:：]/;
/** Our own answers put the remark in brackets. */
const bracketed = /[（(]备注：/;
const clauseMark = /[,，;；]/g;
const longestClause = 80;

/**
 * A remark runs to the end of its line, unless a clause after it is itself a statement (…备注：正常；事故起数 2):
 * there the raw line is cut in two.
 */
export function endRemarks(line: string, lexicon: Lexicon): string[] {
  const remark = label.exec(line);
  if (!remark || bracketed.test(line)) return [line];
  clauseMark.lastIndex = remark.index;
  for (let mark = clauseMark.exec(line); mark; mark = clauseMark.exec(line)) {
    const after = line.slice(mark.index + 1);
    if (isStatement(after.slice(0, longestClause * 2), lexicon)) {
      return [line.slice(0, mark.index), ...endRemarks(after, lexicon)];
    }
  }
  return [line];
}

/** A known name, then at once its number or state, then the clause's end. */
function isStatement(typed: string, lexicon: Lexicon): boolean {
  const text = fold(clean(typed)).trimStart();
  const name = findNameAt(text, 0, lexicon.vocabulary.indicators);
  if (!name) return false;
  const indicator = indicatorOf(lexicon, name.match);
  const rest = text.slice(name.end, name.end + longestClause);
  const words = /^[^,;。!?]*/.exec(rest)![0];
  const figure = tokenise(rest, lexicon).tokens[0];
  if (figure?.kind !== 'amount' || figure.start > words.length)
    return readStatus(words, indicator) !== undefined;
  const gap = rest.slice(0, figure.start);
  const fits = isThin(gap) || leadsToFigure(gap, indicator?.kind === 'level', false);
  return fits && /^[^\p{L}\p{N}]|^$|^备注|^完成|^占/u.test(rest.slice(figure.end));
}
