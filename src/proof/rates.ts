import type { Figure } from './figures.ts';
import type { Finding } from './model.ts';
import { heardBefore, staysOnSubject } from './nearby.ts';
import { mainFigures, type Passage } from './passages.ts';
import { isPercentOf, percentInWords, rangeOf } from './reckon.ts';

/** Words of one deed: a rate named by one of them is a rate of what the others count. */
const deeds: readonly (readonly string[])[] = [
  ['完成', '办结', '建成'],
  ['办结', '办理', '办复', '结案', '审结', '完成'],
  ['整改', '整治', '治理', '销号'],
  ['销号', '整改'],
  ['竣工', '完工', '建成'],
  ['开工', '动工', '复工'],
  ['结案', '审结', '办结'],
  ['破案', '破获', '侦破'],
  ['回复', '答复', '办复'],
  ['化解', '办结'],
  ['处置', '处理', '办结'],
  ['就业', '上岗'],
  ['到位', '拨付'],
];
const rate =
  /^(.*?)([不未]?[\u4e00-\u9fff]{2})(?<!的)(?:率|比例|占比|进度)(?:仅|已|也|约)?(?:为|达到|达|是|至)?$/;
const neutral =
  /任务|总体|整体|综合|总|累计|目标|项目|问题|隐患|工程|事项|案件|全部|其|已|均|的|全市|全县|全区/g;
const wholeWords =
  /共|总|累计|应|需|计划|目标|任务|排查|发现|摸排|查出|受理|收到|接到|接收|交办|转办|转交|抽检|检查|检测|监测|抽查|抽样|下达|确定|列入|纳入|安排|实施|梳理|登记|参加|报名|征集|收集|现有|申报|推送|派发|反馈|立案|毕业生|辖|全[市县区省]|[有中]$/;
const wholeNoun = /^[^，。]{0,16}[中里内]$|已/;
/** 已开工10个: no subject of its own, so it goes on about what was counted just before. */
const bareDeed = /^(?:目前|现|已经?|实际|均|累计)+(?!新|共|引)[\u4e00-\u9fff]{2,4}$/;
const otherBase = /分别|同比|年均|平均|占全|序时|较|比上|投资|产值|收入|税|增加值|销售/;

/** 整改率, 办结率, 完成率 …: the percent against the number done and the number there was to do. */
export function checkRates(passage: Passage): Finding[] {
  return passage.figures.flatMap((percent) => {
    if (percent.measure !== '%' || percent.approximate) return [];
    const before = figuresBefore(passage, percent);
    const named = rate.exec(percent.lead) ?? bracketed(passage, percent, before);
    if (!named || /分别|同比/.test(percent.lead)) return [];
    const part = before.at(-1);
    if (!part || part.measure === '%' || part.measure === '百分点') return [];
    if (part.approximate || part.named) return [];
    const stem = named[2]!;
    const told = part.lead + part.tail;
    const done = doneAs(stem, told);
    if (!done || !isCovered(named[1]!, told + before.map(({ lead, noun }) => lead + noun).join('')))
      return [];
    const wholes = heardBefore(passage, before.slice(0, -1)).filter((one) => one.measure === part.measure);
    const deeds = before.filter((one) => one.measure === part.measure && doneAs(stem, one.lead + one.tail));
    const fits = (one: Figure) =>
      isPercentOf(percent, shareOf(part, one, done), rangeOf(one)) ||
      deeds.some((deed) => deed !== one && isPercentOf(percent, rangeOf(deed), rangeOf(one)));
    if (wholes.some(fits) || part.value.isZero() || fitsBeside(percent, before)) return [];
    const other = wholes.at(-1);
    if (other && isRest(other, part, stem)) return restFinding(passage, percent, part, other, done);
    const whole = wholes.findLast((one) => !one.lead.includes(stem) || /应|需|计划|目标|任务/.test(one.lead));
    if (!whole || whole.approximate || !isWhole(whole, part, percent.lead, stem)) return [];
    if (!passage.figures.includes(whole) && !staysOnSubject(passage, whole, part.start)) return [];
    return [finding(passage, percent, part, whole, done)];
  });
}

/** 15个幸福院已完成8个（53%）: what stands in a bracket without a name is the rate of the deed before it. */
function bracketed(passage: Passage, percent: Figure, before: readonly Figure[]): readonly string[] | null {
  const [whole, part] = before.slice(-2);
  const content = passage.read.slice(part?.end, percent.end + 1);
  if (!whole || !part || content !== `(${percent.typed})` || whole.clause !== part.clause) return null;
  const deed = deeds.map(([first]) => first!).find((word) => part.lead.endsWith(`已${word}`));
  return deed === undefined ? null : [part.lead, '', deed];
}

