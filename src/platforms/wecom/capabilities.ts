import type { Capabilities, RouteKind } from '../contract.ts';
import type { WecomLimits } from './limits.ts';

/** What each WeCom route can do. */
export function wecomCapabilities(kind: RouteKind, limits: WecomLimits): Capabilities {
  switch (kind) {
    case 'wecom-response':
      return {
        mention: false,
        private: false,
        push: false,
        resendSafe: true,
        rich: false,
        maxBytes: limits.responseBytes,
      };
    case 'wecom-robot':
      return {
        mention: true,
        private: false,
        push: true,
        resendSafe: false,
        rich: true,
        maxBytes: limits.robotTextBytes,
        perMinute: limits.robotPerMinute,
        blockMs: limits.robotBlockMs,
      };
    case 'wecom-app':
      return {
        mention: false,
        private: true,
        push: true,
        resendSafe: true,
        rich: true,
        maxBytes: limits.appTextBytes,
        perMinute: limits.appPerMinute,
      };
    default:
      throw new Error(`${kind} is not a route of WeCom`);
  }
}
