import { formatPeriod, shortMonth } from '../src/calendar/periods.ts';
import { formatInstant } from '../src/calendar/zone.ts';
import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler } from '../src/conversation/handler.ts';
import { nextToClose } from '../src/domain/closing.ts';
import { holdMonths } from '../src/office/closing/close.ts';
import { type ClosingFault, closingFault } from '../src/office/closing/course.ts';
import { finishMonth } from '../src/office/closing/finish.ts';
import type { Office } from '../src/office/office.ts';
import { deedOf } from './closing/deed.ts';
import { splitMonth } from './closing/typed-month.ts';

/** 结账 [月份]: freezes a month's figures, scores and ranking; without a month the one that is next. */
export const closeMonth = defineHandler<string>({
  words: ['结账', '结帐'],
  roles: ['office'],
  help: '把一个月的数据、得分和排名定下来；到时会自动结账',
  examples: ['结账 10月', '结账'],
  parse: (rest) => rest,
  async run(typed, talk) {
    const office = await holdMonths(talk.tx, talk.office);
    const month = splitMonth(typed, talk.today).month ?? nextToClose(office.closingState);
    const fault = closingFault(office, month, talk.now);
    if (fault) throw refusal(office, month, fault);
    return { lines: await finishMonth(deedOf(talk, office), month), headed: true };
  },
});

function refusal(office: Office, month: string, fault: ClosingFault): PersonError {
  const name = formatPeriod(month);
  switch (fault.kind) {
    case 'before-start':
      return new PersonError(
        'before_start',
        `${name}在系统启用（或开始计分）之前，视同已结账，不用结账。`,
        `最早可结账的是${formatPeriod(office.closingState.firstMonth)}。`,
      );
    case 'closed':
      return new PersonError(
        'closed_already',
        `${name}已经结账，没有再次结账。`,
        `需要改数请先发：重开 ${shortMonth(month)} 原因：…（只能重开最近结账的月份）`,
      );
    case 'running':
      return new PersonError('month_running', `${name}还没有过完，不能结账。`, '请在月末数据报齐后再发。');
    case 'predecessor':
      return new PersonError(
        'predecessor_open',
        `${formatPeriod(fault.next)}还没有结账，要按月份先后结账，没有处理。`,
        `请先发：结账 ${shortMonth(fault.next)}`,
      );
    case 'round-open':
      return new PersonError(
        'round_open',
        `${fault.name}到${formatInstant(fault.until, office.zone)}才关闭，在那之前不能给${name}结账。`,
        '请在那以后再发。',
      );
  }
}
