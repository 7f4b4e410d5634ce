import { changeWord } from './changes.ts';
import type { Figure } from './figures.ts';
import type { Finding } from './model.ts';
import { heardBefore, staysInPlace, staysOnSubject } from './nearby.ts';
import type { Passage } from './passages.ts';
import { figuresBefore, fitsBeside } from './rates.ts';
import { isPercentOf, percentInWords, rangeOf, sumOf } from './reckon.ts';

const plainShare =
  /^(?:已|仅|只|约)?占(?:比|总数|总量|总额|总人数|全部|总)?的?(?:比重|比例|比)?(?:为|达到|达|的|是)?$|^占比(?:为|达到|达|是)?$/;
const ofGiven = /^[^，。]{0,14}的$/;
const ofTarget =
  /^[^，。]{0,4}(?:完成|达到|达|占|为)[^，。]{0,6}?((?:省|市|县|区|上级|国家)?(?:定|下达)?)?(?:的)?(?:全年|年度|年|本年|当年|总)?(?:目标|任务|计划)(?:目标|任务|计划|投资)?(?:数|量|总数)?的$/;
const targetLead = /(?:目标|任务|计划)(?!总投资)[^，。的]{0,8}$/;

/** 其中…，占 %; 完成目标1000人的 %; and 完成年度目标任务的 % where the text gives the target. */
export function checkShares(passage: Passage): Finding[] {
  return passage.figures.flatMap((percent) => {
    if (percent.measure !== '%' || percent.approximate || /分别|均|增/.test(percent.lead)) return [];
    const before = figuresBefore(passage, percent);
    const heard = heardBefore(passage, before);
    const pair = pairOf(passage, percent, before, heard);
    if (!pair) return [];
    const { part, whole } = pair;
    if ([part, whole].some((one) => one.approximate) || part.value.isNegative()) return [];
    const others = heard.filter((one) => one !== part && one.measure === part.measure);
    const last = before.at(-1)!;
    const fits = (one: Figure) =>
      [part, last].some(
        (some) => some.measure === one.measure && isPercentOf(percent, rangeOf(some), rangeOf(one)),
      );
    if (fits(whole) || others.some(fits) || fitsBeside(percent, before)) return [];
    return [shareFinding(passage, percent, part, whole)];
  });
}

function pairOf(passage: Passage, percent: Figure, before: readonly Figure[], heard: readonly Figure[]) {
  const part = partOf(percent, before);
  if (!part) return undefined;
  if (plainShare.test(percent.lead)) return partOfWhole(passage, before, part);
  const told = namedWhole(passage, percent, part, heard);
  if (told) return { part: rowOf(told.part, before), whole: told.whole };
  const last = before.at(-1)!;
  if (last.clause === percent.clause && ofGiven.test(percent.lead) && /完成|占|达|为/.test(last.lead)) {
    const same = before.filter((one) => one !== last && one.measure === last.measure);
    const given = same.findLast((one) => one.clause < last.clause && !targetLead.test(one.lead));
    return given && given.clause >= last.clause - 1 ? { part: given, whole: last } : undefined;
  }
  if (!ofTarget.test(percent.lead) || isTarget(part)) return undefined;
  const by = /(?:省|市|县|区|上级|国家)(?:定|下达)/.exec(percent.lead)?.[0];
  const whole = heard.findLast(
    (one) => one !== part && one.measure === part.measure && isTarget(one) && (!by || one.lead.includes(by)),
  );
  return whole && isOpenTarget(passage, whole, part, heard) ? { part, whole } : undefined;
}

function isTarget(one: Figure): boolean {
  return targetLead.test(one.lead) || targetLead.test(one.noun);
}

/** What a percent is of: the last figure before it that is not itself a percent or a change. */
function partOf(percent: Figure, before: readonly Figure[]): Figure | undefined {
  return before.findLast(
    (one) =>
      one.measure !== '%' &&
      one.measure !== '百分点' &&
      (one === before.at(-1) || one.segment === percent.segment) &&
      changeWord(one) === undefined,
  );
}

/** 目标38000人，…: nothing of its kind has been said of this target yet, and the text still speaks of the same. */
function isOpenTarget(passage: Passage, target: Figure, part: Figure, heard: readonly Figure[]): boolean {
  const after = heard.slice(heard.indexOf(target) + 1, heard.indexOf(part));
  if (passage.figures.includes(target) && target.segment === part.segment) return true;
  if (after.some(({ measure }) => measure === '%' || measure === part.measure)) return false;
  return passage.figures.includes(target) && target.segment === part.segment - 1
    ? true
    : staysOnSubject(passage, target, part.start);
}

