import type { Status } from '../../src/domain/model.ts';
import type { Picture } from '../../src/render/picture.ts';
import type { Board } from '../../src/render/pictures/board.ts';
import type { Card } from '../../src/render/pictures/card.ts';
import type { Cell } from '../../src/render/pictures/cell.ts';
import type { IndicatorPicture } from '../../src/render/pictures/indicator.ts';
import type { ProgressRow } from '../../src/render/pictures/progress-row.ts';
import type { Ranking } from '../../src/render/pictures/ranking.ts';
import type { Trend } from '../../src/render/pictures/trend.ts';

/** Twelve county units, among them the longest name. */
export const counties = [
  '双清区',
  '大祥区',
  '北塔区',
  '邵东市',
  '新邵县',
  '邵阳县',
  '隆回县',
  '洞口县',
  '绥宁县',
  '新宁县',
  '城步苗族自治县',
  '武冈市',
] as const;

const names = [
  '失业人员再就业',
  '市定特殊困难老年人家庭适老化改造',
  '县域普通高中徐特立项目',
  '修建农村公路',
];
const statuses: readonly Status[] = [
  'done',
  'on-schedule',
  'behind-yellow',
  'behind-red',
  'unreported',
  'no-task',
];
const noText: readonly Status[] = ['unreported', 'no-task'];
const heading = { title: '2024年市定十大重点民生实事', asOf: '2024年10月31日' };

/** As many unit names as asked: the twelve counties, then townships. */
export function unitNames(count: number): string[] {
  return Array.from({ length: count }, (_, at) => counties[at] ?? `第${at + 1}乡镇`);
}

/** A board in which every status appears, some values carried on. */
export function board(units: number, indicators: number, over: Partial<Board> = {}): Board {
  const cell = (row: number, column: number): Cell => {
    const status = statuses[(row * 5 + column) % statuses.length]!;
    if (noText.includes(status)) return { status };
    const carried = (row + column) % 7 === 0 ? { carried: '2024-09-30' } : {};
    return { status, text: `${60 + ((row * 7 + column * 11) % 60)}.${10 + column}`, ...carried };
  };
  const rows = Array.from({ length: indicators }, (_, row) => ({
    name: names[row % names.length]!,
    note: '序时83.33%',
    cells: Array.from({ length: units }, (_, column) => cell(row, column)),
  }));
  return { kind: 'board', ...heading, units: unitNames(units), rows, ...over };
}

/** A ranking whose last three are in the bottom places. */
export function ranking(units: number, over: Partial<Ranking> = {}): Ranking {
  const changes = [0, 2, -1, 'new', undefined] as const;
  const rows = unitNames(units).map((name, at) => ({
    place: String(at + 1),
    name,
    score: `${99 - at}.50`,
    change: changes[at % changes.length],
    bottom: at >= units - 3,
  }));
  return { kind: 'ranking', ...heading, bottomWord: '后3名', rows, ...over };
}

/** Places that turn by one each month; the second unit was not ranked in the second month. */
export function trend(units: number, months: number, over: Partial<Trend> = {}): Trend {
  const point = (unit: number, month: number) => {
    if (unit === 1 && month === 1) return null;
    const place = ((unit + month) % units) + 1;
    return { place, bottom: place > units - 3 };
  };
  return {
    kind: 'trend',
    ...heading,
    bottomWord: '后3名',
    months: Array.from({ length: months }, (_, at) => `${at + 1}月`),
    units: unitNames(units).map((name, unit) => ({
      name,
      points: Array.from({ length: months }, (_, month) => point(unit, month)),
    })),
    ...over,
  };
}

function progressRow(name: string, at: number): ProgressRow {
  const status = statuses[at % statuses.length]!;
  if (noText.includes(status)) return { name, status };
  const carried = at % 4 === 0 ? { carried: '2024-09-30' } : {};
  const completion = String(130 - at * 7);
  return { name, status, text: '1450人，目标4680人', completion, scheduled: '83.3333', ...carried };
}

export function indicator(units: number, over: Partial<IndicatorPicture> = {}): IndicatorPicture {
  return { kind: 'indicator', ...heading, rows: unitNames(units).map(progressRow), ...over };
}

export function card(indicators: number, over: Partial<Card> = {}): Card {
  const facts = [
    { label: '10月名次', text: '第11名' },
    { label: '得分', text: '78.43' },
  ];
  const rows = Array.from({ length: indicators }, (_, at) => progressRow(names[at % names.length]!, at));
  return { kind: 'card', ...heading, facts, rows, ...over };
}

/** Text that people or attackers may put wherever a text may stand. */
export const hostileTexts = [
  '\u0000\u001b[31m红\u0007色\u202e反转\ufeff',
  '👨‍👩‍👧‍👦🔴🟢🇨🇳先进👍🏽单位',
  '长'.repeat(5000),
  '1234567890'.repeat(500),
  '，。；：'.repeat(1250),
  'W'.repeat(5000),
  'Z͑͗̎ͦ̑ͩ͂̄͑ͤ͑͆a̵l̴g̶o',
  'עברית العربية हिन्दी ไทย',
  '<img src=x onerror=alert(1)>\n\n\n{{b}} \\ `c`',
  '',
] as const;

/** Every kind of picture with one text in every place of it. */
export function everywhere(said: string): Picture[] {
  const row = { ...progressRow(said, 0), name: said, text: said };
  const cell = (status: Status): Cell => ({ status, text: said, carried: '2024-12-31' });
  const over = { title: said, subtitle: said, asOf: said, notes: Array(9).fill(said) as string[] };
  const twelve = Array(12).fill(said) as string[];
  return [
    board(12, 14, {
      ...over,
      units: twelve,
      rows: Array(14).fill({ name: said, note: said, cells: twelve.map(() => cell('behind-red')) }),
    }),
    ranking(20, {
      ...over,
      bottomWord: said,
      rows: Array(20).fill({ place: said, name: said, score: said, change: 3, bottom: true, note: said }),
    }),
    trend(16, 12, {
      ...over,
      bottomWord: said,
      months: twelve,
      units: trend(16, 12).units.map((unit) => ({ ...unit, name: said })),
    }),
    indicator(16, { ...over, rows: Array(16).fill(row) }),
    card(14, { ...over, facts: Array(6).fill({ label: said, text: said }), rows: Array(14).fill(row) }),
  ];
}
