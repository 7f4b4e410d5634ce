import { readCommandLine } from './command-reader.ts';
import { findDataDates } from './dates.ts';
import { type Draft, finish, type Subject } from './draft.ts';
import { joinBrokenLines } from './join-lines.ts';
import { readLeading } from './leading.ts';
import type { Lexicon } from './lexicon.ts';
import { type Passage, readLine, splitLines } from './lines.ts';
import type { Leftover, NameMatch, Reading } from './model.ts';
import { createReader, type Figure, figureOf } from './reader.ts';
import { readStatus } from './status-words.ts';
import { tokenise } from './tokens.ts';
import { settleUnits } from './units-said.ts';
import { isThin } from './words.ts';

interface Progress {
  readonly lexicon: Lexicon;
  readonly drafts: Draft[];
  readonly leftovers: Leftover[];
  unit?: NameMatch;
  period?: Reading['period'];
  dataDate?: Reading['dataDate'];
  /** A name alone on its line, with the line as typed. */
  carried?: Subject & { readonly source: string };
}

/** Reads what follows 填报: line by line, each line's names before their numbers. */
export function readCommand(text: string, lexicon: Lexicon): Reading {
  const progress: Progress = { lexicon, drafts: [], leftovers: [] };
  for (const line of joinBrokenLines(splitLines(text), lexicon)) {
    if (line.trim() !== '') readReportLine(progress, readLine(line));
  }
  dropCarried(progress);
  const { unit, drafts } = settleUnits(progress.drafts, progress.unit);
  const { period, dataDate, leftovers } = progress;
  return {
    ...(unit && { unit }),
    ...(period && { period }),
    ...(dataDate && { dataDate }),
    statements: finish(drafts),
    leftovers,
  };
}

function readReportLine(progress: Progress, line: Passage): void {
  const { lexicon } = progress;
  const leading = readLeading(line.text, lexicon.vocabulary);
  if (leading.unit) progress.unit = leading.unit;
  progress.period ??= leading.period;
  progress.dataDate ??= leading.dataDate ?? findDataDates(line.text)[0]?.date;
  const shown = line.shown.slice(leading.length);
  const reader = createReader(lexicon, shown, tokenise(line.text.slice(leading.length), lexicon));
  if (shown !== '' && !answerCarried(progress, reader)) {
    if (!leading.unit) dropCarried(progress);
    const waiting = readCommandLine(reader);
    if (waiting) progress.carried = { ...waiting, source: shown };
  }
  const unit = progress.unit;
  for (const draft of reader.drafts) progress.drafts.push(unit ? { ...draft, unit } : draft);
  for (const { text } of reader.leftovers) progress.leftovers.push({ text });
  if (line.remark !== undefined) addRemark(progress, line.remark);
}

/** 新增城镇就业 on one line, 1450人 on the next; with a unit before it, the next line may answer again. */
function answerCarried(progress: Progress, reader: ReturnType<typeof createReader>): boolean {
  const { carried } = progress;
  if (!carried) return false;
  const { text, tokens } = reader.tokens;
  const [first, second] = tokens;
  const base = {
    source: `${carried.source} ${reader.shown}`,
    indicator: carried.match,
    start: 0,
    end: reader.shown.length,
  };
  if (first?.kind === 'amount' && first.amount && !second && isThin(text.slice(0, first.start))) {
    const figure: Figure = { ...first, amount: first.amount };
    reader.drafts.push({
      ...base,
      ...figureOf(reader, figure, text.slice(0, first.start), carried.indicator),
    });
  } else {
    const said = tokens.length === 0 ? readStatus(text, carried.indicator) : undefined;
    if (!said) return false;
    reader.drafts.push({ ...base, ...said });
  }
  carried.filled = true;
  return true;
}

function dropCarried(progress: Progress): void {
  const { carried } = progress;
  progress.carried = undefined;
  if (!carried || carried.filled) return;
  const { source, match } = carried;
  progress.drafts.push({
    source,
    indicator: match,
    start: 0,
    end: source.length,
    ...(progress.unit && { unit: progress.unit }),
  });
}

function addRemark(progress: Progress, remark: string): void {
  const last = progress.drafts.at(-1);
  if (last) last.remark = last.remark === undefined ? remark : `${last.remark}\n${remark}`;
}
