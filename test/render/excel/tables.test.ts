import { describe, expect, it } from 'vitest';
import { findingsTable } from '../../../src/render/excel/findings.ts';
import { noticesTable } from '../../../src/render/excel/notices.ts';
import { rankingTables } from '../../../src/render/excel/ranking.ts';

const headed = ({ columns, rows }: ReturnType<typeof noticesTable>) =>
  rows.map((row) => Object.fromEntries(columns.map(({ heading }, index) => [heading, row[index]])));

describe('the ranking as a workbook', () => {
  const [ranking, entries] = rankingTables({
    group: '县市区',
    month: '2024年9月',
    revision: 2,
    note: '2024年10月14日发布',
    lines: [
      {
        place: 1,
        unit: '隆回县',
        score: '98.50',
        base: '97.5',
        deductions: '0',
        bonus: '1',
        completion: '84.3',
        unreported: 0,
        red: 0,
        change: 2,
      },
      { unit: '北塔区', unreported: 1, red: 3, remark: '本月免排名' },
    ],
    entries: [{ unit: '隆回县', kind: '逾期填报', points: '-1', reason: '9月月调度逾期', source: '调度' }],
  });

  it('has a number for every figure and says who is not ranked', () => {
    expect(headed(ranking!)).toEqual([
      expect.objectContaining({
        名次: { kind: 'number', value: '1' },
        得分: { kind: 'number', value: '98.50' },
        平均完成率: { kind: 'percent', value: '84.3' },
        名次变化: { kind: 'number', value: '2' },
        版次: { kind: 'number', value: '2' },
      }),
      expect.objectContaining({
        名次: { kind: 'text', text: '不排名' },
        得分: undefined,
        备注: { kind: 'text', text: '本月免排名' },
      }),
    ]);
  });

  it('lists every entry of a score with its reason', () => {
    expect(headed(entries!)).toEqual([
      {
        单位: { kind: 'text', text: '隆回县' },
        项目: { kind: 'text', text: '逾期填报' },
        分值: { kind: 'number', value: '-1' },
        事由: { kind: 'text', text: '9月月调度逾期' },
        依据: { kind: 'text', text: '调度' },
        版次: { kind: 'number', value: '2' },
      },
    ]);
  });
});

describe('notices and findings as workbooks', () => {
  it('leave blank what has not happened yet', () => {
    const notice = {
      id: 12,
      unit: '北塔区',
      month: '2024年9月',
      level: 1,
      measure: '预警通知并约谈',
      state: '草稿',
      grounds: '8、9月连续两个月排名后三位',
    };
    const [row] = headed(noticesTable([notice], ''));
    expect(row).toMatchObject({
      编号: { value: 12 },
      文号: undefined,
      签发: undefined,
      销号: undefined,
      级别: { value: '1' },
    });
  });

  it('have days as dates', () => {
    const finding = {
      id: 3,
      unit: '武冈市',
      content: '安置房漏水',
      observer: '观察员甲',
      reported: '2024-09-12',
      due: '2024-09-20',
      overdue: true,
      state: '待答复',
    };
    const [row] = headed(findingsTable([finding], ''));
    expect(row).toMatchObject({
      反映日期: { kind: 'date', day: '2024-09-12' },
      逾期: { text: '是' },
      答复: undefined,
    });
  });
});
