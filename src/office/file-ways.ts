import { type Address, groupFileAddress, personAddress } from '../delivery/routes.ts';
import type { Channels } from '../message/channels.ts';
import type { PlatformName } from '../message/inbound.ts';
import type { Chat } from '../store/chats.ts';

/** A way on which pictures and files reach somebody, with its name for readers. */
export interface FileWay {
  readonly to: Address;
  /** 由群机器人发到本群 */
  readonly said: string;
}

/** Where a group gets pictures and files: by its WeCom robot, on DingTalk by the platform's API; undefined when it has neither. */
export function fileWayToGroup(
  { platform, id, webhook }: Pick<Chat, 'platform' | 'id' | 'webhook'>,
  channels: Channels,
): FileWay | undefined {
  const able = platform === 'wecom' ? webhook !== undefined : channels.dingtalkApi;
  return able ? { to: groupFileAddress(platform, id), said: '由机器人发到本群' } : undefined;
}

/** Where one person gets pictures and files alone; undefined without WeCom's app or DingTalk's API. */
export function fileWayToPerson(
  platform: PlatformName,
  userId: string,
  channels: Channels,
): FileWay | undefined {
  const able = platform === 'wecom' ? channels.wecomApp : channels.dingtalkApi;
  const said = platform === 'wecom' ? '由应用单独发给您' : '由机器人单独发给您';
  return able ? { to: personAddress(platform, userId), said } : undefined;
}
