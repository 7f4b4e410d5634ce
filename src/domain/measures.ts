/** A measure reduced to its dimension: `value × factor ÷ another's factor` converts exactly inside one dimension. */
export interface Measure {
  /** 万 or 亿 in front, as a number; '1' without. */
  readonly multiplier: string;
  /** The printed base, one spelling per measure: 人, 元, 公里. */
  readonly base: string;
  /** Undefined for a measure that we know only by its spelling. */
  readonly dimension?: string;
  readonly factor: string;
}

const multipliers: Readonly<Record<string, string>> = {
  百: '100',
  千: '1000',
  万: '10000',
  十万: '100000',
  百万: '1000000',
  千万: '10000000',
  亿: '100000000',
  万亿: '1000000000000',
};

/** dimension → factor → spellings, the first being the printed one. Areas count in thirds of ㎡, because 3 亩 are 2,000 ㎡. */
const dimensions: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  money: [['1', '元 块 人民币 元人民币']],
  dollars: [['1', '美元']],
  length: [
    ['1', '米 m'],
    ['1000', '公里 千米 km'],
  ],
  area: [
    ['3', '平方米 平米 m2'],
    ['2000', '亩'],
    ['30000', '公顷 ha'],
    ['3000000', '平方公里 平方千米 km2'],
  ],
  volume: [['1', '立方米 立方 方 m3']],
  mass: [
    ['1', '克 g'],
    ['500', '斤'],
    ['1000', '公斤 千克 kg'],
    ['1000000', '吨 t'],
  ],
  power: [
    ['1', '千瓦 kw'],
    ['1000', '兆瓦 mw'],
  ],
  energy: [['1', '千瓦时 度 kwh']],
  share: [
    ['10', '%'],
    ['1', '‰'],
  ],
  points: [['10', '个百分点 百分点']],
  time: [['1', '天 日']],
};

/** Measures that count things one by one; only the spellings on one line are the same thing. */
const counters = [
  '人 名 位 个人',
  '户',
  '人次',
  '次',
  ...'个 家 所 处 座 件 项 起 套 台 辆 例 批 份 篇 期 条 间 张 栋 盏 口 宗 笔 对 场 班 村 站 点 组 支 只 头 艘 架 本 幅 床 株 门 类 片 块地'.split(
    ' ',
  ),
];

const known = new Map<string, Omit<Measure, 'multiplier'>>();
for (const [dimension, scales] of Object.entries(dimensions)) {
  for (const [factor, spellings] of scales) learn(spellings, dimension, factor);
}
for (const spellings of counters) learn(spellings, 'count', '1');

function learn(spellings: string, dimension: string, factor: string): void {
  const names = spellings.split(' ');
  for (const name of names) known.set(name, { base: names[0]!, dimension, factor });
}

/** Reads a measure as printed: 万元 is 元 with the multiplier 10000. An unknown one is only equal to itself. */
export function readMeasure(text: string): Measure {
  const spelling = text.normalize('NFKC').replace(/\s/g, '').toLowerCase();
  const whole = known.get(spelling);
  if (whole) return { multiplier: '1', ...whole };
  const prefix = /^(?:万亿|[十百千]?万|亿|百|千)/.exec(spelling)?.[0] ?? '';
  const rest = known.get(spelling.slice(prefix.length));
  if (rest) return { multiplier: multipliers[prefix]!, ...rest };
  const big = /^[万亿](?=.)/.exec(spelling)?.[0];
  const base = spelling.slice(big?.length ?? 0);
  return { multiplier: big ? multipliers[big]! : '1', base, factor: '1' };
}

/** Tells whether values in a measure are counted one by one (人, 户, 个…). */
export function isCounted(measure: Measure): boolean {
  return measure.dimension === 'count';
}
