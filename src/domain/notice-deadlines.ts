import { type Day, earlier } from '../calendar/dates.ts';
import type { Calendar } from '../calendar/workdays.ts';
import type { Told, WarningRules } from './score-rules.ts';

/** Until when a notice is to be answered; the days themselves count as in time. */
export interface NoticeDeadlines {
  readonly acknowledgeBy: Day;
  readonly rectifyBy: Day;
}

/** What has been answered, and on which day. */
export interface NoticeAnswers {
  readonly acknowledgedOn?: Day;
  readonly rectifiedOn?: Day;
}

/** The deadlines of a notice posted on a day, in workdays. */
export function noticeDeadlines(
  postedOn: Day,
  rules: Pick<WarningRules, 'acknowledgeWorkdays' | 'rectifyWorkdays'>,
  calendar: Calendar,
): NoticeDeadlines {
  return {
    acknowledgeBy: calendar.addWorkdays(postedOn, rules.acknowledgeWorkdays),
    rectifyBy: calendar.addWorkdays(postedOn, rules.rectifyWorkdays),
  };
}

/**
 * The level a notice has risen to by a day: where the rules say so, one up for each deadline that passed unanswered, never
 * beyond the ladder's last. A late answer stops the rise and takes nothing back; the grounds key keeps its own level.
 */
export function risenLevel(
  level: number,
  deadlines: NoticeDeadlines,
  answers: NoticeAnswers,
  today: Day,
  { raiseUnanswered, ladder }: Pick<WarningRules, 'raiseUnanswered' | 'ladder'>,
): number {
  if (!raiseUnanswered) return level;
  return Math.min(level + missed(deadlines, answers, today).length, ladder.length);
}

/**
 * Who is told today of a notice that is not answered: the first of the line on the workday after a deadline, the next on the
 * following one; after the last nobody new. Undefined when nothing is open or it is no workday.
 */
export function toldToday(
  deadlines: NoticeDeadlines,
  answers: NoticeAnswers,
  today: Day,
  { line }: Pick<WarningRules, 'line'>,
  calendar: Calendar,
): { readonly awaited: keyof NoticeDeadlines; readonly who: Told } | undefined {
  if (!calendar.isWorkday(today)) return undefined;
  for (const awaited of open(answers)) {
    const late = calendar
      .workdaysBetween(deadlines[awaited], today)
      .filter((day) => day > deadlines[awaited]);
    const who = line[late.length - 1];
    if (who) return { awaited, who };
  }
  return undefined;
}

function open({ acknowledgedOn, rectifiedOn }: NoticeAnswers): (keyof NoticeDeadlines)[] {
  if (rectifiedOn !== undefined) return [];
  return acknowledgedOn === undefined ? ['acknowledgeBy', 'rectifyBy'] : ['rectifyBy'];
}

/** A rectification answers for the acknowledgement as well. */
function missed(deadlines: NoticeDeadlines, answers: NoticeAnswers, today: Day): (keyof NoticeDeadlines)[] {
  const { rectifiedOn = today, acknowledgedOn = rectifiedOn } = answers;
  const done = {
    acknowledgeBy: earlier(acknowledgedOn, rectifiedOn),
    rectifyBy: rectifiedOn,
  };
  return (['acknowledgeBy', 'rectifyBy'] as const).filter((which) => deadlines[which] < done[which]);
}
