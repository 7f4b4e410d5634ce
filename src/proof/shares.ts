import type { Figure } from './figures.ts';
import type { Finding } from './model.ts';
import type { Passage } from './passages.ts';
import { figuresBefore, fitsBeside } from './rates.ts';
import { isPercentOf, percentInWords, rangeOf } from './reckon.ts';

const plainShare =
  /^(?:已|仅|只|约)?占(?:比|总数|总量|总额|总人数|全部|总)?的?(?:比重|比例|比)?(?:为|达到|达|的|是)?$|^占比(?:为|达到|达|是)?$/;
const ofGiven = /^[^，。]{0,14}的$/;
const ofTarget =
  /^[^，。]{0,4}(?:完成|达到|达|占|为)[^，。]{0,6}?((?:省|市|县|区|上级|国家)?(?:定|下达)?)?(?:的)?(?:全年|年度|年|本年|当年)?(?:目标|任务|计划)(?:目标|任务|计划)?(?:数|量|总数)?的$/;
const targetLead = /(?:目标|任务|计划)[^，。的]{0,8}$/;

/** 其中…，占 %; 完成目标1000人的 %; and 完成年度目标任务的 % where the text gives the target. */
export function checkShares(passage: Passage): Finding[] {
  return passage.figures.flatMap((percent) => {
    if (percent.measure !== '%' || percent.approximate || /分别|均|增/.test(percent.lead)) return [];
    const before = figuresBefore(passage, percent);
    const pair = pairOf(passage, percent, before);
    if (!pair) return [];
    const { part, whole } = pair;
    if ([part, whole].some((one) => one.approximate) || part.value.isNegative()) return [];
    const others = before.filter((one) => one !== part && one.measure === part.measure);
    const fits = (one: Figure) => isPercentOf(percent, rangeOf(part), rangeOf(one));
    if (fits(whole) || others.some(fits) || fitsBeside(percent, before)) return [];
    return [finding(passage, percent, part, whole)];
  });
}

function pairOf(passage: Passage, percent: Figure, before: readonly Figure[]) {
  if (plainShare.test(percent.lead)) return partOfWhole(passage, before);
  const told = namedWhole(passage, percent, before);
  if (told) return told;
  const last = before.at(-1);
  if (!last) return undefined;
  const same = before.slice(0, -1).filter((one) => one.measure === last.measure);
  if (last.clause === percent.clause && ofGiven.test(percent.lead) && /完成|占|达|为/.test(last.lead)) {
    const part = same.findLast((one) => one.clause < last.clause && !targetLead.test(one.lead));
    return part && part.clause >= last.clause - 1 ? { part, whole: last } : undefined;
  }
  if (!ofTarget.test(percent.lead) || targetLead.test(last.lead)) return undefined;
  const by = /(?:省|市|县|区|上级|国家)(?:定|下达)/.exec(percent.lead)?.[0];
  const whole = same.findLast(
    (one) =>
      one.segment >= last.segment - 1 &&
      (one.segment === last.segment || !isSpoken(before, one)) &&
      (targetLead.test(one.lead) || targetLead.test(one.noun)) &&
      (!by || one.lead.includes(by)),
  );
  return whole && { part: last, whole };
}

const ofNamed =
  /^(.*?)占(?:全市|全县|全区|我市)?([^占]{3,14}?)的?(?:比重|比例|总数|总量)?(?:为|达到|达|是|的)?$/;
const idle = /全市|全县|全区|我市|累计|完成|实现|达到|达|为|共|的|其中/g;

/** 民生支出152亿元，占财政总支出的比重为 %: the whole is the figure that has this name, wherever it stands. */
function namedWhole(passage: Passage, percent: Figure, before: readonly Figure[]) {
  const [, own = '', name = ''] = ofNamed.exec(percent.lead) ?? [];
  const bare = (text: string) => text.replace(idle, '');
  const called = (wanted: string, among: readonly Figure[]) => {
    const found = among.filter((one) => one.measure !== '%' && bare(one.lead) === bare(wanted));
    return found.length === 1 ? found[0] : undefined;
  };
  if (bare(name).length < 3) return undefined;
  const last = before.at(-1);
  const part = own === '' ? last : called(own, before);
  const whole = called(name, passage.figures);
  if (!part || !whole || part === whole || part.measure !== whole.measure) return undefined;
  return own === '' && part.clause < percent.clause - 1 ? undefined : { part, whole };
}

/** 目标38000人的82%: this target has had its percent. */
function isSpoken(before: readonly Figure[], target: Figure): boolean {
  const after = before.filter(({ start }) => start > target.start);
  const same = after.filter(({ measure }) => measure === target.measure);
  return after.some(({ measure }) => measure === '%') || same.length > 1;
}

/** 共500人，其中女性200人，占40%，男性…，占…: the whole is the nearest figure before 其中 that is not itself a part. */
function partOfWhole(passage: Passage, before: readonly Figure[]) {
  const part = before.at(-1);
  if (!part || part.measure === '%' || part.measure === '百分点') return undefined;
  const subset = passage.read.lastIndexOf('其中', part.start);
  const same = before.slice(0, -1).filter((one) => one.measure === part.measure);
  const whole = same.findLast((one) => one.end <= subset);
  if (whole && /^[^，；。]{0,20}$/.test(between(passage, whole, subset))) return { part, whole };
  const total = same.findLast((one) => !hasShare(passage, one));
  return total && (/共|总|合计/.test(total.lead) || /中有?$/.test(total.tail)) && total.step.equals(part.step)
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

function finding(passage: Passage, percent: Figure, part: Figure, whole: Figure): Finding {
  const right = percentInWords(part.value, whole.value, percent);
  return {
    kind: 'percent',
    sentences: passage.sentences,
    arithmetic: `${part.typed} ÷ ${whole.typed} = ${right}，文中写“${percent.lead.startsWith('的') ? whole.typed : ''}${percent.lead}${percent.typed}”。`,
    advice: `请核对${part.typed}、${whole.typed}和${percent.typed}三个数；若前两个数无误，应为${right}左右。`,
  };
}
