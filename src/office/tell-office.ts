import { groupAddress } from '../delivery/routes.ts';
import type { Channels } from '../message/channels.ts';
import type { Outbound } from '../message/outbound.ts';
import { fileWayToGroup } from './file-ways.ts';
import { officeGroups, type Reach } from './reach.ts';
import type { Unsaid } from './unsaid.ts';

/** A digest for every office group, and what is enclosed behind it for those that can get files; `key` names it. */
export function tellOffice(
  reach: Reach,
  channels: Channels,
  key: { readonly digest: string; readonly period: string },
  message: Outbound,
  enclosed: Omit<Outbound, 'lines'> | undefined,
): Unsaid[] {
  return officeGroups(reach).flatMap((chat) => {
    const one = `${key.period}:${chat.platform}:${chat.id}`;
    const to = groupAddress(chat.platform, chat.id);
    const text = { ...to, message, onceKey: `${key.digest}:${one}` };
    const way = enclosed && fileWayToGroup(chat, channels);
    if (!way) return [text];
    return [
      text,
      { ...way.to, message: { lines: [], ...enclosed }, onceKey: `${key.digest}-enclosed:${one}` },
    ];
  });
}
