import type { Context, Contexts } from './context.ts';
import type { Figure } from './figures.ts';
import type { Finding } from './model.ts';
import { mainFigures, type Passage } from './passages.ts';
import { mayBeEqual } from './reckon.ts';

interface Stated {
  readonly figure: Figure;
  readonly passage: Passage;
  readonly context: Context;
  readonly name: string;
}

/** Words that say nothing of what is measured. */
const idleWords =
  /全市|我市|全县|我县|全区|我区|全省|\d{4}年|今年以来|今年来|今年|目前|截至|上半年|前三季度|一季度|全年|1[-—~至到]\d{1,2}月|\d{1,2}月份?(?:底|末|\d{1,2}日)?|其中|同时|预计|完成|实现|达到|达|约|为|是|共计|合计|总计|共|已经|已|的|交易|全社会|地方|实际|本月|总/g;
const aliases: readonly [RegExp, string][] = [
  [/国?内?地区生产总值\(GDP\)|地区生产总值|国内生产总值|生产总值|^GDP$/gi, 'GDP生产总值'],
  [/社会消费品零售额|社会消费品零售总额|社零总?额|社消零总?额/g, '社会消费品零售额'],
  [/规模以上工业|规上工业|规模工业/g, '规模工业'],
  [/固定资产投资额?|固投/g, '固定资产投资'],
  [/一般公共预算收入|公共财政预算收入/g, '一般公共预算收入'],
];
const growth =
  /^(.*?)(?:同比|比上年同期|较上年同期|比上年|较上年|比去年同期|较去年同期)?(增长|下降|增速为?|增幅为?|增速达)$/;
const share = /(?:率|比重|比例|占比|强度|指数)(?:为|达到|达|是)?$/;
const notStated =
  /^及?以[上下内]|目标|计划|任务|力争|预期|预算数|年初|同比|较|比[^重例]|其中|人均|占|率先|每|新建的|拟|将|余|剩|分别|第/;
const tooCommon =
  /^.{0,3}(?:投资|资金|金额|培训|就业|项目|企业|人数|补贴|贷款|销售额|产值|收入|面积|案件|任务|问题|隐患|工程|活动|产量|数量)$/;
const onlyPlace = /^(?:[\u4e00-\u9fff]{0,6}[县区市镇乡省])?$/;
const shortest = 4;
const mostValues = 20;

/** One measure, one subject, one period, and two values that no rounding explains. */
export function checkTwice(passages: readonly Passage[], contexts: Contexts): Finding[] {
  const byName = new Map<string, Stated[]>();
  const findings: Finding[] = [];
  for (const passage of passages) {
    for (const one of statedIn(passage, contexts)) {
      const others = byName.get(one.name) ?? [];
      const other = others.find((earlier) => earlier.passage !== passage && contradicts(earlier, one));
      if (other) findings.push(finding(other, one));
      const isNew = !others.some((earlier) => earlier.figure.typed === one.figure.typed);
      if (others.length === 0 || (isNew && others.length < mostValues))
        byName.set(one.name, [...others, one]);
    }
  }
  return findings;
}

function statedIn(passage: Passage, contexts: Contexts): Stated[] {
  const figures = mainFigures(passage);
  return figures.flatMap((figure, index) => {
    const name = nameOf(figure, figures[index - 1]);
    if (name === undefined || figure.approximate) return [];
    const context = contexts.at(passage, figure.start);
    return context.explicit && !isPartOf(passage, figure) && !isAboutOthers(figures, index)
      ? [{ figure, passage, context, name }]
      : [];
  });
}

/** …27件，其中已办结7件、阶段性办结17件: parts of something of its own. */
function isPartOf(passage: Passage, figure: Figure): boolean {
  const before = passage.read.slice(0, figure.start);
  const segment = before.slice(Math.max(before.lastIndexOf('；'), before.lastIndexOf(';')) + 1);
  return figure.listed || segment.includes('其中');
}

