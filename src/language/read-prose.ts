import { type DateToken, findDataDates } from './dates.ts';
import { type Draft, finish, unclear } from './draft.ts';
import { endRemarks } from './end-remarks.ts';
import { findNames } from './find-names.ts';
import { fold, tidy } from './fold.ts';
import { cutAtHeadings } from './headings.ts';
import { type Leading, readLeading } from './leading.ts';
import type { Lexicon } from './lexicon.ts';
import { readLine, splitLines } from './lines.ts';
import type { NameMatch, Reading } from './model.ts';
import { readProse } from './prose-reader.ts';
import { createReader } from './reader.ts';
import { tokenise } from './tokens.ts';
import { findUnclearDates, type UnclearDate } from './unclear-dates.ts';
import { settleDate, settleUnits } from './units-said.ts';

/** Reads a pasted paragraph or page: its line breaks undone, only known names with fitting numbers. */
export function readPasted(text: string, lexicon: Lexicon): Reading {
  const { shown, remark } = unwrap(text, lexicon);
  const folded = fold(shown);
  const reader = createReader(lexicon, shown, tokenise(folded, lexicon));
  readProse(reader);
  const units = findUnits(folded, lexicon);
  const dates = findDataDates(folded);
  const placed = reader.drafts.map((draft) => withUnit(draft, units));
  const first = placed.at(-1);
  if (remark !== undefined && first) first.remark = remark;
  const leading: Leading =
    folded.length <= shortMessage ? readLeading(tidy(text), lexicon.vocabulary) : { length: 0 };
  const doubtful = [...unclearMonths(folded, lexicon), ...findUnclearDates(folded)];
  const clear = placed.map((draft) => withUnclear(draft, [...dates, ...units], doubtful));
  const { unit = leading.unit, drafts } = settleUnits(clear, undefined);
  const { period } = leading;
  const dataDate = settleDate(
    reader.drafts.flatMap(({ start }) => dateFor(folded, dates, units, start) ?? []),
  );
  const leftovers = reader.leftovers.map(({ text: said }) => ({ text: said }));
  return {
    ...(unit && { unit }),
    ...(period && { period }),
    ...(dataDate && { dataDate }),
    statements: finish(drafts),
    leftovers,
  };
}

/** Up to here a text may be a line somebody typed, with 武冈 or 9月 in front. */
const shortMessage = 300;
const pageNumber = /^[\s—–\-_*#·]*\d{1,3}[\s—–\-_*·]*$/;
const wrapWidth = 15;

/** Joins the lines of a page: words, names and numbers that a line break tore apart are whole again. */
function unwrap(text: string, lexicon: Lexicon): { shown: string; remark?: string } {
  const pieces: string[] = [];
  const remarks: string[] = [];
  let last = '';
  for (const line of splitLines(text).flatMap((raw) => endRemarks(raw, lexicon))) {
    if (line.trim() === '' || (/[—–\-_]/.test(line) && pageNumber.test(line))) continue;
    const passage = readLine(line);
    if (passage.remark !== undefined) remarks.push(passage.remark);
    if (passage.shown === '') continue;
    pieces.push(passage.marked ? '\n' : joint(last, passage.shown), passage.shown);
    last = passage.shown;
  }
  const shown = pieces.join('').replace(/ (?![0-9A-Za-z])|(?<![0-9A-Za-z]) /g, '');
  return { shown, ...(remarks.length > 0 && { remark: remarks.join('\n') }) };
}

/** Digits meet only where a full line was wrapped; short lines that end and begin with digits are two numbers. */
function joint(before: string, after: string): string {
  if (!/[0-9A-Za-z０-９]$/.test(before) || !/^[0-9A-Za-z０-９]/.test(after)) return '';
  if (/\d$/.test(before) && /^\d/.test(after)) return before.length >= wrapWidth ? '' : '\n';
  return ' ';
}

interface UnitSaid {
  readonly start: number;
  readonly match: NameMatch;
}

const clauseStart = /(?:^|[,;。:!?\n、])(?:今年以来|今年来|近年来|目前|截至目前|其中|一是|二是|三是)?[,]?$/;
const officeAfter = /^(?:委|局|办|政府|人社|民政|住建|教育|卫健|财政|医院|中学|小学|分局|等|、|和|及|与)/;

/** Units that head a clause (隆回县：…, 今年以来，隆回县…); passing mentions do not say whose figures these are. */
function findUnits(text: string, lexicon: Lexicon): UnitSaid[] {
  return findNames(text, lexicon.vocabulary.units)
    .filter(
      ({ start, end }) =>
        clauseStart.test(text.slice(Math.max(0, start - 12), start)) &&
        !officeAfter.test(text.slice(end, end + 4)),
    )
    .map(({ start, match }) => ({ start, match }));
}

function withUnit(draft: Draft, units: readonly UnitSaid[]): Draft {
  const unit = lastBefore(units, draft.start);
  return unit ? { ...draft, unit: unit.match } : draft;
}

/** A short text that speaks of several months, or begins a clause with 上个月: nobody knows which month its figures are of. */
function unclearMonths(text: string, lexicon: Lexicon): UnclearDate[] {
  if (text.length > shortMessage) return [];
  const said = cutAtHeadings(text, lexicon.vocabulary).filter(
    ({ leading }) => leading.period ?? leading.unclear,
  );
  const months = new Set(said.map(({ leading }) => JSON.stringify(leading.period)));
  const vague = said.filter(({ leading }) => leading.unclear !== undefined || months.size > 1);
  return vague.map(({ start, leading: { length, unclear: typed } }) => ({
    start,
    end: start + length,
    typed: typed ?? text.slice(start, start + length).trim(),
  }));
}

/** Date words nobody can read count until a clear date or another unit follows. */
function withUnclear(
  draft: Draft,
  clear: readonly { start: number }[],
  doubtful: readonly UnclearDate[],
): Draft {
  const before = doubtful.filter(({ start }) => start <= draft.start).sort((a, b) => a.start - b.start);
  const last = before.at(-1);
  if (!last || clear.some(({ start }) => start > last.end && start <= draft.start)) return draft;
  return unclear(draft, last.typed);
}

/** The last date before a statement, unless another unit's text began in between. */
function dateFor(text: string, dates: readonly DateToken[], units: readonly UnitSaid[], at: number) {
  const date = lastBefore(dates, at);
  const unit = lastBefore(units, at);
  if (!date || (unit && unit.start > date.start && /[。!?\n]/.test(text.slice(date.end, unit.start))))
    return undefined;
  return date.date;
}

function lastBefore<T extends { readonly start: number }>(items: readonly T[], at: number): T | undefined {
  let found: T | undefined;
  for (const item of items) {
    if (item.start > at) break;
    found = item;
  }
  return found;
}
