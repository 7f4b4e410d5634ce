import { decimal } from '../domain/arithmetic.ts';
import type { Figure } from './figures.ts';
import type { Finding } from './model.ts';
import { heardBefore } from './nearby.ts';
import { mainFigures, type Passage } from './passages.ts';
import { isPercentOf, type Range, rangeOf } from './reckon.ts';
import { shareFinding } from './shares.ts';

/** One thing of a row and its share: 咨询类3120件，占31.2%. */
interface Pair {
  readonly passage: Passage;
  readonly part: Figure;
  readonly percent: Figure;
}

/** A longer row is a table, and costs its square. */
const longestRow = 20;
const share = /^(?:约|仅|各)?占/;

/** 咨询类…件，占…；求助类…件，占…: the shares of a row are of one whole, which those that agree give away. */
export function checkSiblings(passages: readonly Passage[]): Finding[] {
  return rowsOf(passages).flatMap((row) => row.flatMap((pair) => oddOneOut(pair, row)));
}

/** Pairs that follow each other with nothing in between, in sentences of one paragraph. */
function rowsOf(passages: readonly Passage[]): Pair[][] {
  const rows: Pair[][] = [];
  for (const passage of passages) {
    const figures = mainFigures(passage);
    let last = passage.head ? undefined : rows.at(-1);
    for (let index = 0; index < figures.length; index += 1) {
      const pair = pairAt(passage, figures, index);
      if (!pair) {
        last = undefined;
        continue;
      }
      index += 1;
      if (last && belongs(pair, last.at(-1)!)) last.push(pair);
      else {
        last = [pair];
        rows.push(last);
      }
    }
    if (figures.length === 0) last = undefined;
  }
  return rows.filter((row) => row.length > 1 && row.length <= longestRow);
}

function pairAt(passage: Passage, figures: readonly Figure[], index: number): Pair | undefined {
  const [part, percent] = figures.slice(index, index + 2);
  if (!part || percent?.measure !== '%' || !share.test(percent.lead)) return undefined;
  if (part.measure === '%' || part.measure === '百分点' || part.approximate || percent.approximate)
    return undefined;
  return percent.clause <= part.clause + 1 && !part.listed ? { passage, part, percent } : undefined;
}

function belongs(pair: Pair, last: Pair): boolean {
  const { part, percent } = pair;
  const words = pair.passage.read.slice(last.passage === pair.passage ? last.percent.end : 0, part.start);
  const sameShare = percent.lead === last.percent.lead || [percent.lead, last.percent.lead].includes('占');
  return part.measure === last.part.measure && sameShare && !/其中|同比|分别/.test(words);
}

function oddOneOut(pair: Pair, row: readonly Pair[]): Finding[] {
  const others = row.filter((one) => one !== pair);
  const { part, percent, passage } = pair;
  const heard = heardBefore(row[0]!.passage, mainFigures(row[0]!.passage)).filter(
    (one) => one.measure === part.measure && !row.some((sibling) => sibling.part === one),
  );
  const fits = (whole: Range, { percent: share, part: value }: Pair) =>
    isPercentOf(share, rangeOf(value), whole);
  if (heard.some((one) => fits(rangeOf(one), pair))) return [];
  const told = heard.find((one) => others.every((other) => fits(rangeOf(one), other)));
  if (told) return [shareFinding(passage, percent, part, told)];
  const common = others.length > 1 ? commonWhole(others) : undefined;
  if (!common || fits(common, pair)) return [];
  const middle = common.low.plus(common.high).div(2).toDecimalPlaces(0);
  return [
    shareFinding(passage, percent, part, {
      ...part,
      value: middle,
      typed: `约${middle.toFixed()}${part.measure}`,
    }),
  ];
}

/** The whole that every pair can be a part of; undefined when there is none, or when it is known too roughly. */
function commonWhole(pairs: readonly Pair[]): Range | undefined {
  const wholes = pairs.map(({ part, percent }) => {
    const [value, printed] = [rangeOf(part), rangeOf(percent)];
    return printed.low.greaterThan(0)
      ? { low: value.low.times(100).div(printed.high), high: value.high.times(100).div(printed.low) }
      : undefined;
  });
  if (wholes.includes(undefined)) return undefined;
  const known = wholes as Range[];
  const low = known.reduce((most, one) => (one.low.greaterThan(most) ? one.low : most), decimal(0));
  const high = known.reduce((least, one) => (one.high.lessThan(least) ? one.high : least), known[0]!.high);
  const sure = high.minus(low).lessThanOrEqualTo(low.times(0.03));
  return low.lessThanOrEqualTo(high) && sure ? { low, high } : undefined;
}