/** 工业项目35个，累计完成技改投资6亿元: the money of these projects, not of everybody. */
function isAboutOthers(figures: readonly Figure[], index: number): boolean {
  const figure = figures[index]!;
  const before = figures.slice(0, index).filter((one) => one.segment === figure.segment);
  return before.some((one) => one.step.isZero() && one.measure !== figure.measure);
}

/** What a figure measures, in words that are the same wherever it is said; undefined where that is not certain. */
function nameOf(figure: Figure, before: Figure | undefined): string | undefined {
  if (figure.measure === '百分点') return undefined;
  const rate = figure.measure === '%' ? growth.exec(figure.lead) : null;
  if (rate) {
    const of = rate[1] === '' ? before && grownBefore(figure, before) : plainName(rate[1]!, '');
    return of === undefined ? undefined : `${of} 增速`;
  }
  if (figure.measure === '%' && !share.test(figure.lead)) return undefined;
  const own = plainName(figure.lead, figure.lead === '' ? '' : figure.noun);
  return own === undefined ? undefined : `${own} ${figure.measure}`;
}

/** 完成…962.53亿元，增长6.4%: the growth is that of the amount just before. */
function grownBefore(figure: Figure, before: Figure): string | undefined {
  return before.clause === figure.clause - 1 && before.measure !== '%'
    ? plainName(before.lead, '')
    : undefined;
}

function plainName(lead: string, noun: string): string | undefined {
  if (notStated.test(lead)) return undefined;
  const said = keyOf(lead);
  // 全市30件民生实事 says how many there are, 民生实事完成16件 what became of them.
  if (noun !== '' && onlyPlace.test(said)) return undefined;
  const key = said + noun;
  const bare = key.replace(/累计|项目/g, '');
  return bare.length < shortest || tooCommon.test(bare) ? undefined : key;
}

function keyOf(lead: string): string {
  let key = lead.replace(/\([^()]*\)/g, '');
  for (const [spelling, name] of aliases) key = key.replace(spelling, name);
  return key.replace(idleWords, '').replace(/GDP生?产?值?/g, 'GDP生产值');
}

function contradicts(one: Stated, other: Stated): boolean {
  const [a, b] = [one.context, other.context];
  if (!samePeriod(a, b) || !samePlace(a, b) || a.entity !== b.entity) return false;
  return !mayBeEqual(signed(one.figure), signed(other.figure));
}

function signed(figure: Figure): Figure {
  return /下降$/.test(figure.lead) ? { ...figure, value: figure.value.negated() } : figure;
}

function samePeriod(a: Context, b: Context): boolean {
  if (a.year !== '' && b.year !== '' && a.year !== b.year) return false;
  if (/^last/.test(a.period) || /^last/.test(b.period)) return false;
  const now = (period: string) => (period === '' ? 'now' : period);
  return now(a.period) === now(b.period) && (a.period !== 'year' || a.year === b.year);
}

/** A text of a city speaks of the whole city where it names nobody. */
function samePlace(a: Context, b: Context): boolean {
  const whole = (place: string) => (place === '' ? '全市' : place);
  return whole(a.place) === whole(b.place);
}

function finding(one: Stated, other: Stated): Finding {
  const sentence = ({ passage, figure }: Stated) => sentenceAt(passage, figure.start);
  return {
    kind: 'twice',
    sentences: [sentence(one), sentence(other)],
    arithmetic: `“${one.figure.lead}”一处为${one.figure.typed}，“${other.figure.lead}”另一处为${other.figure.typed}。`,
    advice: '请核实是不是同一指标、同一时间：若是，统一为一个数；若不是，写明口径。',
  };
}

/** The sentence of a passage in which a position lies. */
export function sentenceAt(passage: Passage, position: number): string {
  let end = 0;
  for (const sentence of passage.sentences) {
    end += sentence.length;
    if (position < end) return sentence;
  }
  return passage.shown;
}
