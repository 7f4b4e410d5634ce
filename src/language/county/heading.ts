import { blankSpans, findDataDates, readLeadingDate } from '../dates.ts';
import { basesOf, type Lexicon } from '../lexicon.ts';
import { matchStrictly } from '../match-name.ts';
import { comparable, splitMeasure } from '../measures.ts';
import type { NameMatch } from '../model.ts';
import { matchName } from '../names.ts';
import { indicatorOf, withPart } from '../reader.ts';

/** A measure as printed above figures: 万元 is 元 with 10000. */
export interface HeadMeasure {
  readonly base: string;
  readonly multiplier: string;
}

/** The head of a column (or row) of figures. */
export interface Column {
  readonly heading: string;
  /** Absent when it is no indicator: 目标任务, 完成率. */
  readonly match?: NameMatch;
  readonly measure?: HeadMeasure;
}

/** Columns that stand beside figures; an indicator that has such a word in its name is matched before. */
const beside =
  /目标|任务|计划|上期|上个?[月周年季]|去年|同期|序时|完成率|率$|占比|比例|比重|进度|同比|环比|增幅|增量|排名|名次|位次|得分|尚差|还差|差额|差距|剩余|未完成|基数|备注|说明|预计|应完成|责任|联系|电话|[本当][月周期季日]|新增数|净增/;
/** A sub-heading that stands for the heading above it. */
const itself = /^(?:累计)?(?:实际)?(?:已)?(?:完成|达到|发放|实现)?(?:数|值|量|额|总数|数值|数量|情况|人数)?$/;
const bracket = /\((?:计量)?(?:单位:?)?\s*([^()]{1,10})\)/;
const longestHeading = 40;

/** 目标任务, 完成率: what stands beside figures in tables. */
export function isBeside(heading: string): boolean {
  return beside.test(heading);
}

/** Dates out of a heading, which may name the month: 9月新增城镇就业（人）. */
export function withoutDates(text: string): string {
  const rest = blankSpans(text, findDataDates(text)).trim();
  return rest.slice(readLeadingDate(rest)?.length ?? 0).replace(/^[\s:,、()]+/, '');
}

/** Reads the head of a column: an indicator, its measure in brackets. */
export function columnOf(typed: string, lexicon: Lexicon): Column {
  const heading = typed.trim().slice(0, longestHeading);
  if (typed.length > longestHeading || typed.trim() === '') return { heading };
  const text = withoutDates(typed);
  const strict = matchStrictly(text, lexicon.vocabulary.indicators);
  const inBrackets = bracket.exec(text);
  const measure = inBrackets ? measureOf(inBrackets[1]!, lexicon) : undefined;
  const bare = inBrackets ? text.replace(inBrackets[0], '').trim() : text;
  const match = strict ?? looseMatch(bare, inBrackets && !measure ? inBrackets[1]! : '', lexicon);
  return {
    heading,
    ...(match && { match: partOf(match, measure, text, lexicon) }),
    ...(measure && { measure }),
  };
}

function looseMatch(bare: string, remark: string, lexicon: Lexicon): NameMatch | undefined {
  if (beside.test(remark)) return undefined;
  const { indicators } = lexicon.vocabulary;
  const strict = matchStrictly(bare, indicators);
  if (strict || beside.test(bare)) return strict;
  const match = matchName(bare, indicators);
  return match.kind === 'unknown' ? undefined : match;
}

function partOf(
  match: NameMatch,
  measure: HeadMeasure | undefined,
  text: string,
  lexicon: Lexicon,
): NameMatch {
  return withPart(match, indicatorOf(lexicon, match), measure?.base ?? '', text);
}

/** A column under a merged heading: 新增城镇就业 above 目标, 完成数, 完成率. */
export function columnUnder(top: Column, sub: string, lexicon: Lexicon): Column {
  if (sub === '') return top;
  const own = columnOf(sub, lexicon);
  const heading = `${top.heading}${own.heading}`.slice(0, longestHeading);
  if (own.match) return own;
  const bare = withoutDates(sub).replace(bracket, '').trim();
  if (!top.match || beside.test(bare)) return { heading };
  const part = partOf(top.match, own.measure, sub, lexicon);
  const isPart = part.kind === 'found' && part.part !== undefined;
  if (!itself.test(bare) && !isPart) return { heading };
  return { ...top, heading, match: part, ...(own.measure && { measure: own.measure }) };
}

/** 人, 万元: a measure and nothing else. */
export function measureOf(typed: string, { measure }: Lexicon): HeadMeasure | undefined {
  const text = typed.replace(/\s+/g, '').toLowerCase();
  const { base, multiplier } = splitMeasure(text);
  measure.lastIndex = 0;
  return base !== '' && measure.exec(base)?.[0].length === base.length ? { base, multiplier } : undefined;
}

/** 单位：人、万元 above a table: for each column the one that fits its indicator. */
export function readMeasureLine(text: string, lexicon: Lexicon): readonly HeadMeasure[] | undefined {
  const found = /^\(?\s*(?:计量)?单位\s*:\s*([^():]{1,40})\)?$/.exec(text);
  if (!found) return undefined;
  const measures = found[1]!.split(/[、,;\s/]+/).map((word) => measureOf(word, lexicon));
  return measures.every((one) => one !== undefined) ? measures : undefined;
}

/** The measure of a column: its own, else the one printed above the table. */
export function withMeasure(column: Column, above: readonly HeadMeasure[], lexicon: Lexicon): Column {
  const [first, second] = above;
  if (column.measure || !column.match || !first) return column;
  if (!second) return { ...column, measure: first };
  const indicator = indicatorOf(lexicon, column.match);
  const bases = indicator ? basesOf(indicator) : [];
  const fitting = above.find(({ base }) => bases.some((own) => comparable(own, base)));
  return { ...column, measure: fitting ?? first };
}
