import type { HttpOptions } from '../http.ts';
import type { WecomLimits } from './limits.ts';

/** What the WeCom adapter must be told; a door exists only when its part is given. */
export interface WecomSettings {
  /** https://qyapi.weixin.qq.com, or where an outside fake or the sandbox listens. */
  readonly apiBase: string;
  readonly corpId?: string;
  /** The self-built app; needs `corpId`. */
  readonly app?: WecomApp;
  /** The AI bot in URL mode. */
  readonly bot?: WecomBot;
  /** Origins that reply URLs may have besides the official one and that of `apiBase`. */
  readonly replyOrigins: readonly string[];
  /** Hosts that files may be fetched from besides the origin of `apiBase`; with a leading dot, all below a domain. */
  readonly fileHosts: readonly string[];
  /** Sandbox: a reply URL of the official origin, and a file of an allowed host, lead to this base instead. */
  readonly officialTo?: string;
  readonly limits?: Partial<WecomLimits>;
  readonly http?: HttpOptions;
}

export interface WecomApp extends CallbackKeys {
  readonly agentId: string;
  readonly secret: string;
}

export interface WecomBot extends CallbackKeys {
  /** `aibotid`, checked when given. */
  readonly id?: string;
  /** Names people see and mention; 调度助手 when absent. */
  readonly names?: readonly string[];
}

/** Two of each while they are being changed: all verify, the first signs. */
export interface CallbackKeys {
  readonly tokens: readonly string[];
  /** EncodingAESKey, 43 characters. */
  readonly aesKeys: readonly string[];
}

/** The official origin of reply URLs. */
export const officialOrigin = 'https://qyapi.weixin.qq.com';
