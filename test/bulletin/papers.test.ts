import { describe, expect, it } from 'vitest';
import { actionLead, storyLead, storyPieces } from '../../src/bulletin/lead-in.ts';
import { monthsText, upToText } from '../../src/bulletin/openings.ts';
import { bulletinIssue, filledSections, monthlyReport } from '../../src/bulletin/paper.ts';

describe('the words that open a sentence', () => {
  it.each([
    ['2024-10', '1-10月'],
    ['2024-01', '1月'],
  ])('give the months up to %s as %s', (month, text) => {
    expect(monthsText(month)).toBe(text);
  });

  it.each([
    ['2024-10-31', '截至10月底'],
    ['2024-02-29', '截至2月底'],
    ['2023-02-28', '截至2月底'],
    ['2024-02-28', '截至2月28日'],
  ])('say of %s: %s', (date, text) => {
    expect(upToText(date)).toBe(text);
  });
});

describe('a lead-in', () => {
  const story = (title: string) => ({ title, paragraphs: [] });

  it.each([
    ['发力稳就业', '隆回县', '隆回县：发力稳就业。'],
    ['隆回县：发力稳就业', '隆回县', '隆回县：发力稳就业。'],
    ['怎么建？', '', '怎么建？'],
    ['实现“开门红”', '', '实现“开门红”。'],
    ['', '隆回县', '隆回县：'],
    ['', '', ''],
  ])('of %j from %j is %j', (title, unit, lead) => {
    expect(storyLead(story(title), unit)).toBe(lead);
  });

  it.each(['民生可感行动', '实施民生可感行动', '▲实施民生可感行动。'])(
    'of action %s is always alike',
    (action) => {
      expect(actionLead(action)).toBe('▲实施民生可感行动。');
    },
  );

  it('makes short points stand out and leaves arguments alone', () => {
    const text =
      '成效明显。一是坚持高位推动。全面推进；二是加大投入。三是坚持每季一通报、每月一调度，对整治进度缓慢的县市及时开展督导帮扶工作。';
    const pieces = storyPieces(text);
    expect(pieces.filter(({ bold }) => bold).map(({ text }) => text)).toEqual([
      '一是坚持高位推动。',
      '二是加大投入。',
    ]);
    expect(pieces.map(({ text }) => text).join('')).toBe(text);
  });
});

describe('a monthly report', () => {
  const report = monthlyReport({
    head: ['邵阳市实施“八大行动”', '工作月报'],
    month: '2024-10',
    office: '综合协调组',
    date: '2024-11-05',
    sections: [
      {
        name: '重要指标',
        actions: [
          { action: '民生可感行动', paragraphs: ['好。'] },
          { action: '区域共进行动', paragraphs: [' '] },
        ],
      },
      { name: '突出问题', actions: [{ action: '民生可感行动', paragraphs: [] }] },
    ],
  });

  it('is numbered by its month', () => {
    expect(report.issue).toBe('2024年10月');
    expect(bulletinIssue(2024, 13)).toBe('2024年第13期');
  });

  it('leaves out actions and sections without text', () => {
    expect(filledSections(report)).toEqual([
      { name: '重要指标', blocks: [{ kind: 'action', action: '民生可感行动', paragraphs: ['好。'] }] },
    ]);
  });
});
