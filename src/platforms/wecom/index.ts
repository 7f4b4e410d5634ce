import { longestFetchMs, longestSendMs, type Platform, type PlatformTools } from '../contract.ts';
import { within } from '../deadline.ts';
import { createHttp } from '../http.ts';
import { wecomCapabilities } from './capabilities.ts';
import { wecomDoors } from './doors.ts';
import { fetchByWecom } from './fetch.ts';
import { wecomLimits } from './limits.ts';
import { resolveUser } from './resolve.ts';
import { sendByWecom, type WecomSender } from './send.ts';
import type { WecomSettings } from './settings.ts';
import { splitForWecom } from './split.ts';
import { wecomToken } from './token.ts';

/** WeCom behind the platform contract; throws when a key in the settings cannot be one. */
export function createWecom(settings: WecomSettings, tools: PlatformTools): Platform {
  const limits = { ...wecomLimits, ...settings.limits };
  const http = createHttp(settings.http);
  const sendMs = Math.min(settings.http?.sendMs ?? longestSendMs, longestSendMs);
  const { apiBase, corpId, app } = settings;
  const token = corpId && app ? wecomToken({ apiBase, corpId, app }, limits, http, tools) : undefined;
  const sender: WecomSender = { settings, limits, http, token };
  return {
    name: 'wecom',
    doors: wecomDoors(settings, limits),
    capabilities: (kind) => wecomCapabilities(kind, limits),
    split: (kind, message) => splitForWecom(kind, message, limits),
    send: (request) => within(sendMs, sender, (line) => sendByWecom(request, line)),
    fetchFile: (file, entry) => within(longestFetchMs, sender, (line) => fetchByWecom(file, entry, line)),
    ...(token && {
      resolveSender: (id: string) => within(limits.resolveMs, sender, (line) => resolveUser(id, line)),
    }),
  };
}
