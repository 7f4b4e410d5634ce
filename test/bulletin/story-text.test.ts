import { describe, expect, it } from 'vitest';
import { paragraphsOf, readStory } from '../../src/bulletin/story-text.ts';

describe('a story', () => {
  it.each([
    [
      'takes its first line as title',
      '**稳就业见成效**\n今年以来，全县多措并举。',
      '稳就业见成效',
      ['今年以来，全县多措并举。'],
    ],
    [
      'takes its first sentence as title',
      '稳就业见成效。今年以来，全县多措并举。',
      '稳就业见成效',
      ['今年以来，全县多措并举。'],
    ],
    ['keeps a question mark out of the cut', '怎么建？一是统筹。', '怎么建？', ['一是统筹。']],
    [
      'keeps the quotation mark that closes the sentence',
      '喊出“开门红！”今年以来。',
      '喊出“开门红！”',
      ['今年以来。'],
    ],
    ['takes labels away', '标题：稳就业\n正文：今年以来。', '稳就业', ['今年以来。']],
    ['may be a title alone', '稳就业见成效。', '稳就业见成效', []],
    [
      'has no title when it begins with a long sentence',
      `${'很长'.repeat(40)}。好。`,
      '',
      [`${'很长'.repeat(40)}。好。`],
    ],
    ['has no title when it is one line without end', '今年以来全县多措并举', '', ['今年以来全县多措并举']],
    ['may be empty', '  ', '', []],
  ])('%s', (_, text, title, paragraphs) => {
    expect(readStory(text)).toEqual({ title, paragraphs });
  });

  it('keeps a given title and the whole text', () => {
    expect(readStory('今年以来。', '**稳就业**。')).toEqual({ title: '稳就业', paragraphs: ['今年以来。'] });
  });

  it('goes on in the next line where one ends in a comma, unless a point of a list begins there', () => {
    expect(paragraphsOf('全市开展“春风行动”，\n提供岗位3200个。')).toEqual([
      '全市开展“春风行动”，提供岗位3200个。',
    ]);
    expect(paragraphsOf('主要做法，\n一是高位推动、\n二是压实责任。')).toEqual([
      '主要做法，',
      '一是高位推动、',
      '二是压实责任。',
    ]);
  });

  it('of 5,000 characters stays whole', () => {
    const long = '今年以来，全县多措并举稳就业。'.repeat(334);
    const { title, paragraphs } = readStory(long);
    expect(`${title}。${paragraphs.join('')}`).toBe(long);
    expect(long.length).toBeGreaterThan(5_000);
  });
});

describe('line breaks', () => {
  it('become paragraphs', () => {
    expect(paragraphsOf('今年以来，进展顺利。\n\n下一步，继续推进。')).toEqual([
      '今年以来，进展顺利。',
      '下一步，继续推进。',
    ]);
  });

  it('of a list stay, though its lines have no full stops', () => {
    const points =
      '一是高位推动，成立领导小组统筹推进\n二是精准施策，逐个项目明确责任单位\n三是加大投入，多方筹措资金做好保障';
    expect(paragraphsOf(points)).toEqual(points.split('\n'));
    const list = '三项措施\n一是高位推动\n二是精准施策并且加大投入力度\n三是狠抓监管';
    expect(paragraphsOf(list)).toEqual(list.split('\n'));
  });

  it('never join two figures into one', () => {
    const page =
      '全县各乡镇共完成新增城镇就业人数1450\n2024年以来全县完成职业技能培训1750人\n其中创业培训完成人数为633人次。';
    expect(paragraphsOf(page)[0]).toContain('1450 2024');
  });

  it('of a page are joined, and its paragraphs kept', () => {
    const page = [
      '\u3000\u3000隆回县：发力“稳就业”，实现“开门红”。今年以来，隆',
      '回县深入贯彻省人民政府有关要求，一季度新增就业 1450 人，',
      '完成 31%；联系 HR',
      '',
      'manager 一名，各项工作稳步推进。',
      '\u3000\u3000下一步，该县将继续做好稳就业保就业促就业各项工作，',
      '确保全年目标任务圆满完成。',
    ];
    const wide = page.map((line) => line.replace('联系 HR', '创业培训 633 人次，完成 82%；联系 HR'));
    expect(paragraphsOf(wide.join('\n'))).toEqual([
      '隆回县：发力“稳就业”，实现“开门红”。今年以来，隆回县深入贯彻省人民政府有关要求，一季度新增就业 1450 人，完成 31%；创业培训 633 人次，完成 82%；联系 HR manager 一名，各项工作稳步推进。',
      '下一步，该县将继续做好稳就业保就业促就业各项工作，确保全年目标任务圆满完成。',
    ]);
  });
});
