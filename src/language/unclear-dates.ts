import { findDataDates, monthWord } from './dates.ts';

/** Date words from which no month follows without guessing. */
export interface UnclearDate {
  readonly start: number;
  readonly end: number;
  readonly typed: string;
}

const monthPart = `${monthWord}[ ]?月份?(?:[ ]?\\d{1,2}[ ]?[日号])?[底末初中]?`;
const notCompared = '(?![ ]*(?:同期|相比|以来|比|[:： ]*[+-]?\\d|新增|净增|增))';
const leading = new RegExp(
  `^(?:${[
    `(?:去|上|前|明|次)年度?(?:[ ]?${monthPart}|底|末)?`,
    '(?:上+|下)个?月份?[底末]?',
    '(?:上+|下)个?(?:周|星期|礼拜)[一二三四五六日天末]?',
    '(?:周|星期)[一二三四五六日天](?=[\\s:,])',
    '[昨前明后][天日]',
    '\\d{1,2}[日号](?=[\\s:,])',
    `(?:\\d{4}年|今年)?[ ]?${monthWord}[ ]?月份?(?:[上中下]旬|[初中])`,
    `(?:\\d{4}年|今年)?[ ]?${monthWord}[ ]?月?[ ]?[-—~至到和与及、][ ]?${monthWord}[ ]?月份?`,
    `前[ ]?${monthWord}[ ]?个?月`,
    '(?:\\d{4}年|今年)?(?:[上下]半年|(?:第?[1-4一二三四]|[前上下]一?[一二两三]?个?)季度)',
    '\\d{4}[ ]?年度?(?=[\\s:,、]|$)',
    `\\d{4}[ ]?年[ ]?${monthPart}`,
    `${monthWord}[ ]?月[ ]?\\d{1,3}[ ]?[日号]`,
  ].join('|')})${notCompared}[\\s:,、]*`,
);

/** 上个月, 去年12月, 二季度, 9月上旬 at the front of a folded text: words about time that name no month we could be sure of. */
export function readUnclearDate(text: string): { length: number; typed: string } | undefined {
  const found = leading.exec(text);
  if (!found || findDataDates(text)[0]?.start === 0) return undefined;
  return { length: found[0].length, typed: found[0].replace(/[\s:,、]+$/, '') };
}

const asOf =
  /(?:数据)?截[至止](?:到|日期)?(?![ :]*(?:目前|当前|现在|今[天日年]|日前|此[时刻]|本[年月周期日]|[月周]底|[月周]末|发稿|填报|上报|统计|时间|日期|前|报告期|[,;。:]|$))[ :]*[^\s,;。:、]{1,10}/g;

/** Every 截至… whose day cannot be read: 截至昨天, 截至上周五, 截至13月. */
export function findUnclearDates(text: string): UnclearDate[] {
  if (!/截[至止]/.test(text)) return [];
  const known = new Set(findDataDates(text).map(({ start }) => start));
  return [...text.matchAll(asOf)]
    .filter(({ index }) => !known.has(index))
    .map(({ index, 0: typed }) => ({ start: index, end: index + typed.length, typed }));
}
