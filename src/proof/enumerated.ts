import { decimal } from '../domain/arithmetic.ts';
import type { Figure } from './figures.ts';
import type { Finding } from './model.ts';
import { staysInPlace } from './nearby.ts';
import { mainFigures, type Passage } from './passages.ts';
import { inScaleOf, mayAddUp, sumInWords, sumOf } from './reckon.ts';

const summed = /^(?:以上|[两三四五六七八九十]项|全部|总共)?(?:合计|共计|总计|一共|共)(?:为|达|有|是)?$/;
const deeds =
  /已|未|立案|整改|处罚|查处|停|关闭|完成|新增|办结|同比|较|上年|去年|目标|计划|其中|含|人均|平均|最|第/;
const wholeWords = /共|总|合计|受理|接到|收到|办理|签订|签约|安排|排查|发现|交办/;
const ratios = /(?<![\d.:∶])(\d{1,3}(?:\.\d+)?)[:∶](\d{1,3}(?:\.\d+)?)[:∶](\d{1,3}(?:\.\d+)?)(?![\d:∶])/g;

/** 共36个：甲12个、乙10个…; 甲12个、乙10个，合计…; 三次产业结构 12:36:52. */
export function checkEnumerated(passage: Passage): Finding[] {
  const figures = mainFigures(passage);
  return [
    ...figures.flatMap((whole, index) => [
      ...afterColon(passage, figures, index),
      ...inBracket(passage, whole),
      ...summedUp(passage, figures, index),
      ...withOthers(passage, figures, index),
      ...kindsOver(passage, figures, index),
      ...subset(passage, figures, index),
    ]),
    ...structures(passage),
  ];
}

function afterColon(passage: Passage, figures: readonly Figure[], index: number): Finding[] {
  const whole = figures[index]!;
  const gap = /^([\u4e00-\u9fff]{0,8})(?:[:，](?:分别)?(?:为|是)?|，?分别(?:为|是))/.exec(
    passage.read.slice(whole.end, whole.end + 16),
  );
  const among = gap?.[1]?.endsWith('中') === true;
  if (!gap || /[前居排最第较]/.test(gap[1]!) || !(among || /[:]|分别/.test(gap[0]))) return [];
  const rest = figures.slice(index + 1);
  const end = rest.findIndex(
    (one, at) => one.measure !== whole.measure || (at > 0 && one.clause > rest[at - 1]!.clause + 1),
  );
  const parts = end < 0 ? rest : rest.slice(0, end);
  if (parts.some((one, at) => at > 0 && !one.listed && one.lead.length > 12)) return [];
  const last = parts.at(-1);
  const isOpen =
    among && (parts.length < 3 || !parts.slice(1).every(({ listed }) => listed) || !isEnd(passage, last!));
  return isOpen ? [] : judge(passage, whole, parts, /分别/.test(gap[0]) && parts.length > 2 ? 0.6 : mostGap);
}

