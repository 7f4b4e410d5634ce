import { longestFetchMs, longestSendMs, type Platform, type PlatformTools } from '../contract.ts';
import { within } from '../deadline.ts';
import { createHttp } from '../http.ts';
import { dingtalkCapabilities } from './capabilities.ts';
import { dingtalkDoors } from './doors.ts';
import { fetchByDingtalk } from './fetch.ts';
import { dingtalkLimits } from './limits.ts';
import { type DingtalkSender, sendByDingtalk } from './send.ts';
import type { DingtalkSettings } from './settings.ts';
import { splitForDingtalk } from './split.ts';
import { dingtalkToken } from './token.ts';

/** DingTalk behind the platform contract. */
export function createDingtalk(settings: DingtalkSettings, tools: PlatformTools): Platform {
  const limits = { ...dingtalkLimits, ...settings.limits };
  const http = createHttp(settings.http);
  const sendMs = Math.min(settings.http?.sendMs ?? longestSendMs, longestSendMs);
  const token = dingtalkToken(settings, limits, http, tools);
  const sender: DingtalkSender = { settings, limits, http, token, now: tools.now };
  return {
    name: 'dingtalk',
    doors: dingtalkDoors(settings, limits),
    capabilities: (kind) => dingtalkCapabilities(kind, limits),
    split: (kind, message) => splitForDingtalk(kind, message, limits),
    send: (request) => within(sendMs, sender, (line) => sendByDingtalk(request, line)),
    fetchFile: (file) => within(longestFetchMs, sender, (line) => fetchByDingtalk(file, line)),
  };
}
