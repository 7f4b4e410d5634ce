import { readCommandLine } from './command-reader.ts';
import { findDataDates } from './dates.ts';
import { type Draft, finish, type Subject, unclear } from './draft.ts';
import { endRemarks } from './end-remarks.ts';
import { cutAtHeadings } from './headings.ts';
import { joinBrokenLines } from './join-lines.ts';
import type { Leading } from './leading.ts';
import type { Lexicon } from './lexicon.ts';
import { type Passage, readLine, splitLines } from './lines.ts';
import type { Leftover, NameMatch, Reading } from './model.ts';
import { createReader, type Figure, figureOf } from './reader.ts';
import { readStatus } from './status-words.ts';
import { tokenise } from './tokens.ts';
import { findUnclearDates } from './unclear-dates.ts';
import { settlePeriods, settleUnits } from './units-said.ts';
import { isThin } from './words.ts';

interface Progress {
  readonly lexicon: Lexicon;
  readonly drafts: Draft[];
  readonly leftovers: Leftover[];
  unit?: NameMatch;
  period?: Reading['period'];
  /** Date words above the line that name no month. */
  unclear?: string;
  readonly dataDates: Map<string, Reading['dataDate']>;
  /** 截至昨天: data dates nobody can read. */
  readonly unclearDates: string[];
  /** A name alone on its line, with the line as typed. */
  carried?: Subject & { readonly source: string };
}

/** Reads what follows 填报: line by line, each line's names before their numbers. */
export function readCommand(text: string, lexicon: Lexicon): Reading {
  const progress: Progress = { lexicon, drafts: [], leftovers: [], dataDates: new Map(), unclearDates: [] };
  for (const line of joinBrokenLines(splitLines(text), lexicon)) {
    for (const piece of endRemarks(line, lexicon))
      if (piece.trim() !== '') readReportLine(progress, readLine(piece));
  }
  dropCarried(progress);
  const dated = settlePeriods(progress.drafts, progress.period);
  const { unit, drafts } = settleUnits(withoutUnclearDates(progress, dated.drafts), progress.unit);
  const [dataDate] = progress.dataDates.values();
  return {
    ...(unit && { unit }),
    ...(dated.period && { period: dated.period }),
    ...(dataDate && { dataDate }),
    statements: finish(drafts),
    leftovers: progress.leftovers,
  };
}

/** Two data dates, or one nobody can read, leave no statement that could be recorded. */
function withoutUnclearDates({ dataDates, unclearDates }: Progress, drafts: readonly Draft[]) {
  const typed =
    unclearDates[0] ??
    (dataDates.size > 1
      ? `截至${[...dataDates.values()].map((date) => `${date!.month}月${date!.day ? `${date!.day}日` : '底'}`).join('、')}`
      : undefined);
  return typed === undefined ? drafts : drafts.map((draft) => unclear(draft, typed));
}

function readReportLine(progress: Progress, line: Passage): void {
  const { drafts, lexicon } = progress;
  const before = drafts.length;
  for (const { date } of findDataDates(line.text)) addDataDate(progress, date);
  progress.unclearDates.push(...findUnclearDates(line.text).map(({ typed }) => typed));
  for (const { start, end, leading } of cutAtHeadings(line.text, lexicon.vocabulary)) {
    head(progress, leading);
    const from = start + leading.length;
    const isEnd = /^[\s,;。!]*$/.test(line.text.slice(from, end));
    // 新增城镇就业 1450人，9月: a month behind its figures.
    if (isEnd && start > 0 && leading.period)
      for (const draft of drafts.slice(before)) draft.period ??= leading.period;
    readStretch(progress, { shown: line.shown.slice(from, end), text: line.text.slice(from, end) }, leading);
  }
  if (line.remark !== undefined) addRemark(progress, line.remark);
}

function head(progress: Progress, { unit, period, dataDate, unclear: typed }: Leading): void {
  if (unit) progress.unit = unit;
  if (period || dataDate || typed !== undefined) progress.unclear = typed;
  if (period) progress.period = period;
  if (dataDate) addDataDate(progress, dataDate);
}

function addDataDate({ dataDates }: Progress, date: Reading['dataDate']): void {
  dataDates.set(JSON.stringify(date), date);
}

function readStretch(
  progress: Progress,
  { shown, text }: Pick<Passage, 'shown' | 'text'>,
  leading: Leading,
): void {
  const { lexicon } = progress;
  const reader = createReader(lexicon, shown, tokenise(text, lexicon));
  if (shown.trim() !== '' && !answerCarried(progress, reader)) {
    if (!leading.unit) dropCarried(progress);
    const waiting = readCommandLine(reader);
    if (waiting) progress.carried = { ...waiting, source: shown };
  }
  for (const draft of reader.drafts) add(progress, draft);
  for (const { text: said } of reader.leftovers) progress.leftovers.push({ text: said });
}

function add({ drafts, unit, period, unclear: typed }: Progress, draft: Draft): void {
  const placed = { ...draft, ...(unit && { unit }), ...(period && { period }) };
  drafts.push(typed === undefined ? placed : unclear(placed, typed));
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
  add(progress, { source, indicator: match, start: 0, end: source.length });
}

function addRemark(progress: Progress, remark: string): void {
  const last = progress.drafts.at(-1);
  if (last) last.remark = last.remark === undefined ? remark : `${last.remark}\n${remark}`;
}
