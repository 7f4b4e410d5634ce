import { describe, expect, it } from 'vitest';
import { measure } from '../../../src/render/paint.ts';
import { layOut, type Picture } from '../../../src/render/picture.ts';
import { textsOf } from '../boxes.ts';
import { board, card, indicator, ranking, trend } from '../sample.ts';

const words = (picture: Picture) => textsOf(layOut(picture, measure)).map(({ text }) => text);
const oneCell = (cell: object, units = 12) =>
  words(
    board(units, 1, {
      rows: [{ name: '修建农村公路', cells: Array(units).fill({ status: 'behind-red', ...cell }) }],
    }),
  );

describe('a board', () => {
  it('shows the figure, 沿用 with its date, 未报, and explains both', () => {
    const said = oneCell({ text: '104.35', carried: '2024-09-30' });
    expect(said.filter((text) => text === '104.35')).toHaveLength(12);
    expect(said.filter((text) => text === '沿9.30')).toHaveLength(12);
    expect(said).toContain('沿9.30：本期没有报，沿用截至9月30日的数据');
    expect(oneCell({ status: 'unreported' }).filter((text) => text === '未报')).toHaveLength(13);
    expect(oneCell({ text: '1' }).join('')).not.toContain('沿用');
  });

  it('says what its figures are', () => {
    expect(words(board(3, 1))).toContain('格中数字：完成率（%）');
    expect(words(board(3, 1, { figures: '格中数字：累计值' }))).toContain('格中数字：累计值');
  });

  it('shows nothing but the dash where a unit has no task', () => {
    const [first, second] = [oneCell({ status: 'no-task' }), oneCell({ status: 'no-task', text: '5' })];
    expect(first).toEqual(second);
    expect(first).toContain('无此任务');
  });

  it('shows the status word where there is no figure, over two lines where it must', () => {
    expect(oneCell({ status: 'on-schedule' })).toEqual(expect.arrayContaining(['达到', '序时']));
    expect(oneCell({ status: 'done', early: true }, 3)).toContain('提前完成');
  });

  it('never shows a part of a figure', () => {
    expect(oneCell({ text: '-1234.56' })).toContain('-1234.56');
    const said = oneCell({ text: '1234567890.12' });
    expect(said).toContain('见台账');
    expect(said.join('')).not.toContain('12345');
  });

  it('repeats the units below the rows, and between many rows', () => {
    const count = (rows: number) => words(board(12, rows)).filter((text) => text === '双清区').length;
    expect([count(3), count(14)]).toEqual([2, 3]);
  });
});

describe('a ranking', () => {
  it('shows places, scores and what changed, and explains the signs it uses', () => {
    const said = words(ranking(5));
    expect(said).toEqual(expect.arrayContaining(['1', '99.50', '—', '↑2', '↓1', '新']));
    expect(said).toContain('较上月：↑ 上升的名次，↓ 下降的名次，— 不变；新：上月没有参加排名');
  });

  it('marks the bottom places with the word as well', () => {
    expect(words(ranking(12)).filter((text) => text === '后3名')).toHaveLength(3);
    const nobody = ranking(2, { rows: ranking(2).rows.map((row) => ({ ...row, bottom: false })) });
    expect(words(nobody).join('')).not.toContain('后3名');
  });
});

describe('one indicator and a card', () => {
  it('show percent, value, schedule, status words and 沿用', () => {
    const said = words(indicator(1));
    expect(said).toContain('130%');
    expect(said).toContain('已完成 · 1450人，目标4680人 · 序时83.33% · 沿用截至9月30日的数据');
    expect(words(card(6))).toEqual(expect.arrayContaining(['10月名次', '第11名', '未报', '无此任务']));
  });

  it('print exact percents, also far beyond the bar and below zero', () => {
    const row = { name: '甲', status: 'not-met', completion: '-44.1' } as const;
    const said = words(indicator(1, { rows: [row, { ...row, completion: '98765.4321' }] }));
    expect(said).toEqual(expect.arrayContaining(['-44.1%', '98765.43%']));
  });

  it('draw a bar to the percent and the line at the schedule, on one scale', () => {
    const row = { name: '甲', status: 'on-schedule', completion: '50', scheduled: '25' } as const;
    const bars = layOut(indicator(1, { rows: [row] }), measure).marks.filter((mark) => mark.kind === 'rect');
    const [axis, bar] = bars.filter(({ height }) => height === 20);
    const line = bars.find(({ height }) => height === 36)!;
    expect(bar!.width / axis!.width).toBeCloseTo(50 / 125, 2);
    expect((line.x + line.width / 2 - axis!.x) / axis!.width).toBeCloseTo(25 / 125, 2);
  });
});

describe('a trend', () => {
  it('writes every place into its month, — where a unit was not ranked', () => {
    const said = words(trend(3, 2));
    expect(said.slice(2, 4)).toEqual(['1月', '2月']);
    expect(said.filter((text) => /^[123]$/.test(text))).toHaveLength(5);
    expect(said.filter((text) => text === '—')).toHaveLength(1);
  });
});
