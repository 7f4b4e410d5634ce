import { formatPeriod } from '../../calendar/periods.ts';
import { dateAt, formatDay } from '../../calendar/zone.ts';
import { groupAddress } from '../../delivery/routes.ts';
import type { Chat } from '../../store/chats.ts';
import type { Snapshot } from '../../store/closed-months.ts';
import type { Office } from '../office.ts';
import { canPush, type Reach } from '../reach.ts';
import type { Unsaid } from '../unsaid.ts';
import { changedUnits } from './close.ts';
import { changeText, rankingLines } from './ranking-text.ts';

/** Until when a ranking published at a moment can be objected to, YYYY-MM-DD. */
export function appealsUntil({ config, calendar, zone }: Office, publishedAt: number): string {
  return calendar.addWorkdays(dateAt(publishedAt, zone), config.rules.appeal.workdays);
}

/**
 * The ranking as every group reads it (发布): a unit's group that of its own ranking group, the office's groups all of them.
 * After a revision that had been published before, what changed is said first.
 */
export function publishMessages(
  office: Office,
  reach: Reach,
  snapshot: Snapshot,
  published: Snapshot | undefined,
  now: number,
): Unsaid[] {
  const { month, revision } = snapshot;
  const until = formatDay(appealsUntil(office, now));
  return reach.chats.flatMap((chat) => {
    if (!canPush(chat, reach.channels)) return [];
    const groups = snapshot.groups.filter(({ group }) => concerns(office, chat, group));
    if (groups.length === 0) return [];
    return [
      {
        ...groupAddress(chat.platform, chat.id),
        message: {
          lines: [
            ...correctionLines(
              office,
              snapshot,
              published,
              groups.map(({ group }) => group),
            ),
            ...groups.flatMap((group) => rankingLines(office, snapshot, group)),
            `看本单位得分请发：得分；有异议请在${until}前发：异议 <指标> 原因：…`,
          ],
          headed: true,
        },
        onceKey: `publish:${month}:${revision}:${chat.platform}:${chat.id}`,
      },
    ];
  });
}

/** Tells whether a group hears of a ranking group: the office's groups of all, others of their own units'. */
export function concerns(office: Office, chat: Chat, group: string): boolean {
  return chat.office || chat.units.some((unit) => office.unit(unit).rankingGroup === group);
}

function correctionLines(
  office: Office,
  snapshot: Snapshot,
  previous: Snapshot | undefined,
  groups: readonly string[],
): string[] {
  if (!previous) return [];
  const changed = changedUnits({ snapshot, previous }).filter(({ now }) => groups.includes(now.group ?? ''));
  const text = changed.map((one) => changeText(office, one));
  return [
    `【排名更正】${formatPeriod(snapshot.month)}排名以本次为准，第${previous.revision}版作废。`,
    text.length > 0 ? `更正：${text.join('；')}。` : '名次和得分没有变化。',
  ];
}
