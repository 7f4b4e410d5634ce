import { changed, changeWord, downWords, isDown, upWords } from './changes.ts';
import type { Figure } from './figures.ts';
import type { Finding } from './model.ts';
import { mainFigures, type Passage } from './passages.ts';
import {
  difference,
  inScaleOf,
  isPercentOf,
  isWithin,
  percentInWords,
  type Range,
  rangeOf,
} from './reckon.ts';

const from = /(?:由|从)(?!事)[^，。；]*$/;
const to = new RegExp(
  `^(?:[^，。；]{0,8}?)(${upWords}|${downWords})(?:至|到|为)(?:目前的|现在的|今年的|当前的)?$`,
);
/** 比2020年的11183批次: what is compared with, not what is. */
const compared = /^(?:比|较|与)(?!例|重)/;
const notNow = /目标|计划|任务|预算数|年初|总投资|人均|平均/;
const otherBase = /可比|同口径|不变价|可比价|剔除|扣除|名义|实际增|两年平均|环比/;
const lastYear = /(?:去年|上年)(?:同期)?(?:为|是|的)?$/;

/** 由 A 增至 B，增长 %; 同比增加 D，增长 %; 去年同期 A，同比下降 %; 比怀化（x）少 d. */
export function checkGrowth(passage: Passage): Finding[] {
  if (otherBase.test(passage.read)) return [];
  const figures = mainFigures(passage);
  return figures.flatMap((figure, index) => [
    ...fromTo(passage, figures, index),
    ...byAmount(passage, figures, index),
    ...againstBase(passage, figures, index),
    ...againstLastYear(passage, figures, index),
    ...againstBracket(passage, figure),
  ]);
}

function fromTo(passage: Passage, figures: readonly Figure[], index: number): Finding[] {
  const [before, after, change] = figures.slice(index, index + 3);
  if (!before || !after || !change || !from.test(before.lead) || before.measure !== after.measure) return [];
  const way = to.exec(after.lead)?.[1];
  const named = changed.exec(change.lead)?.[1];
  if (way === undefined || named === undefined || change.clause > after.clause + 1) return [];
  if (/排名|名次|位次/.test(before.lead + before.tail)) return [];
  return compare(passage, before, after, change, isDown(named));
}

/** 共220起，同比增加20起，增长10%; the percent may come before the amount. */
function byAmount(passage: Passage, figures: readonly Figure[], index: number): Finding[] {
  const [one, other] = figures.slice(index, index + 2);
  if (!one || !other || other.clause > one.clause + 1) return [];
  const [step, percent] = one.measure === '%' ? [other, one] : [one, other];
  if (percent.measure !== '%' || step.measure === '%' || step.measure === '百分点') return [];
  const word = changeWord(step);
  const named = changeWord(percent);
  const nows = spokenOf(figures.slice(0, index), step, one);
  const now = nows.at(-1);
  if (word === undefined || named === undefined || !now) return [];
  if ([...nows, step, percent].some((figure) => figure.approximate)) return [];
  if (/环比|上月|上周|年均/.test(passage.read.slice(now.end, other.end))) return [];
  const down = isDown(word);
  if (
    isDown(named) === down &&
    nows.some((value) => isPercentOf(percent, rangeOf(step), baseOf(value, step, down)))
  )
    return [];
  const base = down ? now.value.plus(step.value) : now.value.minus(step.value);
  if (base.lessThanOrEqualTo(0)) return [];
  const baseText = inScaleOf(now, base);
  const sum = `${now.typed} ${down ? '+' : '-'} ${step.typed} = ${baseText}，${step.typed} ÷ ${baseText} = ${percentInWords(step.value, base, percent)}`;
  return [finding('percent', passage, sum, percent)];
}

/** What a change may be the change of: the values of its measure just before it in its sentence, none of them a change or a plan. */
function spokenOf(before: readonly Figure[], change: Figure, first: Figure): readonly Figure[] {
  return before.filter(
    (one) =>
      one.measure === change.measure &&
      one.segment === first.segment &&
      first.clause - one.clause <= 3 &&
      changeWord(one) === undefined &&
      !compared.test(one.lead) &&
      !notNow.test(one.lead),
  );
}

function baseOf(now: Figure, step: Figure, down: boolean): Range {
  const [value, change] = [rangeOf(now), rangeOf(step)];
  return down
    ? { low: value.low.plus(change.low), high: value.high.plus(change.high) }
    : { low: value.low.minus(change.high), high: value.high.minus(change.low) };
}