/** 已开工33个，未开工17个: one part is what the other leaves. */
function isRest(other: Figure, part: Figure, stem: string): boolean {
  const told = [other, part].map(({ lead, tail }) => doneAs(stem, lead + tail));
  return (
    other.clause === part.clause - 1 && told.includes('done') && told.includes('open') && !other.approximate
  );
}

/** The figures that a percent may speak of: those before it outside brackets, or before its bracket. */
export function figuresBefore(passage: Passage, percent: Figure): readonly Figure[] {
  const inside = percent.bracket >= 0;
  const own = passage.figures.filter((one) => one.bracket === percent.bracket && one.start < percent.start);
  if (!inside) return own;
  return own.length > 0 ? [] : mainFigures(passage).filter((one) => one.end <= percent.bracket + 1);
}

/** 已消除风险932户2968人，占比73.7%: the percent may be of the first of two numbers in the clause. */
export function fitsBeside(percent: Figure, before: readonly Figure[]): boolean {
  const last = before.at(-1)!;
  return before
    .filter((one) => one.clause === last.clause && one.measure !== last.measure)
    .some((part) =>
      before.some(
        (whole) =>
          whole.start < part.start &&
          whole.measure === part.measure &&
          isPercentOf(percent, rangeOf(part), rangeOf(whole)),
      ),
    );
}

function doneAs(stem: string, told: string): 'done' | 'open' | undefined {
  const words = [stem, ...(deeds.find(([first]) => first === stem) ?? [])];
  const word = words.find((one) => told.includes(one));
  if (word === undefined) return undefined;
  return new RegExp(`[不未待]${word}|尚未[^，。]{0,2}${word}`).test(told) ? 'open' : 'done';
}

/** What stands before the rate's name (及时, 重大隐患) must be said of the figures too. */
function isCovered(prefix: string, told: string): boolean {
  return prefix
    .replace(neutral, '|')
    .split('|')
    .every((piece) => piece === '' || told.includes(piece));
}

function isWhole(whole: Figure, part: Figure, lead: string, stem: string): boolean {
  const own = whole.lead + whole.noun;
  if (/年度|全年|计划|目标/.test(lead)) return /目标|任务|计划|年度/.test(own);
  if (otherBase.test(whole.lead) && !/计划|目标|任务|应/.test(whole.lead)) return false;
  if (/计划|目标|任务|应/.test(whole.lead)) return true;
  const adjacent =
    (whole.clause === part.clause && wholeNoun.test(whole.tail)) ||
    (whole.clause === part.clause - 1 && bareDeed.test(part.lead) && !whole.listed);
  if (stem === '完成' && !adjacent && /新|引进/.test(whole.lead)) return false;
  return adjacent || wholeWords.test(whole.lead) || wholeWords.test(whole.noun) || /[中里]/.test(whole.tail);
}

function restFinding(
  passage: Passage,
  percent: Figure,
  part: Figure,
  other: Figure,
  done: 'done' | 'open',
): Finding[] {
  const [finished, open] = done === 'done' ? [part, other] : [other, part];
  const value = finished.value.plus(open.value);
  const both = { ...part, value, typed: `(${finished.typed} + ${open.typed})` };
  const fits = isPercentOf(percent, rangeOf(finished), rangeOf(both));
  return fits ? [] : [finding(passage, percent, finished, both, 'done')];
}

function shareOf(part: Figure, whole: Figure, done: 'done' | 'open') {
  const range = rangeOf(part);
  if (done === 'done') return range;
  return { low: whole.value.minus(range.high), high: whole.value.minus(range.low) };
}

function finding(
  passage: Passage,
  percent: Figure,
  part: Figure,
  whole: Figure,
  done: 'done' | 'open',
): Finding {
  const value = done === 'done' ? part.value : whole.value.minus(part.value);
  const dividend = done === 'done' ? part.typed : `(${whole.typed} - ${part.typed})`;
  const right = percentInWords(value, whole.value, percent);
  return {
    kind: 'percent',
    sentences: passage.sentences,
    arithmetic: `${dividend} ÷ ${whole.typed} = ${right}，文中写“${percent.lead}${percent.typed}”。`,
    advice: `请核对${part.typed}、${whole.typed}和${percent.typed}三个数；若前两个数无误，应为${right}左右。`,
  };
}
