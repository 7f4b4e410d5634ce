import { describe, expect, it } from 'vitest';
import type { Notice } from '../../src/bulletin/notice.ts';
import { noticeText, you } from '../../src/bulletin/notice-text.ts';
import { notice } from './build-notice.ts';

function textOf(over: Partial<Notice> = {}): string {
  const { opening, parts } = noticeText(notice(over));
  const blocks = parts.flatMap(({ heading, blocks }) => [
    heading,
    ...blocks.map((block) => (block.kind === 'text' ? block.text : block.kind)),
  ]);
  return [opening, ...blocks].join('\n');
}

describe('a notice', () => {
  it('says months, places, scores, what is asked, until when and how to answer', () => {
    expect(textOf({ appealBy: '2024-11-15', contact: '0739-0000000' })).toBe(
      [
        '2024年9月、10月，你县工作综合情况连续2个月排名县市区后3位。按照有关规定，现对你县下发《预警通知》并进行约谈。',
        '一、预警依据',
        '（一）排名和得分。2024年9月得71.25分，在12个单位中排第11位；2024年10月得69.80分，在12个单位中排第12位。',
        '（二）滞后指标。你县有1个指标未达序时或目标要求，情况如下：',
        'table',
        '二、整改要求',
        '请你县高度重视，认真分析原因，查找问题不足，逐项制定整改措施，明确责任人和完成时限，确保滞后指标尽快赶上序时进度。',
        '三、时限和答复方式',
        '（一）签收。请于2024年11月12日前签收，在工作群@调度助手发送：签收 Y12',
        '（二）整改。请于2024年11月15日前报送整改情况，发送：整改 Y12 原因：… 措施：… 时限：…',
        '（三）异议。对本通知所列数据有异议的，请于2024年11月15日前提出，发送：异议 Y12 原因：…',
        '联系方式：0739-0000000',
      ].join('\n'),
    );
  });

  it('names the year again when the run crosses it', () => {
    const months = ['2023-12', '2024-01'].map((month) => ({ month, place: 12, ranked: 12, score: '60.00' }));
    expect(textOf({ months })).toContain('2023年12月、2024年1月，你县工作综合情况连续2个月');
  });

  it('of one month does not say 连续', () => {
    expect(textOf({ months: notice().months.slice(1) })).not.toContain('连续');
  });

  it('says so when no indicator is behind', () => {
    expect(textOf({ behind: [] })).toContain('你县没有未达序时的指标。');
  });

  it('gives a figure’s date with its year only when that is another year, and 未报 when there is none', () => {
    const row = notice().behind[0]!;
    const behind = [row, { ...row, dataDate: '2023-12-31' }, { ...row, dataDate: undefined }];
    const table = noticeText(notice({ behind })).parts[0]!.blocks.find((block) => block.kind === 'table');
    expect(table?.kind === 'table' && table.table.rows.map((cells) => cells[5])).toEqual([
      '10月31日',
      '2023年12月31日',
      '未报',
    ]);
  });

  it('of an interview says when, where and with whom', () => {
    const interview = {
      time: '2024年11月14日15:00',
      place: '三楼会议室',
      interviewers: '专班负责同志',
      interviewed: '分管负责同志',
    };
    const text = textOf({ title: '约谈通知', measure: '进行约谈', interview });
    expect(text).toContain('一、约谈依据');
    expect(text).toContain(
      '二、约谈安排\n时间：2024年11月14日15:00\n地点：三楼会议室\n约谈人：专班负责同志\n约谈对象：分管负责同志',
    );
    expect(text).toContain('四、时限和答复方式');
  });

  it.each([
    ['洞口县', '你县'],
    ['城步苗族自治县', '你县'],
    ['大祥区', '你区'],
    ['武冈市', '你市'],
    ['市住建局', '你单位'],
  ])('addresses %s as %s', (unit, word) => {
    expect(you(unit)).toBe(word);
  });
});
