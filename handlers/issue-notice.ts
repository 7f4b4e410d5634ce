import { formatPeriod, shortMonth } from '../src/calendar/periods.ts';
import { formatInstant } from '../src/calendar/zone.ts';
import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler, type Talk } from '../src/conversation/handler.ts';
import { harmless } from '../src/message/harmless.ts';
import { daysOf } from '../src/office/notices/acting.ts';
import { type Issued, issueNotice } from '../src/office/notices/issue.ts';
import { deadlineText } from '../src/office/notices/notice-lines.ts';
import { draftLine, noticeName } from '../src/office/notices/notice-names.ts';
import { heardLines } from '../src/office/notices/tell.ts';
import { newestClosing } from '../src/store/closings.ts';
import { noticesIn, type StoredNotice } from '../src/store/notices.ts';
import { actingIn, mustDecide } from './noticing/acting.ts';
import { namedNotices } from './noticing/found.ts';
import { stateText } from './noticing/state-text.ts';

interface Wish {
  readonly ids: readonly number[];
  readonly toCity: boolean;
}

const mostAtOnce = 20;

/** 签发 <编号…> [抄送市领导]: signs drafts, all of them or none; without a number lists them. */
export const issueNotices = defineHandler<Wish>({
  words: ['签发'],
  roles: ['office', 'leader'],
  help: '签发预警通知，签发后才有文号并下发；不写编号就列出待签发的',
  examples: ['签发 12', '签发 12 13 抄送市领导'],
  parse(rest) {
    const toCity = /[抄报]送/.test(rest);
    const numbers = rest.normalize('NFKC').replace(/[抄报]送[给至]?(市领导|市里|领导)?/g, ' ');
    const words = numbers.split(/[\s,、;。和]+/).filter((word) => word !== '');
    const ids = words.map((word) => {
      const match = /^#?(\d{1,9})号?$/.exec(word);
      if (match) return Number(match[1]);
      throw new PersonError(
        'id_missing',
        `看不懂“${harmless(word, 20)}”，没有签发。请只写编号，例如：`,
        '签发 12 抄送市领导',
      );
    });
    return { ids: [...new Set(ids)], toCity };
  },
  async run({ ids, toCity }, talk) {
    mustDecide(talk, '签发');
    const { office, now } = talk;
    if (ids.length === 0) return { lines: await waiting(talk) };
    if (ids.length > mostAtOnce)
      throw new PersonError('too_many', `一次最多签发${mostAtOnce}件，没有签发，请分几次发。`);
    const notices = await namedNotices(talk, ids);
    mustBeDrafts(talk, notices);
    await mustBeClosed(talk, notices);
    const acting = await actingIn(talk);
    const issued: Issued[] = [];
    for (const notice of notices) issued.push(await issueNotice(acting, notice, toCity));
    const { speakingAt } = daysOf(acting);
    return {
      lines: [
        ...issued.flatMap((one) => issuedLines(talk, one)),
        ...(speakingAt > now
          ? [`现在不是发消息的时间，${formatInstant(speakingAt, office.zone)}发出。`]
          : []),
      ],
    };
  },
});

async function waiting({ tx, office }: Talk): Promise<string[]> {
  const drafts = await noticesIn(tx, ['draft']);
  if (drafts.length === 0) return ['现在没有待签发的预警通知。'];
  return [
    `待签发的预警通知${drafts.length}件，签发请复制，不发请发“撤销 编号 原因：…”：`,
    ...drafts.map((draft) => draftLine(office, draft)),
  ];
}

function mustBeDrafts({ office }: Talk, notices: readonly StoredNotice[]): void {
  const others = notices.filter(({ state }) => state !== 'draft');
  if (others.length === 0) return;
  const drafts = notices.filter(({ state }) => state === 'draft');
  throw new PersonError(
    'not_a_draft',
    ...others.map((notice) => `${stateText(office, notice)}，不能再签发。`),
    ...(drafts.length > 0
      ? [`其余的也没有签发，请去掉它再发：签发 ${drafts.map(({ id }) => id).join(' ')}`]
      : []),
  );
}

/** While a month is reopened its grounds may still change: nothing of it is signed. */
async function mustBeClosed({ tx }: Talk, notices: readonly StoredNotice[]): Promise<void> {
  for (const month of new Set(notices.map((notice) => notice.month))) {
    if ((await newestClosing(tx, month))?.reopenedAt === undefined) continue;
    const name = shortMonth(month);
    throw new PersonError(
      'month_reopened',
      `${formatPeriod(month)}已重开，正在更正，没有签发。`,
      `重新结账后再签发，请先发：结账 ${name}`,
    );
  }
}

function issuedLines({ office }: Talk, { notice, ...heard }: Issued): string[] {
  return [
    `已签发${noticeName(office, notice)}（编号 ${notice.id}），${deadlineText(notice)}。`,
    ...heardLines(office, notice.unit, heard),
  ];
}
