import type { Channels } from '../message/channels.ts';
import { allChats, type Chat } from '../store/chats.ts';
import { type Identity, identities } from '../store/people.ts';
import type { Db, Tx } from '../store/schema.ts';

/** Who can be spoken to, and where. */
export interface Reach {
  readonly chats: readonly Chat[];
  readonly identities: readonly Identity[];
  readonly channels: Channels;
}

export async function loadReach(db: Db | Tx, channels: Channels): Promise<Reach> {
  return { chats: await allChats(db), identities: await identities(db), channels };
}

/** Tells whether the bot may begin to speak in a group: by its robot, or on DingTalk by the platform's API. */
export function canPush({ platform, webhook }: Chat, channels: Channels): boolean {
  return webhook !== undefined || (platform === 'dingtalk' && channels.dingtalkApi);
}

/** Work groups of a unit in which the bot may begin to speak. */
export function groupsOf({ chats, channels }: Reach, unit: string): Chat[] {
  return chats.filter((chat) => !chat.office && chat.units.includes(unit) && canPush(chat, channels));
}

/** Of those the ones that are the unit's alone: what concerns one unit is not said before others. */
export function ownGroupsOf(reach: Reach, unit: string): Chat[] {
  return groupsOf(reach, unit).filter(({ units }) => units.length === 1);
}

/** The office's own groups in which the bot may begin to speak. */
export function officeGroups({ chats, channels }: Reach): Chat[] {
  return chats.filter((chat) => chat.office && canPush(chat, channels));
}

/** The people who report for a unit, each with every account. */
export function reportersOf({ identities: all }: Reach, unit: string): Identity[] {
  return all.filter(
    ({ person }) =>
      (person.role === 'liaison' || person.role === 'department') && person.units.includes(unit),
  );
}

/** Of accounts, one a person by which it can be reached alone; nobody twice. */
export function privately(found: readonly Identity[], channels: Channels): Identity[] {
  const reachable = found.filter(({ platform }) =>
    platform === 'wecom' ? channels.wecomApp : channels.dingtalkApi,
  );
  const byPerson = new Map<string, Identity>();
  // WeCom first: its app messages fall under no monthly quota.
  for (const one of reachable.toSorted((a, b) => (a.platform < b.platform ? 1 : -1)))
    if (!byPerson.has(one.person.id)) byPerson.set(one.person.id, one);
  return [...byPerson.values()];
}

/** Whether units that owe something are named before the others of a group (a setting of the group). */
export function namesSilent({ names, office, units }: Chat): boolean {
  // Alone in its group, a unit is named before nobody but itself.
  return names ?? (office || units.length === 1);
}
