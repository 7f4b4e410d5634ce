import { describe, expect, it } from 'vitest';
import { behindSentence, figuresSentence, unitList } from '../../src/bulletin/unit-sentences.ts';
import { decimal } from '../../src/domain/arithmetic.ts';

const at = (text: string) =>
  text.split(' ').map((pair) => {
    const [unit, task] = pair.split(':');
    return { unit: unit!, task: task! };
  });

describe('the sentence on what is behind', () => {
  it.each([
    ['names one unit and task without 均', '甲县:修路', '甲县修路项目进度未达到序时进度要求。'],
    ['joins two units by 和', '甲县:修路 乙县:修路', '甲县和乙县修路项目进度均未达到序时进度要求。'],
    [
      'gathers the units of one task',
      '甲县:修路 丙区:托位 乙县:修路',
      '甲县和乙县修路、丙区托位等项目进度均未达到序时进度要求。',
    ],
    [
      'separates tasks more strongly once units are listed',
      '甲县:修路 乙县:修路 丙区:修路 丁市:托位',
      '甲县、乙县和丙区修路，丁市托位等项目进度均未达到序时进度要求。',
    ],
    ['says a thing given twice once', '甲县:修路 甲县:修路', '甲县修路项目进度未达到序时进度要求。'],
  ])('%s', (_, pairs, text) => {
    expect(behindSentence(at(pairs))).toBe(text);
  });

  it('is not written when nobody is behind', () => {
    expect(behindSentence([])).toBeUndefined();
  });
});

describe('a list of units', () => {
  const rows = (...values: string[]) =>
    values.map((value, index) => ({ unit: `${'甲乙丙'[index]}县`, value: decimal(value), measure: '%' }));
  const form = { values: true, close: '等县市区', says: '为负增长' } as const;

  it('is closed only when there are several', () => {
    expect(unitList(rows('-44.10', '-0.5'), form)).toBe('甲县（-44.1%）、乙县（-0.5%）等县市区为负增长');
    expect(unitList(rows('-3'), form)).toBe('甲县（-3%）为负增长');
    expect(unitList(rows('1', '2', '3'), { values: false, close: '{n}个县市区', says: '未破零' })).toBe(
      '甲县、乙县、丙县3个县市区未破零',
    );
  });

  it('is not written without units', () => {
    expect(unitList([], form)).toBeUndefined();
  });
});

describe('the sentence of figures', () => {
  it('gives a completion where there is one, with two decimals at most', () => {
    const figures = [
      { phrase: '新增就业', value: decimal('1450'), measure: '人', completion: decimal('30.982') },
      { phrase: '招聘会', value: decimal('18'), measure: '场' },
    ];
    expect(figuresSentence('目前全县', figures)).toBe('目前全县新增就业1450人，完成30.98%；招聘会18场。');
    expect(figuresSentence('', [])).toBeUndefined();
  });
});
