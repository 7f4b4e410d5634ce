import type { Figure } from './figures.ts';
import type { Finding } from './model.ts';
import { staysInPlace } from './nearby.ts';
import { mainFigures, type Passage } from './passages.ts';
import { mayAddUp, sumInWords, sumOf } from './reckon.ts';

const residual = /(?:余下|其余|剩余|剩下|仅剩|只剩|还剩|尚余|尚剩)(?:的|下)?[^，；。、]{0,8}$/;
const wholeWords =
  /共|总|累计|排查|发现|摸排|受理|收到|接到|交办|转办|下达|列入|纳入|确定|梳理|计划|任务|全[市县区省]/;
const notAdded = /人均|平均|户均|亩均|均价|同比|较|比上|比去/;
const mostParts = 5;

/** 24个项目中，13个已完成，余下12个…; 14个中，5个已完成，8个推进中，1个滞后. */
export function checkTotals(passage: Passage): Finding[] {
  const figures = mainFigures(passage).filter(({ measure }) => measure !== '%' && measure !== '百分点');
  const findings: Finding[] = [];
  const settled = new Set<Figure>();
  for (const [index, figure] of figures.entries()) {
    if (!residual.test(figure.lead) && !/^(?:余下|其余|剩余)$/.test(figure.lead)) continue;
    const whole = wholeOf(figures.slice(0, index), figure);
    if (!whole || [whole, figure].some((one) => one.approximate)) continue;
    settled.add(whole);
    const parts = figures
      .slice(figures.indexOf(whole) + 1, index)
      .filter((one) => isPart(one, whole, passage) && !one.approximate);
    if (
      parts.length === 0 ||
      parts.length > mostParts ||
      figures
        .slice(figures.indexOf(whole) + 1, index)
        .some((one) => one.approximate && one.measure === whole.measure)
    )
      continue;
    if (subsets(parts).some((some) => mayAddUp([...some, figure], whole))) continue;
    findings.push(finding(passage, [...topLevel(parts, passage), figure], whole));
  }
  return [
    ...findings,
    ...figures.flatMap((whole) => (settled.has(whole) ? [] : byStatus(passage, figures, whole))),
    ...ofSentenceBefore(passage, figures),
  ];
}

function wholeOf(before: readonly Figure[], rest: Figure): Figure | undefined {
  return before.findLast(
    (one) =>
      one.measure === rest.measure &&
      one.value.greaterThan(rest.value) &&
      sameNoun(one, rest) &&
      !one.listed &&
      !notAdded.test(one.lead) &&
      (wholeWords.test(one.lead) || /^[^，。]{0,16}[中里内]$/.test(one.tail)),
  );
}

/** A part counts the same things as the whole, or says at once what became of them. */
function isPart(one: Figure, whole: Figure, passage: Passage): boolean {
  if (one.measure !== whole.measure || notAdded.test(one.lead)) return false;
  if (one.noun !== '' && whole.noun !== '') return sameNoun(one, whole);
  if (one.listed && passage.read[one.end] === '、') return false;
  return statusOf(one.lead + one.tail) !== undefined || (one.noun === whole.noun && !one.listed);
}

function sameNoun(one: Figure, other: Figure): boolean {
  if (one.noun === '' || other.noun === '') return true;
  if (one.noun[0] === other.noun[0]) return true;
  return one.noun.endsWith(other.noun) || other.noun.endsWith(one.noun);
}

type Status = 'done' | 'ahead' | 'open' | 'behind';

/** What a clause says has become of the things it counts. */
export function statusOf(clause: string): Status | undefined {
  if (/未达|滞后|未完成|未开工|未启动|未动工|逾期|未整改|未办结|未销号|未开展|尚未/.test(clause))
    return 'behind';
  if (/超序时|快于序时|节点目标|阶段性?目标/.test(clause)) return 'ahead';
  if (/正在|推进|在建|按序时|序时进度|整改中|办理中|施工中|进行中|建设中/.test(clause)) return 'open';
  return /完成|办结|处理完毕|整改到位|整改完毕|已整改|销号|竣工|完工|建成|投用|投产/.test(clause)
    ? 'done'
    : undefined;
}

