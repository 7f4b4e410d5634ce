import type { Figure } from './figures.ts';
import type { Finding } from './model.ts';
import { mainFigures, type Passage } from './passages.ts';
import { difference, inScaleOf, isPercentOf, isWithin, percentInWords, rangeOf } from './reckon.ts';

const upWords = '增加|增收|增支|增长|增至|提高|提升|上升|升高|升|扩大|攀升|多|高|快|增|高出';
const downWords = '减少|减收|减支|下降|降低|压减|缩短|压缩|缩减|回落|降|减|少|低|慢|落后|低于';
const from = /(?:由|从)(?!事)[^，。；]*$/;
const to = new RegExp(
  `^(?:[^，。；]{0,8}?)(${upWords}|${downWords})(?:至|到|为)(?:目前的|现在的|今年的|当前的)?$`,
);
const changed = new RegExp(
  `^(?:净|共|累计|降幅|增幅|幅度)?(${upWords}|${downWords}|增幅|降幅)(?:了|为|达到|达)?$`,
);
const versus =
  /^(?:同比|较去年同期|比去年同期|较上年同期|比上年同期|较去年|比去年|较上年|比上年|较上年末|比上年末)(.*)$/;
const otherBase = /可比|同口径|不变价|可比价|剔除|扣除|名义|实际增|两年平均|环比/;
const lastYear = /(?:去年|上年)(?:同期)?(?:为|是|的)?$/;

/** 由 A 增至 B，增长 %; 同比增加 D，增长 %; 去年同期 A，同比下降 %; 比怀化（x）少 d. */
export function checkGrowth(passage: Passage): Finding[] {
  if (otherBase.test(passage.read)) return [];
  const figures = mainFigures(passage);
  return figures.flatMap((figure, index) => [
    ...fromTo(passage, figures, index),
    ...byAmount(passage, figures, index),
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
  const [now, one, other] = figures.slice(index, index + 3);
  if (!now || !one || !other || now.measure === '%' || now.measure === '百分点') return [];
  const [step, percent] = one.measure === '%' ? [other, one] : [one, other];
  if (percent.measure !== '%' || now.measure !== step.measure || other.clause > one.clause + 1) return [];
  const word = changeWord(step);
  const named = changeWord(percent);
  if (word === undefined || named === undefined || one.clause > now.clause + 1) return [];
  if ([now, step, percent].some((figure) => figure.approximate) || now.value.isZero()) return [];
  if (/总投资|人均|平均/.test(now.lead) || /环比|上月|上周|年均/.test(step.lead + percent.lead)) return [];
  if (/上月|上周|年均/.test(passage.read.slice(now.end, other.end))) return [];
  const down = isDown(word);
  const base = down ? now.value.plus(step.value) : now.value.minus(step.value);
  if (base.lessThanOrEqualTo(0)) return [];
  const slack = rangeOf(now);
  const change = rangeOf(step);
  const least = down ? slack.low.plus(change.low) : slack.low.minus(change.high);
  const most = down ? slack.high.plus(change.high) : slack.high.minus(change.low);
  if (isDown(named) === down && isPercentOf(percent, change, { low: least, high: most })) return [];
  const baseText = inScaleOf(now, base);
  const sum = `${now.typed} ${down ? '+' : '-'} ${step.typed} = ${baseText}，${step.typed} ÷ ${baseText} = ${percentInWords(step.value, base, percent)}`;
  return [finding('percent', passage, sum, percent)];
}

/** 增加 in 增加20起, 比上年增加20起 and 同比增加20起. */
function changeWord({ lead }: Figure): string | undefined {
  return changed.exec(versus.exec(lead)?.[1] ?? lead)?.[1];
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

function isDown(word: string): boolean {
  return new RegExp(`^(?:${downWords}|降幅)$`).test(word);
}

function finding(kind: Finding['kind'], passage: Passage, sum: string, printed: Figure): Finding {
  return {
    kind,
    sentences: passage.sentences,
    arithmetic: `${sum}，文中写“${printed.lead}${printed.typed}”。`,
    advice: `请核对这几个数，改正其中不符的一个。`,
  };
}
