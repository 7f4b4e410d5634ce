/** Numbers of the platform. Those its documents do not state may be corrected by settings without a release. */
export interface WecomLimits {
  /** Our own rule: how far a callback's timestamp may be off, seconds, either way. */
  readonly timestampSeconds: number;
  /** Lifetime of response_url. */
  readonly replyLifeMs: number;
  readonly responseBytes: number;
  /** Inferred: what a reply URL answers that was used before; no document says it. */
  readonly usedUrlCodes: readonly number[];
  readonly robotTextBytes: number;
  readonly robotMarkdownBytes: number;
  readonly robotPerMinute: number;
  /** A minute limit blocks for a minute. */
  readonly robotBlockMs: number;
  /** Longer text is cut by the platform without a word. */
  readonly appTextBytes: number;
  /** Per member; the excess is dropped without a word. */
  readonly appPerMinute: number;
  /** Seconds within which the same request is not delivered twice: at most 4 hours. */
  readonly duplicateCheckMin: number;
  readonly duplicateCheckMax: number;
  /** Inferred: how long to wait after "too many concurrent calls". */
  readonly concurrencyRetryMs: number;
  /** Our own rule: somebody waits for an answer while a sender's id is asked for. */
  readonly resolveMs: number;
}

export const wecomLimits: WecomLimits = {
  timestampSeconds: 300,
  replyLifeMs: 3_600_000,
  responseBytes: 20_480,
  usedUrlCodes: [60140],
  robotTextBytes: 2048,
  robotMarkdownBytes: 4096,
  robotPerMinute: 20,
  robotBlockMs: 60_000,
  appTextBytes: 2048,
  appPerMinute: 30,
  duplicateCheckMin: 1800,
  duplicateCheckMax: 14_400,
  concurrencyRetryMs: 1000,
  resolveMs: 5000,
};
