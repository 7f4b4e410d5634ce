import { dateAt, instant } from '../calendar/zone.ts';
import { groupAddress, personAddress } from '../delivery/routes.ts';
import { harmless } from '../message/harmless.ts';
import type { Mention } from '../message/outbound.ts';
import type { Chat } from '../store/chats.ts';
import type { Identity } from '../store/people.ts';
import type { Office } from './office.ts';
import type { Owing } from './owed.ts';
import { groupsOf, namesSilent, officeGroups, privately, type Reach, reportersOf } from './reach.ts';
import { dueText, owedLines, silentText } from './round-text.ts';
import type { Unsaid } from './unsaid.ts';

/** Units to be reminded of one round, and what marks the reminder: 补发 when it comes late. */
export interface Reminder {
  /** Names this reminder of this round; said once. */
  readonly key: string;
  readonly owing: readonly Owing[];
  /** The office is told too who is silent. */
  readonly tellOffice: boolean;
  readonly late?: string;
}

interface Draft {
  readonly address: Pick<Unsaid, 'platform' | 'chatId' | 'chatKind' | 'lane' | 'routes'>;
  readonly keys: string[];
  readonly lines: string[];
  readonly mentions: Map<string, Mention>;
}

/**
 * Reminders of any number of rounds as messages, one a target: a unit is reminded in its group, @ its reporters; where the group
 * does not name the silent its reporters are told alone, and where they cannot be, a line in the group names nobody.
 */
export function reminderMessages(
  office: Office,
  reach: Reach,
  reminders: readonly Reminder[],
  now: number,
): { readonly messages: readonly Unsaid[]; readonly unreached: readonly Owing[] } {
  const drafts = new Map<string, Draft>();
  const unreached: Owing[] = [];
  const draft = (address: Draft['address'], key: string): Draft => {
    const id = `${address.platform}:${address.chatId}`;
    const made: Draft = drafts.get(id) ?? { address, keys: [], lines: [], mentions: new Map() };
    drafts.set(id, made);
    if (!made.keys.includes(key)) made.keys.push(key);
    return made;
  };
  const inGroup = ({ platform, id }: Chat, key: string) => draft(groupAddress(platform, id), key);
  for (const { key, owing, tellOffice, late = '' } of reminders) {
    for (const one of owing) {
      const { unit } = one.answerer;
      const lines = owedLines(office, one, now);
      const groups = groupsOf(reach, unit.id);
      const naming = groups.filter(namesSilent);
      const reporters = reportersOf(reach, unit.id);
      for (const chat of naming) {
        const made = inGroup(chat, key);
        made.lines.push(...named(lines, chat.units.length > 1 ? unit.name : '', late));
        for (const person of reporters) if (person.platform === chat.platform) mention(made, person);
      }
      if (naming.length > 0) continue;
      const people = privately(reporters, reach.channels);
      for (const { platform, userId, person } of people)
        draft(personAddress(platform, userId), key).lines.push(
          ...named(lines, person.units.length > 1 || groups.length === 0 ? unit.name : '', late),
        );
      if (people.length > 0) continue;
      if (groups.length === 0) unreached.push(one);
      for (const chat of groups) neutral(office, inGroup(chat, key), one, late);
    }
    if (tellOffice && owing.length > 0)
      for (const chat of officeGroups(reach)) inGroup(chat, key).lines.push(officeLine(office, owing, late));
  }
  const messages = [...drafts.values()].map(({ address, keys, lines, mentions }) => ({
    ...address,
    message: { lines, ...(mentions.size > 0 && { mentions: [...mentions.values()] }) },
    onceKey: `remind:${keys.join('+')}:${address.platform}:${address.chatId}`,
    notAfter: endOfDay(office, now),
  }));
  return { messages, unreached };
}

/** A reminder says how things are now: tomorrow it would be wrong. */
export function endOfDay({ zone, config }: Office, now: number): number {
  return instant(dateAt(now, zone), config.rules.hours.to, zone);
}

function mention({ mentions }: Draft, { platform, userId, person }: Identity): void {
  mentions.set(`${platform}:${userId}`, { userId, name: harmless(person.name) });
}

/** The unit's name and the mark of lateness in the first line, behind the round's name. */
function named([first, ...more]: readonly string[], unit: string, late: string): string[] {
  return [`${first!.replace('】', `】${unit === '' ? '' : `${unit}：`}`)}${late}`, ...more];
}

function neutral(office: Office, made: Draft, { occurrence }: Owing, late: string): void {
  const line = `【${occurrence.rule.name}】${dueText(occurrence, office.zone)}截止，还有单位没有报齐。请各单位发“未报”查看本单位情况。${late}`;
  if (!made.lines.includes(line)) made.lines.push(line);
}

function officeLine(office: Office, owing: readonly Owing[], late: string): string {
  const [first] = owing;
  const { rule } = first!.occurrence;
  return `【${rule.name}】${dueText(first!.occurrence, office.zone)}截止，${owing.length}个单位未报齐：${silentText(owing)}。${late}`;
}
