import { formatPeriod, shortMonth } from '../src/calendar/periods.ts';
import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler } from '../src/conversation/handler.ts';
import { groupAddress } from '../src/delivery/routes.ts';
import { harmless } from '../src/message/harmless.ts';
import { holdMonths } from '../src/office/closing/close.ts';
import { publishMessages } from '../src/office/closing/publish.ts';
import { loadReach } from '../src/office/reach.ts';
import { snapshotOf } from '../src/store/closed-months.ts';
import { newestClosing, reopenClosing } from '../src/store/closings.ts';
import { splitMonth } from './closing/typed-month.ts';
import { splitReason } from './reporting/reason.ts';

interface Wish {
  readonly typed: string;
  readonly reason: string;
}

const longestReason = 500;

/** 重开 <月份> 原因：…: takes the latest closing back; the revision is kept, the month takes figures again. */
export const reopenMonth = defineHandler<Wish>({
  words: ['重开', '重新结账'],
  roles: ['office'],
  help: '重开最近结账的月份，更正后再结账；要写原因',
  examples: ['重开 10月 原因：洞口县数据有误', '重开 2024年10月 原因：采纳异议'],
  parse(rest) {
    const { before, reason } = splitReason(rest);
    return { typed: before, reason };
  },
  async run({ typed, reason }, talk) {
    const office = await holdMonths(talk.tx, talk.office);
    const { firstMonth, closings } = office.closingState;
    const latest = closings.through;
    if (latest === undefined || latest < firstMonth)
      throw new PersonError('nothing_closed', '还没有结过账的月份，不用重开。');
    const name = shortMonth(latest);
    const { month } = splitMonth(typed, talk.today);
    if (month === undefined)
      throw new PersonError('month_missing', '请写明月份和原因，例如：', `重开 ${name} 原因：`);
    if (month !== latest) throw notLatest(month, latest, office.isClosed(month, talk.now));
    if (reason === '')
      throw new PersonError('reason_missing', '重开要写原因，没有重开。请补上再发：', `重开 ${name} 原因：`);
    const closing = (await newestClosing(talk.tx, month))!;
    const why = harmless(reason, longestReason);
    await reopenClosing(talk.tx, closing, { reason: why, inboxId: talk.message.id }, talk.now);
    talk.record({
      action: 'month.reopen',
      subject: month,
      data: { revision: closing.revision, reason: why },
    });
    if (closing.publishedAt !== undefined) {
      // Whoever read the ranking must know that it no longer holds.
      const snapshot = await snapshotOf(talk.tx, closing);
      const reach = await loadReach(talk.tx, office.channels);
      for (const { platform, chatId } of publishMessages(office, reach, snapshot, undefined, talk.now))
        talk.push({
          ...groupAddress(platform, chatId),
          message: {
            lines: [`【更正】${formatPeriod(month)}排名正在更正，已发布的暂不作数，以重新发布的为准。`],
          },
          onceKey: `reopen:${month}:${closing.revision}:${platform}:${chatId}`,
        });
    }
    return {
      lines: [
        `${formatPeriod(month)}已重开，原来的第${closing.revision}版留存。现在可以填报、更正${name}的数据。`,
        `改好后请发：结账 ${name}`,
      ],
    };
  },
});

function notLatest(month: string, latest: string, closed: boolean): PersonError {
  const last = shortMonth(latest);
  if (!closed)
    return new PersonError('not_closed', `${formatPeriod(month)}没有结账，不用重开，可以直接填报和更正。`);
  return new PersonError(
    'not_latest',
    `只能重开最近结账的月份（${formatPeriod(latest)}），没有重开${formatPeriod(month)}。`,
    `更早的月份请逐月往前重开，先发：重开 ${last} 原因：`,
  );
}
