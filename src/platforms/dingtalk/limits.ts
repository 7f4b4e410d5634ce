/** Numbers of the platform. Those its documents do not state (inferred) may be corrected by settings without a release. */
export interface DingtalkLimits {
  /** An hour or more off is refused. */
  readonly timestampMs: number;
  /** Inferred: lifetime of a sessionWebhook whose callback does not say. */
  readonly sessionLifeMs: number;
  /** Inferred: the webhook refuses bodies over 20 000 bytes; what is left is for mentions and quoting. */
  readonly webhookTextBytes: number;
  /** msgParam may hold 15 000 bytes. */
  readonly paramTextBytes: number;
  /** Inferred: clients show longer messages badly. */
  readonly chunkCharacters: number;
  readonly mentions: number;
  readonly robotPerMinute: number;
  /** Going over the limit of a robot blocks it for ten minutes. */
  readonly robotBlockMs: number;
  readonly perSecondRetryMs: number;
  readonly perMinuteRetryMs: number;
  /** Inferred: for `send.too.fast`, which names no window. */
  readonly tooFastRetryMs: number;
  /** Our address is blocked as a whole. */
  readonly punishRetryMs: number;
}

export const dingtalkLimits: DingtalkLimits = {
  timestampMs: 3_600_000,
  sessionLifeMs: 5_400_000,
  webhookTextBytes: 15_000,
  paramTextBytes: 14_000,
  chunkCharacters: 3500,
  mentions: 50,
  robotPerMinute: 20,
  robotBlockMs: 600_000,
  perSecondRetryMs: 1000,
  perMinuteRetryMs: 60_000,
  tooFastRetryMs: 10_000,
  punishRetryMs: 300_000,
};