const ofNamed =
  /^(.*?)占(?:到|有)?(?:全[市县区省国]|我市)?([^占]{2,14}?)的?(?:比重|比例|总数|总量|总额)?(?:为|达到|达|是|的)?$/;
const idle =
  /全[市县区省国]|我[市县区省]|年末|地方|实际|累计|完成|实现|达到|达|为|共|总|数|量|的|其中|目标|任务|计划/g;
const wholeWords = /共|总|合计|全[市县区省国]|受理|接到|收到|办理|立案|交办|现有|安排/;

/** 民生支出152亿元，占财政总支出的比重为 %: the whole is the figure that has this name, wherever it stands. */
function namedWhole(passage: Passage, percent: Figure, last: Figure, heard: readonly Figure[]) {
  const [, own = '', name = ''] = ofNamed.exec(percent.lead) ?? [];
  const bare = (text: string) => text.replace(idle, '');
  const core = bare(name);
  if (core.length < 2) return undefined;
  const all = [...heard, ...passage.figures.filter(({ start }) => start > percent.start)];
  const part = own === '' ? last : only(heard.filter((one) => bare(one.lead) === bare(own)));
  if (!part || (own === '' && part.clause < percent.clause - 3)) return undefined;
  const called = all.filter(
    (one) =>
      one !== part &&
      one.measure === part.measure &&
      one.value.greaterThan(part.value) &&
      !hasShare(passage, one) &&
      (bare(one.lead) === core ||
        ((one.lead + one.noun + one.tail).includes(core) &&
          (wholeWords.test(one.lead) || /中$/.test(one.tail)))),
  );
  const [whole] = called.toSorted((one, other) => other.value.comparedTo(one.value));
  return whole && staysInPlace(passage, whole, percent.start) ? { part, whole } : undefined;
}

/** 甲类783件、乙类579件，占总量的 %: both together. */
function rowOf(part: Figure, before: readonly Figure[]): Figure {
  const row = before.filter((one) => one.clause === part.clause && one.measure === part.measure);
  if (!part.listed || row.length < 2) return part;
  const value = sumOf(row);
  return { ...part, value, typed: `(${row.map(({ typed }) => typed).join(' + ')})` };
}

function only(figures: readonly Figure[]): Figure | undefined {
  return figures.length === 1 ? figures[0] : undefined;
}

/** 共500人，其中女性200人，占40%，男性…，占…: the whole is the nearest figure before 其中 that is not itself a part. */
function partOfWhole(passage: Passage, before: readonly Figure[], part: Figure) {
  const subset = passage.read.lastIndexOf('其中', part.start);
  const same = before.filter((one) => one.end <= part.start && one.measure === part.measure);
  const whole = same.findLast((one) => one.end <= subset);
  const near =
    whole && (part.clause - whole.clause <= 2 || /^[^，；。]{0,20}$/.test(between(passage, whole, subset)));
  if (whole && near) return { part, whole };
  const total = same.findLast((one) => !hasShare(passage, one));
  return total &&
    (/中有?$/.test(total.tail) || (/共|总|合计/.test(total.lead) && total.step.equals(part.step)))
    ? { part, whole: total }
    : undefined;
}

/** A figure with a share of its own is itself a part. */
function hasShare(passage: Passage, one: Figure): boolean {
  const next = passage.figures[passage.figures.indexOf(one) + 1];
  return next?.measure === '%' && plainShare.test(next.lead);
}

/** What stands between the whole and 其中, without brackets and marks at the ends. */
function between(passage: Passage, whole: Figure, subset: number): string {
  return passage.read
    .slice(whole.end, subset)
    .replace(/\([^()]*\)/g, '')
    .replace(/[，。；,;]+$/, '')
    .replace(/，(?:同比|比上年|较上年|增长|下降)[^，。；]*/g, '');
}

/** The finding of a share that does not follow from its two numbers. */
export function shareFinding(passage: Passage, percent: Figure, part: Figure, whole: Figure): Finding {
  const right = percentInWords(part.value, whole.value, percent);
  return {
    kind: 'percent',
    sentences: passage.sentences,
    arithmetic: `${part.typed} ÷ ${whole.typed} = ${right}，文中写“${percent.lead.startsWith('的') ? whole.typed : ''}${percent.lead}${percent.typed}”。`,
    advice: `请核对${part.typed}、${whole.typed}和${percent.typed}三个数；若前两个数无误，应为${right}左右。`,
  };
}