/** 抽检16641批次，比上年的11183批次增加5458批次，增长48.81%. */
function againstBase(passage: Passage, figures: readonly Figure[], index: number): Finding[] {
  const [base, change, percent] = figures.slice(index, index + 3);
  if (!base || !change || change.clause !== base.clause || !compared.test(base.lead)) return [];
  const word = changed.exec(change.lead)?.[1];
  if (word === undefined || !sameKind(base, change) || [base, change].some((one) => one.approximate))
    return [];
  const nows = figures
    .slice(0, index)
    .filter((one) => one.measure === base.measure && one.segment === base.segment);
  const now = nows.at(-1);
  const fits = (one: Figure) => compare(passage, base, one, change, isDown(word)).length === 0;
  const wrong = now && !nows.some(fits) ? compare(passage, base, now, change, isDown(word)) : [];
  if (percent?.measure !== '%' || percent.clause > change.clause + 1 || changeWord(percent) === undefined)
    return wrong;
  if (percent.approximate || base.measure === '%' || isPercentOf(percent, rangeOf(change), rangeOf(base)))
    return wrong;
  const sum = `${change.typed} ÷ ${base.typed} = ${percentInWords(change.value, base.value, percent)}`;
  return [...wrong, finding('percent', passage, sum, percent)];
}

/** 发生事故50起，去年同期52起，同比下降3.8%; the figure of last year may stand in brackets. */
function againstLastYear(passage: Passage, figures: readonly Figure[], index: number): Finding[] {
  const first = figures[index]!;
  const [second, change] = passage.figures.filter((one) => one.start > first.start);
  if (!second || !change || second.measure !== first.measure || first.measure === '%') return [];
  const past = [first, second].filter((one) => lastYear.test(one.lead));
  if (past.length !== 1 || second.clause > first.clause + 1 || change.clause > second.clause + 1) return [];
  const [last] = past;
  const now = last === first ? second : first;
  if (last === first && !/今年|本期|本月/.test(now.lead)) return [];
  const named = changeWord(change);
  return named === undefined ? [] : compare(passage, last!, now, change, isDown(named));
}

/** 比怀化（5316.07万人）少920.31万人: the value compared is the nearest before, or any before that fits. */
function againstBracket(passage: Passage, change: Figure): Finding[] {
  const host = passage.read.slice(0, change.start);
  const found =
    /(?:比|较|高于|低于|落后于?|超过)[^，。；()]{1,14}\(([^()]{1,20})\)([^，。；()\d]{0,6})$/.exec(
      host.slice(-60),
    );
  if (!found) return [];
  const bracketEnd = change.start - found[2]!.length - 1;
  const base = passage.figures.filter((one) => one.bracket >= 0 && one.end === bracketEnd);
  const named = changed.exec(found[2]!)?.[1] ?? /(高于|低于|落后|超过)/.exec(found[0])?.[1];
  if (base.length !== 1 || named === undefined || !sameKind(base[0]!, change)) return [];
  const values = mainFigures(passage).filter(
    (one) => one.end < bracketEnd && one.measure === base[0]!.measure,
  );
  const now = values.at(-1);
  if (!now || change.clause > now.clause + 2 || change.measure === '%') return [];
  if (values.some((one) => compare(passage, base[0]!, one, change, isDown(named)).length === 0)) return [];
  return compare(passage, base[0]!, now, change, isDown(named));
}

function sameKind(one: Figure, change: Figure): boolean {
  return one.measure === change.measure || (one.measure === '%' && change.measure === '百分点');
}

/** The change in percent, or in the measure itself, from one value to the other. */
function compare(passage: Passage, before: Figure, after: Figure, change: Figure, down: boolean): Finding[] {
  if ([before, after, change].some((one) => one.approximate)) return [];
  const [low, high] = down ? [after, before] : [before, after];
  const span = difference(high, low);
  const value = high.value.minus(low.value);
  const sum = `${high.typed} - ${low.typed} = ${inScaleOf(sameKind(before, change) ? change : high, value)}`;
  if (sameKind(before, change)) {
    if (isWithin(change, span)) return [];
    return [finding('difference', passage, sum, change)];
  }
  if (change.measure !== '%' || before.measure === '%' || before.value.lessThanOrEqualTo(0)) return [];
  if (isPercentOf(change, span, rangeOf(before))) return [];
  const percent = percentInWords(value, before.value, change);
  return [
    finding('percent', passage, `(${high.typed} - ${low.typed}) ÷ ${before.typed} = ${percent}`, change),
  ];
}

function finding(kind: Finding['kind'], passage: Passage, sum: string, printed: Figure): Finding {
  return {
    kind,
    sentences: passage.sentences,
    arithmetic: `${sum}，文中写“${printed.lead}${printed.typed}”。`,
    advice: `请核对这几个数，改正其中不符的一个。`,
  };
}
