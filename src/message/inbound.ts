/** What a person said, on any platform, after verification and decoding. Ids are the platform's own, as strings. */
export interface Inbound {
  readonly platform: PlatformName;
  /** Which door it came through. */
  readonly entry: Entry;
  /** Unique per entry; DingTalk's is robotCode + msgId because one message can reach two robots. */
  readonly messageId: string;
  readonly chat: { readonly id: string; readonly kind: 'group' | 'single'; readonly title?: string };
  readonly sender: {
    /** Empty for a DingTalk sender from outside the organisation. */
    readonly id: string;
    /** Shown name, user-controlled text. */
    readonly name?: string;
  };
  /**
   * `mixed`: words with pictures, which the answer says were not read; `file`: sent alone, still with the platform;
   * `unreadable`: a picture or the like alone.
   */
  readonly kind: 'text' | 'mixed' | 'file' | 'unreadable' | 'enter';
  /** The bot's own mention removed, quoted text left out, otherwise as typed. */
  readonly text: string;
  /** With kind `file`. */
  readonly file?: FileHandle;
  /** The callback's own reply route; absent when there is none or it was refused. */
  readonly reply?: ReplyRoute;
}

export type PlatformName = 'wecom' | 'dingtalk';
export type Entry = 'wecom-bot' | 'wecom-app' | 'dingtalk';

/** A file that lies with the platform until it is fetched. */
export interface FileHandle {
  /** What the platform's adapter fetches it by: an address, a code, an id. */
  readonly ref: string;
  /** Where the callback gives one; user-controlled text. */
  readonly name?: string;
}

export interface ReplyRoute {
  readonly url: string;
  /** Milliseconds since 1970, product time. */
  readonly expiresAt: number;
  /** WeCom's response_url works once; DingTalk's sessionWebhook until it expires. */
  readonly once: boolean;
}
