import { formatPeriod, shortMonth } from '../src/calendar/periods.ts';
import { dateAt, formatDay } from '../src/calendar/zone.ts';
import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler, type Talk } from '../src/conversation/handler.ts';
import { holdMonths } from '../src/office/closing/close.ts';
import { appealsUntil, publishMessages } from '../src/office/closing/publish.ts';
import { publishPictures } from '../src/office/closing/publish-pictures.ts';
import type { Office } from '../src/office/office.ts';
import { loadReach } from '../src/office/reach.ts';
import { snapshotOf } from '../src/store/closed-months.ts';
import { type Closing, newestClosing, publishClosing, publishedBefore } from '../src/store/closings.ts';
import { splitMonth } from './closing/typed-month.ts';

/** 发布 [月份]: shows a closed month's ranking to every group; 异议 may be made from then on. */
export const publishMonth = defineHandler<string>({
  words: ['发布', '发布排名'],
  roles: ['office'],
  help: '把已结账月份的排名发到各单位工作群',
  examples: ['发布 10月', '发布'],
  parse: (rest) => rest,
  async run(typed, talk) {
    const office = await holdMonths(talk.tx, talk.office);
    const closing = await closedMonth(talk, office, splitMonth(typed, talk.today).month);
    const { month, revision } = closing;
    if (closing.publishedAt !== undefined)
      throw new PersonError(
        'published_already',
        `${formatPeriod(month)}排名已在${formatDay(dateAt(closing.publishedAt, office.zone))}发布，没有再次发布。`,
        `查看请发：排名 ${shortMonth(month)}`,
      );
    const snapshot = await snapshotOf(talk.tx, closing);
    const before = await publishedBefore(talk.tx, closing);
    const published = before && (await snapshotOf(talk.tx, before));
    const reach = await loadReach(talk.tx, office.channels);
    const messages = publishMessages(office, reach, snapshot, published, talk.now);
    const pictures = await publishPictures(talk.tx, office, reach, closing, snapshot);
    for (const message of [...messages, ...pictures]) talk.push(message);
    await publishClosing(talk.tx, closing, talk.message.id, talk.now);
    talk.record({ action: 'month.publish', subject: month, data: { revision, groups: messages.length } });
    return {
      lines: [
        `${formatPeriod(month)}排名已发布，发到${messages.length}个群。`,
        `异议受理到${formatDay(appealsUntil(office, talk.now))}。`,
      ],
    };
  },
});

async function closedMonth({ tx }: Talk, office: Office, typed: string | undefined): Promise<Closing> {
  const month = typed ?? office.closingState.closings.through;
  const closing = month === undefined ? undefined : await newestClosing(tx, month);
  if (closing && closing.reopenedAt === undefined) return closing;
  const name =
    month === undefined ? '还没有一个月' : `${formatPeriod(month)}${closing ? '已重开，还' : '还'}没有`;
  throw new PersonError(
    'not_closed',
    `${name}结账，不能发布。`,
    `请先发：结账${month ? ` ${shortMonth(month)}` : ''}`,
  );
}