/** Every part has its status, each status once: together they are not more than the whole, and all of 24个中. */
function byStatus(passage: Passage, figures: readonly Figure[], whole: Figure): Finding[] {
  const among = /^[^，。]{0,16}[中里]$/.test(whole.tail);
  const counted = among || /涉及|共|确定|安排|梳理|交办|受理|收到/.test(whole.lead);
  if (whole.approximate || !(counted || whole.noun.length > 1)) return [];
  const after = figures.slice(figures.indexOf(whole) + 1).filter((one) => one.measure === whole.measure);
  const parts = topLevel(
    after.filter((one) => isPart(one, whole, passage)),
    passage,
  );
  const states = parts.map((one) => statusOf(one.lead + one.tail));
  if (parts.length < 2 || parts.length > mostParts || states.includes(undefined)) return [];
  if (new Set(states).size !== parts.length || !states.includes('done')) return [];
  if (parts.some((one) => one.approximate) || mayAddUp(parts, whole)) return [];
  const gap = sumOf(parts).minus(whole.value);
  const near = gap.abs().lessThanOrEqualTo(whole.value.times(0.1));
  const rest = passage.read.slice(parts.at(-1)!.end);
  const closed = among && near && !/[，；;,].*[\u4e00-\u9fff]/.test(rest);
  if (!counted && !parts.every((one) => beginAlike(one, whole))) return [];
  return (gap.isPositive() && (among || near || !counted)) || closed ? [finding(passage, parts, whole)] : [];
}

/** 涉及我市45个事项。截至9月底，24个事项已完成，9个事项超序时，…: together not more than were counted before. */
function ofSentenceBefore(passage: Passage, figures: readonly Figure[]): Finding[] {
  const [first] = figures;
  const whole = first && passage.earlier.at(-1);
  if (!whole || whole.noun.length < 2 || !staysInPlace(passage, whole, first.start)) return [];
  const parts = figures.filter((one) => one.measure === whole.measure && beginAlike(one, whole));
  const states = parts.map((one) => statusOf(one.tail));
  if (parts.length < 2 || states.includes(undefined) || new Set(states).size !== parts.length) return [];
  if ([whole, ...parts].some((one) => one.approximate)) return [];
  return sumOf(parts).greaterThan(whole.value) && !mayAddUp(parts, whole)
    ? [finding(passage, parts, whole)]
    : [];
}

/** 50个事项 and 14个事项已完成 count the same. */
function beginAlike(one: Figure, whole: Figure): boolean {
  return whole.noun.length > 1 && one.noun.slice(0, 2) === whole.noun.slice(0, 2);
}

/** Parts that are not parts of parts: no 其中 before them since the part before. */
function topLevel(parts: readonly Figure[], passage: Passage): readonly Figure[] {
  return parts.filter((one, index) => {
    const before = parts[index - 1];
    return !before || !/其中|含/.test(passage.read.slice(before.end, one.start).replace(/\([^()]*\)/g, ''));
  });
}

/** Every non-empty choice of a few figures. */
function subsets(figures: readonly Figure[]): Figure[][] {
  const choices = Array.from({ length: 2 ** figures.length - 1 }, (_, index) => index + 1);
  return choices.map((choice) => figures.filter((_, place) => (choice >> place) & 1));
}

function finding(passage: Passage, parts: readonly Figure[], whole: Figure): Finding {
  return {
    kind: 'total',
    sentences: passage.sentences,
    arithmetic: `${sumInWords(parts, whole)}，文中总数为${whole.typed}。`,
    advice: '请核对总数和各部分，改正不符的一个。',
  };
}
