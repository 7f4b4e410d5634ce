import type { Capabilities, RouteKind } from '../contract.ts';
import type { DingtalkLimits } from './limits.ts';

/** What each DingTalk route can do. */
export function dingtalkCapabilities(kind: RouteKind, limits: DingtalkLimits): Capabilities {
  const webhook = { mention: true, private: false, rich: false, maxBytes: limits.webhookTextBytes } as const;
  const api = {
    mention: false,
    push: true,
    resendSafe: false,
    rich: true,
    maxBytes: limits.paramTextBytes,
  } as const;
  switch (kind) {
    case 'dingtalk-session':
      return { ...webhook, push: false, resendSafe: false, quota: 'dingtalk-webhook' };
    case 'dingtalk-robot':
      return {
        ...webhook,
        push: true,
        resendSafe: true,
        perMinute: limits.robotPerMinute,
        blockMs: limits.robotBlockMs,
        quota: 'dingtalk-webhook',
      };
    case 'dingtalk-group':
      return { ...api, private: false, quota: 'dingtalk-api' };
    case 'dingtalk-person':
      return { ...api, private: true, quota: 'dingtalk-api' };
    default:
      throw new Error(`${kind} is not a route of DingTalk`);
  }
}
