import type { Day } from '../calendar/dates.ts';
import { formatPeriod, shortMonth } from '../calendar/periods.ts';
import { formatDay } from '../calendar/zone.ts';
import type { BottomMonth, Interview, Notice } from './notice.ts';
import { longDate } from './openings.ts';
import type { Block, DataTable } from './paper.ts';

/** A heading of a notice and what stands under it. */
export interface NoticePart {
  readonly heading: string;
  readonly blocks: readonly Block[];
}

/** What a notice says, after the addressee: the opening, then grounds, interview, what is asked, how to answer. */
export function noticeText(notice: Notice): {
  readonly opening: string;
  readonly parts: readonly NoticePart[];
} {
  const { interview } = notice;
  const parts = [
    { title: `${notice.title.replace(/通知$/, '')}依据`, blocks: grounds(notice) },
    ...(interview ? [{ title: '约谈安排', blocks: interviewBlocks(interview) }] : []),
    { title: '整改要求', blocks: [text(asked(notice))] },
    { title: '时限和答复方式', blocks: answers(notice).map(text) },
  ];
  return {
    opening: opening(notice),
    parts: parts.map(({ title, blocks }, index) => ({ heading: `${numerals[index]}、${title}`, blocks })),
  };
}

const numerals = ['一', '二', '三', '四'];

function opening({ unit, months, rankingGroup, bottomPlaces, measure }: Notice): string {
  const run = months.length > 1 ? `连续${months.length}个月` : '';
  const names = months.map(({ month }, index) =>
    index > 0 && month.slice(0, 4) === months[index - 1]!.month.slice(0, 4)
      ? shortMonth(month)
      : formatPeriod(month),
  );
  return `${names.join('、')}，${you(unit)}工作综合情况${run}排名${rankingGroup}后${bottomPlaces}位。按照有关规定，现对${you(unit)}${measure}。`;
}

function grounds({ months, behind, unit, date }: Notice): Block[] {
  const places = `${months.map(monthText).join('；')}。`;
  if (behind.length === 0) {
    return [text(`（一）排名和得分。${places}`), text(`（二）滞后指标。${you(unit)}没有未达序时的指标。`)];
  }
  return [
    text(`（一）排名和得分。${places}`),
    text(`（二）滞后指标。${you(unit)}有${behind.length}个指标未达序时或目标要求，情况如下：`),
    { kind: 'table', table: behindTable(behind, date.slice(0, 4)) },
  ];
}

function monthText({ month, place, ranked, score }: BottomMonth): string {
  return `${formatPeriod(month)}得${score}分，在${ranked}个单位中排第${place}位`;
}

function behindTable(behind: Notice['behind'], year: string): DataTable {
  return {
    columns: [
      { title: '指标', width: 2.6 },
      { title: '完成数', width: 1.3 },
      { title: '年度目标', width: 1.3 },
      { title: '完成率', width: 1.1 },
      { title: '序时进度', width: 1.1 },
      { title: '数据截至', width: 1.7 },
    ],
    rows: behind.map(({ name, value, target, completion, scheduled, dataDate }) => [
      name,
      value,
      target,
      completion,
      scheduled,
      dataDate ? dayText(dataDate, year) : '未报',
    ]),
  };
}

/** 10月31日; with its year where that is not the notice's own. */
function dayText(date: Day, year: string): string {
  return date.startsWith(year) ? formatDay(date) : longDate(date);
}

function interviewBlocks({ time, place, interviewers, interviewed }: Interview): Block[] {
  return [`时间：${time}`, `地点：${place}`, `约谈人：${interviewers}`, `约谈对象：${interviewed}`].map(text);
}

function asked({ unit }: Notice): string {
  return `请${you(unit)}高度重视，认真分析原因，查找问题不足，逐项制定整改措施，明确责任人和完成时限，确保滞后指标尽快赶上序时进度。`;
}

function answers({ bot, shortId, acknowledgeBy, rectifyBy, appealBy, contact }: Notice): string[] {
  const [first, second, third] = [acknowledgeBy, rectifyBy, appealBy ?? rectifyBy].map(longDate);
  return [
    `（一）签收。请于${first}前签收，在工作群@${bot}发送：签收 ${shortId}`,
    `（二）整改。请于${second}前报送整改情况，发送：整改 ${shortId} 原因：… 措施：… 时限：…`,
    ...(appealBy
      ? [`（三）异议。对本通知所列数据有异议的，请于${third}前提出，发送：异议 ${shortId} 原因：…`]
      : []),
    ...(contact ? [`联系方式：${contact}`] : []),
  ];
}

/** 你县, 你市, 你区; a department is 你单位. */
export function you(unit: string): string {
  const kind = /[县市区]$/.exec(unit)?.[0];
  return kind ? `你${kind}` : '你单位';
}

function text(content: string): Block {
  return { kind: 'text', text: content };
}
