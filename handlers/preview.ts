import { formatPeriod } from '../src/calendar/periods.ts';
import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler, type Talk } from '../src/conversation/handler.ts';
import { nextToClose } from '../src/domain/closing.ts';
import type { Outbound } from '../src/message/outbound.ts';
import { holdMonths } from '../src/office/closing/close.ts';
import { finishMonth } from '../src/office/closing/finish.ts';
import { publishMessages } from '../src/office/closing/publish.ts';
import { publishPictures } from '../src/office/closing/publish-pictures.ts';
import { rehearse } from '../src/office/closing/rehearse.ts';
import { issueNotice } from '../src/office/notices/issue.ts';
import type { Office } from '../src/office/office.ts';
import { loadReach, type Reach } from '../src/office/reach.ts';
import type { Unsaid } from '../src/office/unsaid.ts';
import { snapshotOf } from '../src/store/closed-months.ts';
import { type Closing, closingInForce, publishedBefore } from '../src/store/closings.ts';
import { lockNotices, noticesIn } from '../src/store/notices.ts';
import { deedOf } from './closing/deed.ts';
import { messageLines } from './closing/message-lines.ts';
import { splitMonth } from './closing/typed-month.ts';
import { actingIn } from './noticing/acting.ts';
import { showNext } from './papers/make-bulletin.ts';

/** 预览 <排名 or 预警> [月份]: exactly what 发布 or 签发 would send now, and to whom: done, and taken back. */
export const preview = defineHandler<string>({
  words: ['预览'],
  roles: ['office'],
  help: '先看排名、预警通知或下期专报是什么样、发给谁，不会真的发',
  examples: ['预览 排名 10月', '预览 预警'],
  parse: (rest) => rest,
  async run(typed, talk) {
    const { month: named, rest } = splitMonth(typed, talk.today);
    if (/专报/.test(rest)) return showNext(talk);
    const kind = /排名|发布/.test(rest) ? 'ranking' : /预警|通知|签发/.test(rest) ? 'notices' : undefined;
    if (!kind)
      throw new PersonError('kind_missing', '请写明预览什么：排名、预警、专报。例如：', '预览 排名 10月');
    const office = await holdMonths(talk.tx, talk.office);
    const reach = await loadReach(talk.tx, office.channels);
    return rehearse(talk.tx, async () => {
      const { closing, head, said } = await closedOrAsIf(talk, office, named);
      const shown =
        kind === 'ranking'
          ? await published(talk, office, reach, closing)
          : [...said.filter(isOfNotice), ...(await signed(talk, office, closing))];
      return { lines: [...head, ...messageLines(reach, shown, nothing[kind])] } satisfies Outbound;
    });
  },
});

const nothing = {
  ranking: '没有能主动发消息的群，排名发不出去。请让管理员检查：diaodu check',
  notices: '没有待签发的预警通知。',
} as const;

/** Where notices are signed by the closing itself, and where it revokes or amends one, they are among what it says. */
const isOfNotice = ({ onceKey }: Unsaid) => onceKey.startsWith('notice:');

/** The month as it is closed, else as it would be if it were closed now, with what that would say. */
async function closedOrAsIf(
  talk: Talk,
  office: Office,
  named: string | undefined,
): Promise<{ closing: Closing; head: readonly string[]; said: readonly Unsaid[] }> {
  const month = named ?? latestOver(talk, office);
  const closing = await closingInForce(talk.tx, month);
  if (closing) return { closing, head: [], said: [] };
  const { firstMonth } = office.closingState;
  if (month < firstMonth) throw new PersonError('not_scored', `${formatPeriod(month)}不计分，没有排名。`);
  const next = nextToClose(office.closingState);
  if (month > next)
    throw new PersonError(
      'not_closable',
      `${formatPeriod(next)}还没有结账，还不能预览${formatPeriod(month)}。`,
    );
  if (month > talk.today.slice(0, 7))
    throw new PersonError('month_to_come', `${formatPeriod(month)}还没到，请核对月份后重发。`);
  const said: Unsaid[] = [];
  const silent = { ...deedOf(talk, office), say: (one: Unsaid) => said.push(one), record: () => {} };
  await finishMonth(silent, month);
  return {
    said,
    closing: (await closingInForce(talk.tx, month))!,
    head: [`${formatPeriod(month)}还没有结账，以下按现在的数据暂计。`],
  };
}

/** What was closed last and is not published, else what comes next. */
function latestOver({ today }: Talk, office: Office): string {
  const next = nextToClose(office.closingState);
  return next < today.slice(0, 7) ? next : (office.closingState.closings.through ?? next);
}

async function published(
  { tx, now }: Talk,
  office: Office,
  reach: Reach,
  closing: Closing,
): Promise<Unsaid[]> {
  const before = await publishedBefore(tx, closing);
  const snapshot = await snapshotOf(tx, closing);
  const messages = publishMessages(office, reach, snapshot, before && (await snapshotOf(tx, before)), now);
  return [...messages, ...(await publishPictures(tx, office, reach, closing, snapshot))];
}

async function signed(talk: Talk, office: Office, { month }: Closing): Promise<Unsaid[]> {
  const said: Unsaid[] = [];
  const acting = {
    ...(await actingIn(talk)),
    office,
    say: (one: Unsaid) => said.push(one),
    record: () => {},
  };
  const drafts = (await noticesIn(talk.tx, ['draft'])).filter((one) => one.month === month);
  for (const draft of await lockNotices(
    talk.tx,
    drafts.map(({ id }) => id),
  ))
    await issueNotice(acting, draft, false);
  return said;
}
