import { formatInstant } from '../calendar/zone.ts';
import { shownLines } from '../message/outbound.ts';
import { allChats } from '../store/chats.ts';
import type { Outgoing } from '../store/outbox.ts';
import { identities } from '../store/people.ts';
import type { Db } from '../store/schema.ts';

export const stateNames: Record<Outgoing['state'], string> = {
  waiting: '等待发送',
  sending: '正在发送',
  parked: '已停发',
  unknown: '结果不明',
  sent: '已送达',
};
const platformNames = { wecom: '企业微信', dingtalk: '钉钉' } as const;
const longestLine = 60;
const minuteMs = 60_000;

/** What an address is called, for the administrator. */
export type Names = (row: Pick<Outgoing, 'platform' | 'chatId' | 'chatKind'>) => string;

/** Looks up the titles of groups and the names of people once, for a whole list. */
export async function targetNames(db: Db): Promise<Names> {
  const titles = new Map((await allChats(db)).map((chat) => [`${chat.platform} ${chat.id}`, chat.title]));
  const people = new Map(
    (await identities(db)).map(({ platform, userId, person }) => [`${platform} ${userId}`, person.name]),
  );
  return ({ platform, chatId, chatKind }) => {
    const key = `${platform} ${chatId}`;
    const name = chatKind === 'group' ? (titles.get(key) ?? '未登记的群') : (people.get(key) ?? '单聊');
    return `${name}（${platformNames[platform]} ${chatId}）`;
  };
}

/** One undelivered message in two lines: where it stands, and how it begins. */
export function outgoingLines(row: Outgoing, names: Names, now: number, zone: string): string[] {
  const later = row.state === 'waiting' && row.notBefore > now;
  const facts = [
    `${row.id} 号`,
    stateNames[row.state],
    `${ageText(now - row.createdAt)}前`,
    `发往 ${names(row)}`,
    `路线 ${row.routes.join('、') || '无'}`,
    ...(row.error ? [`错误码 ${row.error}`] : []),
    ...(row.attempts > 0 ? [`试过 ${row.attempts} 次`] : []),
    ...(later ? [`${formatInstant(row.notBefore, zone)}再试`] : []),
  ];
  return [facts.join(' · '), `    ${firstLine(row)}`];
}

/** 3天, 5小时, 12分钟: the largest whole unit. */
export function ageText(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / minuteMs));
  if (minutes >= 1440) return `${Math.floor(minutes / 1440)}天`;
  if (minutes >= 60) return `${Math.floor(minutes / 60)}小时`;
  return minutes > 0 ? `${minutes}分钟` : '不到1分钟';
}

function firstLine({ message }: Outgoing): string {
  const line = (shownLines(message)[0] ?? '（没有文字）').replace(/\p{C}+/gu, ' ');
  return line.length > longestLine ? `${line.slice(0, longestLine)}…` : line;
}
