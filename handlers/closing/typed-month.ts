import type { PeriodKey } from '../../src/calendar/periods.ts';
import { shiftMonth } from '../../src/calendar/periods.ts';
import { PersonError } from '../../src/conversation/errors.ts';
import { readLeadingDate } from '../../src/language/dates.ts';

/** The month among what was typed (10月, 2024年10月, 上月), and the rest; without a year the latest such month. */
export function splitMonth(
  typed: string,
  today: string,
): { readonly month?: PeriodKey; readonly rest: string } {
  const words = typed.trim().split(/\s+/);
  for (const [at, word] of words.entries()) {
    const found = monthIn(word.normalize('NFKC'), today.slice(0, 7));
    if (found) return { month: found.month, rest: words.with(at, found.rest).join(' ').trim() };
  }
  return { rest: typed.trim() };
}

function monthIn(word: string, current: PeriodKey): { month: PeriodKey; rest: string } | undefined {
  const spoken = /^(上个?月|本月|这个月|当月)/.exec(word)?.[0];
  if (spoken)
    return {
      month: spoken.startsWith('上') ? shiftMonth(current, -1) : current,
      rest: word.slice(spoken.length),
    };
  const read = readLeadingDate(word);
  if (!read?.period) return undefined;
  const { year, month } = read.period;
  if (month < 1 || month > 12) throw new PersonError('no_such_month', `没有${month}月，请核对月份后重发。`);
  const number = String(month).padStart(2, '0');
  const thisYear = `${current.slice(0, 4)}-${number}`;
  const named =
    year === undefined
      ? thisYear <= current
        ? thisYear
        : `${Number(current.slice(0, 4)) - 1}-${number}`
      : `${year}-${number}`;
  return { month: named, rest: word.slice(read.length) };
}
