import { createHash } from 'node:crypto';
import type { Config, ConfigGroup, ConfigPerson } from '../config/model.ts';
import type { Role } from '../domain/model.ts';
import type { PlatformName } from '../message/inbound.ts';

/** The part of the configuration that the simulated platforms know about. */
export type WorldInput = Pick<Config, 'botName' | 'people' | 'groups' | 'units'>;

export interface Chat {
  /** As on the wire; single chats of WeCom have no id there and get one of ours. */
  readonly id: string;
  readonly platform: PlatformName;
  readonly channel: 'bot' | 'app' | 'robot';
  readonly kind: 'group' | 'single';
  readonly title: string;
  readonly members: readonly string[];
  /** Names of the units that meet here, for the page. */
  readonly units: readonly string[];
  /** The group robot's webhook key or access_token. */
  readonly webhook?: string;
  /** The group robot's SEC… secret (DingTalk). */
  readonly secret?: string;
}

export interface User {
  readonly id: string;
  readonly platform: PlatformName;
  readonly name: string;
  readonly role: Role | 'none';
  readonly unit: string;
}

/** Everybody and every chat of the two simulated platforms. */
export interface World {
  readonly botName: string;
  readonly chats: readonly Chat[];
  readonly users: readonly User[];
  chat(id: string): Chat | undefined;
  user(platform: PlatformName, id: string): User | undefined;
  /** The person's own chat with the bot, where private messages arrive. */
  privateChat(platform: PlatformName, userId: string): Chat | undefined;
  /** The group whose robot has this webhook key or access_token. */
  robotGroup(platform: PlatformName, webhook: string): Chat | undefined;
}

/** One account per platform that nobody has bound yet, to try 绑定 with. */
const newcomers = { wecom: 'XinLaiDe', dingtalk: 'new-comer' } as const;
const newcomerName = '新来的同志';

/** Builds the chats and users from the configuration. */
export function buildWorld(input: WorldInput): World {
  const users = [...input.people.flatMap((person) => accounts(person, input)), ...newcomerUsers()];
  const chats = [
    ...input.groups.map((group) => groupChat(group, input)),
    ...users.flatMap((user) => singleChats(user)),
  ];
  const byId = new Map(chats.map((chat) => [chat.id, chat]));
  // WeCom user ids are case-insensitive, DingTalk's are not.
  const key = (platform: PlatformName, id: string) =>
    `${platform} ${platform === 'wecom' ? id.toLowerCase() : id}`;
  const byUser = new Map(users.map((user) => [key(user.platform, user.id), user]));
  return {
    botName: input.botName,
    chats,
    users,
    chat: (id) => byId.get(id),
    user: (platform, id) => byUser.get(key(platform, id)),
    privateChat: (platform, id) => {
      const user = byUser.get(key(platform, id));
      return user && byId.get(platform === 'wecom' ? `app:${user.id}` : dingtalkSingleId(user.id));
    },
    robotGroup: (platform, webhook) =>
      chats.find((chat) => chat.kind === 'group' && chat.platform === platform && chat.webhook === webhook),
  };
}

function accounts(person: ConfigPerson, input: WorldInput): User[] {
  const unit = unitNames(person.units, input).join('、');
  return (['wecom', 'dingtalk'] as const).flatMap((platform) => {
    const id = person[platform];
    return id ? [{ id, platform, name: person.name, role: person.role, unit }] : [];
  });
}

function newcomerUsers(): User[] {
  return (['wecom', 'dingtalk'] as const).map((platform) => ({
    id: newcomers[platform],
    platform,
    name: newcomerName,
    role: 'none',
    unit: '',
  }));
}

function groupChat(group: ConfigGroup, input: WorldInput): Chat {
  const members = input.people
    .filter((person) => belongs(person, group))
    .flatMap((person) => person[group.platform] ?? []);
  return {
    id: group.id,
    platform: group.platform,
    channel: group.platform === 'wecom' ? 'bot' : 'robot',
    kind: 'group',
    title: group.title,
    members: [...members, newcomers[group.platform]],
    units: unitNames(group.units, input),
    webhook: group.webhook,
    secret: group.secret,
  };
}

/** The office sits in every group; leaders and observers only in the office's own. */
function belongs(person: ConfigPerson, group: ConfigGroup): boolean {
  if (person.role === 'office') return true;
  if (group.office && (person.role === 'leader' || person.role === 'observer')) return true;
  return person.units.some((unit) => group.units.includes(unit));
}

function singleChats(user: User): Chat[] {
  const common = {
    platform: user.platform,
    kind: 'single' as const,
    members: [user.id],
    units: user.unit ? [user.unit] : [],
  };
  if (user.platform === 'dingtalk') {
    return [{ ...common, id: dingtalkSingleId(user.id), channel: 'robot', title: user.name }];
  }
  return [
    { ...common, id: `bot:${user.id}`, channel: 'bot', title: `${user.name}（智能机器人）` },
    { ...common, id: `app:${user.id}`, channel: 'app', title: `${user.name}（应用）` },
  ];
}

/** DingTalk gives a single chat a conversation id of its own; ours follows from the person. */
function dingtalkSingleId(userId: string): string {
  return `cid${createHash('sha256').update(`single ${userId}`).digest('base64').slice(0, 22)}==`;
}

function unitNames(ids: readonly string[], input: WorldInput): string[] {
  return ids.map((id) => input.units.find((unit) => unit.id === id)?.name ?? id);
}
