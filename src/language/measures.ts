import { fold } from './fold.ts';

/** Each family converts or compares inside itself; the first word of an entry is the base, the others are spellings of it. */
const families: Readonly<Record<string, readonly (readonly string[])[]>> = {
  people: [['人', '名', '位'], ['人次', '人/次', '次', '户次'], ['户']],
  money: [['元', '元人民币', '块钱']],
  dollars: [['美元']],
  length: [['公里', 'km', '千米'], ['米']],
  area: [
    ['平方公里', 'km²', 'km2', '㎢', '平方千米'],
    ['平方米', 'm²', 'm2', '㎡', '平米', '平方'],
    ['亩'],
    ['公顷'],
  ],
  volume: [['立方米', 'm³', 'm3', '方']],
  mass: [
    ['吨', 't'],
    ['公斤', 'kg', '千克'],
  ],
  power: [
    ['千瓦', 'kw'],
    ['兆瓦', 'mw'],
  ],
  energy: [['千瓦时', 'kwh', '度']],
  percent: [['%', '个百分点', '百分点']],
  permille: [['‰']],
  count: [
    ['个'],
    ['家'],
    ['件'],
    ['起'],
    ['所'],
    ['处'],
    ['张'],
    ['台'],
    ['套'],
    ['座'],
    ['条'],
    ['项'],
    ['间'],
    ['栋'],
    ['宗'],
    ['例'],
    ['辆'],
    ['口'],
    ['片'],
    ['块'],
    ['只'],
    ['头'],
    ['株'],
    ['棵'],
  ],
};

/** Measures that are compared with nothing but themselves. */
const lonely =
  '笔 场 场次 批 批次 份 篇 期 村 乡镇 社区 班 课 课时 本 册 幅 倍 岁 天 年 月 日 小时 分钟 分 届 次会议 工作日 个工作日 个月 微克/立方米'.split(
    ' ',
  );

const baseOf = new Map<string, string>();
const familyOf = new Map<string, string>();
for (const [family, entries] of Object.entries(families)) {
  for (const spellings of entries) {
    familyOf.set(spellings[0]!, family);
    for (const spelling of spellings) baseOf.set(spelling, spellings[0]!);
  }
}
baseOf.set('个百分点', '百分点').set('百分点', '百分点').set('户次', '户次');
for (const measure of lonely) baseOf.set(measure, measure);

const multiplierValues: Readonly<Record<string, string>> = {
  百: '100',
  千: '1000',
  万: '10000',
  十万: '100000',
  百万: '1000000',
  千万: '10000000',
  亿: '100000000',
  十亿: '1000000000',
  百亿: '10000000000',
  千亿: '100000000000',
  万亿: '1000000000000',
};

/** The multiplier word (万, 千万, 亿 …) as a decimal string, or undefined. */
export function multiplierOf(word: string): string | undefined {
  return multiplierValues[word];
}

/** Takes a measure as printed (万元, km², 万人次) apart into its base and the multiplier typed before it. */
export function splitMeasure(printed: string): { base: string; multiplier: string } {
  const text = fold(printed).replace(/\s+/g, '').toLowerCase();
  const known = baseOf.get(text);
  if (known) return { base: known, multiplier: '1' };
  const word = /^(?:万亿|[十百千]?[万亿]|千|百)(?=.)/.exec(text)?.[0];
  if (!word) return { base: text, multiplier: '1' };
  const base = text.slice(word.length);
  return { base: baseOf.get(base) ?? base, multiplier: multiplierOf(word)! };
}

/** True when a number in one base may stand for the other: the same, people among themselves (人, 人次, 户), counts among themselves. */
export function comparable(one: string, other: string): boolean {
  if (one === other) return true;
  const family = familyOf.get(one);
  return family !== undefined && family === familyOf.get(other);
}

/** A sticky expression for the measure words known here and those of `more` (bases), longest first. */
export function measurePattern(more: Iterable<string>): RegExp {
  const words = new Set([...baseOf.keys(), ...more]);
  words.delete('');
  const longestFirst = [...words].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const escaped = longestFirst.map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
  const guarded = escaped.map((word) => (/[a-z]$/.test(word) ? `${word}(?![a-z0-9])` : word));
  return new RegExp(guarded.join('|'), 'iy');
}
