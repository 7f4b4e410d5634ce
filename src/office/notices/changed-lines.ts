import { shortMonth } from '../../calendar/periods.ts';
import type { PrintedGrounds, PrintedIndicator, PrintedMonth } from '../../domain/printed-grounds.ts';
import { behindText } from './notice-lines.ts';

/** What differs between a notice as it was told and as it is now: one line a month or indicator. */
export function changedLines(before: PrintedGrounds, after: PrintedGrounds): string[] {
  return [...monthLines(before, after), ...indicatorLines(before, after)];
}

function monthLines(before: PrintedGrounds, after: PrintedGrounds): string[] {
  const old = new Map(before.months.map((month) => [month.month, month]));
  const now = new Set(after.months.map(({ month }) => month));
  return [
    ...before.months.flatMap((was) => (now.has(was.month) ? [] : [`${monthName(was)}：不再列入`])),
    ...after.months.flatMap((is) => {
      const was = old.get(is.month);
      const [from, to] = [was && standing(was), standing(is)];
      if (from === to) return [];
      return [`${monthName(is)}：${from === undefined ? '' : `原${from}，`}现${to}`];
    }),
  ];
}

const monthName = ({ month }: PrintedMonth) => shortMonth(month);

const standing = ({ place, ranked, score }: PrintedMonth) => `第${place}位（共${ranked}个）、${score}分`;

function indicatorLines(before: PrintedGrounds, after: PrintedGrounds): string[] {
  const key = ({ indicator }: PrintedIndicator) => indicator;
  const old = new Map(before.behind.map((one) => [key(one), one]));
  const now = new Set(after.behind.map(key));
  return [
    ...before.behind.flatMap((was) => (now.has(key(was)) ? [] : [`${was.name}：不再列入`])),
    ...after.behind.flatMap((is) => {
      const was = old.get(key(is));
      if (!was) return [`新列入 ${behindText(is)}`];
      return behindText(was) === behindText(is) ? [] : [`现为 ${behindText(is)}`];
    }),
  ];
}
