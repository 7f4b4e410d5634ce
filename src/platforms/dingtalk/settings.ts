import type { HttpOptions } from '../http.ts';
import type { DingtalkLimits } from './limits.ts';

/** What the DingTalk adapter must be told; the door exists only with a secret to verify by. */
export interface DingtalkSettings {
  /** https://api.dingtalk.com, or where an outside fake or the sandbox listens. */
  readonly apiBase: string;
  /** https://oapi.dingtalk.com, likewise. */
  readonly oapiBase: string;
  readonly clientId: string;
  /** Two while the secret is being changed: all verify, the first signs. */
  readonly clientSecrets: readonly string[];
  readonly robotCode: string;
  /** `chatbotCorpId`, checked when given. */
  readonly corpId?: string;
  /** Names people see and mention; 调度助手 when absent. */
  readonly names?: readonly string[];
  /** Origins that reply URLs may have besides the official one and that of `oapiBase`. */
  readonly replyOrigins: readonly string[];
  /** Hosts that files may be fetched from besides the origin of `apiBase`; with a leading dot, all below a domain. */
  readonly fileHosts: readonly string[];
  /** Sandbox: a reply URL of the official origin, and a file of an allowed host, lead to this base instead. */
  readonly officialTo?: string;
  readonly limits?: Partial<DingtalkLimits>;
  readonly http?: HttpOptions;
}

/** The official origin of reply URLs. */
export const officialOrigin = 'https://oapi.dingtalk.com';