/** Nothing but the noun stands between a figure and the end of its segment. */
function isEnd(passage: Passage, figure: Figure): boolean {
  return /^[^，、；。:(]{0,4}(?:[；。]|$)/.test(passage.read.slice(figure.end, figure.end + 6));
}

/** 其中甲类35个，乙类18个，其他56个: 其他 says that nothing is left out. */
function withOthers(passage: Passage, figures: readonly Figure[], index: number): Finding[] {
  const last = figures[index]!;
  if (!/^(?:及|和)?其[他它](?!.*中)/.test(last.lead) || last.clause === 0) return [];
  const heard = [...passage.earlier, ...figures.slice(0, index + 1)];
  const same = heard.filter(({ measure }) => measure === last.measure);
  const wholes = same.slice(0, -2).map((whole, at) => ({ whole, parts: same.slice(at + 1) }));
  if (wholes.some(({ whole, parts }) => mayAddUp(parts, whole))) return [];
  const near = wholes.findLast(
    ({ whole, parts }) =>
      parts.every((one) => one.value.lessThan(whole.value)) &&
      wholeWords.test(whole.lead) &&
      staysInPlace(passage, whole, last.start),
  );
  const parts = near?.parts.map((one) => ({ ...one, lead: one.lead.replace(/^其中/, '') }));
  return near && parts ? judge(passage, near.whole, parts, 0.1) : [];
}

function inBracket(passage: Passage, whole: Figure): Finding[] {
  const open = passage.read.slice(whole.end, whole.end + 10).indexOf('(');
  if (open < 0 || /[，；。、:]/.test(passage.read.slice(whole.end, whole.end + open))) return [];
  const inside = passage.figures.filter(({ bracket }) => bracket === whole.end + open);
  const close = passage.read.indexOf(')', whole.end + open);
  const content = passage.read.slice(whole.end + open, close);
  if (/等|其中|含|主要|包括/.test(content) || inside.some(({ measure }) => measure !== whole.measure))
    return [];
  return judge(passage, whole, inside);
}

function summedUp(passage: Passage, figures: readonly Figure[], index: number): Finding[] {
  const whole = figures[index]!;
  if (!summed.test(whole.lead)) return [];
  const parts: Figure[] = [];
  for (let at = index - 1; at >= 0; at -= 1) {
    const one = figures[at]!;
    const next = parts[0] ?? whole;
    if (one.measure !== whole.measure || next.clause > one.clause + 1 || next.segment > one.segment + 1)
      break;
    parts.unshift(one);
  }
  const said = '两三四五六七八九十'.indexOf(/^(.)项/.exec(whole.lead)?.[1] ?? '一') + 2;
  return said >= 2 && parts.length !== said ? [] : judge(passage, whole, parts);
}

const mostGap = 0.2;
/** Such things may be told of one person or one project together. */
const overlapping = /女|岁|学历|党员|职称|民族|以上|以下|残疾|脱贫|新增|首次|省级|国家级|重点|高/;

/** 其中道路交通死亡411人，工矿企业死亡33人、火灾死亡12人: kinds of one thing that come to a little more than all of it. */
function kindsOver(passage: Passage, figures: readonly Figure[], index: number): Finding[] {
  const whole = figures[index]!;
  const next = figures[index + 1];
  if (!next?.lead.startsWith('其中') || next.measure !== whole.measure) return [];
  const rest = figures.slice(index + 1);
  const end = rest.findIndex(
    (one, at) => one.measure !== whole.measure || (at > 0 && one.segment !== rest[0]!.segment),
  );
  const parts = (end < 0 ? rest : rest.slice(0, end)).map((one) => ({
    ...one,
    lead: one.lead.replace(/^其中/, ''),
  }));
  const kind = parts[0]!.lead.slice(-2);
  if (
    parts.length < 3 ||
    kind.length < 2 ||
    parts.some(({ lead }) => !lead.endsWith(kind) || overlapping.test(lead))
  )
    return [];
  return sumOf(parts).greaterThan(whole.value) ? judge(passage, whole, parts, 0.1) : [];
}

/** Near misses only: a list that is far from the whole was never meant to be all of it. */
function judge(passage: Passage, whole: Figure, parts: readonly Figure[], most = mostGap): Finding[] {
  if (parts.length < 2 || parts.length > 30 || whole.measure === '%' || whole.measure === '百分点') return [];
  if ([whole, ...parts].some((one) => one.approximate)) return [];
  if (parts.some((one) => deeds.test(one.lead))) return [];
  const nouns = new Set([whole, ...parts].map(({ noun }) => noun).filter((noun) => noun !== ''));
  if (nouns.size > 1 && parts.some(({ noun, lead }) => noun !== '' && lead !== '' && noun !== whole.noun))
    return [];
  const gap = sumOf(parts).minus(whole.value).abs();
  if (gap.greaterThan(decimal(whole.value).times(most))) return [];
  if (parts.some((one) => sumOf(parts.filter((other) => other !== one)).equals(whole.value))) return [];
  return mayAddUp(parts, whole)
    ? []
    : [finding(passage, `${sumInWords(parts, whole)}，文中总数为${whole.typed}。`)];
}

/** 其中 begins a part: it cannot be more than everything before it. Only for things counted one by one. */
function subset(passage: Passage, figures: readonly Figure[], index: number): Finding[] {
  const part = figures[index]!;
  if (!/^其中/.test(part.lead) || part.named || !part.step.isZero() || /总|累计|计划|目标|每/.test(part.lead))
    return [];
  const before = figures.slice(0, index).filter(({ measure }) => measure === part.measure);
  const last = figures[index - 1];
  if (!last || last.measure !== part.measure || last.clause < part.clause - 1 || !last.step.isZero())
    return [];
  if (before.some((one) => one.value.greaterThanOrEqualTo(part.value) || one.approximate) || part.approximate)
    return [];
  return [
    finding(
      passage,
      `“${part.lead}${part.typed}”是${last.typed}的一部分，却比${last.typed}多${inScaleOf(part, part.value.minus(last.value))}。`,
    ),
  ];
}

function structures(passage: Passage): Finding[] {
  if (!/产业结构|结构比|三次产业比/.test(passage.read)) return [];
  return [...passage.read.matchAll(ratios)].flatMap((match) => {
    const shares = match.slice(1, 4).map((share) => decimal(share!));
    const places = Math.max(...match.slice(1, 4).map((share) => share!.split('.')[1]?.length ?? 0));
    const sum = shares.reduce((all, share) => all.plus(share));
    const off = sum.minus(100).abs();
    if (off.lessThanOrEqualTo(decimal(10).pow(-places)) || off.greaterThan(30)) return [];
    return [finding(passage, `${match.slice(1, 4).join(' + ')} = ${sum.toFixed()}，结构比之和应为100。`)];
  });
}

function finding(passage: Passage, arithmetic: string): Finding {
  return {
    kind: 'total',
    sentences: passage.sentences,
    arithmetic,
    advice: '请核对总数和各部分，改正不符的一个。',
  };
}
