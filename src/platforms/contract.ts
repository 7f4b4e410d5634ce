import type { Entry, FileHandle, Inbound, PlatformName } from '../message/inbound.ts';
import type { Outbound } from '../message/outbound.ts';

/** A callback as it came over HTTP, nothing decoded. */
export interface RawCallback {
  readonly method: string;
  /** The query string as sent, without `?`: signatures are over the raw values, and `+` must stay `+`. */
  readonly search: string;
  /** Lower-case names, as Node gives them. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Buffer;
  /** Product time, ms. */
  readonly now: number;
}

export type RefusalCode =
  | 'bad_envelope'
  | 'stale_timestamp'
  | 'bad_signature'
  | 'bad_ciphertext'
  | 'wrong_receiver';

/** A callback that is not let in; the edge turns the code into CONTRACT 3's status. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    message: string,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/** The verdict on a genuine callback. */
export type Callback =
  /** URL verification: answer with this text. */
  | { readonly kind: 'echo'; readonly text: string }
  | {
      readonly kind: 'message';
      readonly message: Inbound;
      /** Identifies the signed header pair: WeCom timestamp+nonce (refused when reused), DingTalk timestamp+sign (counted). */
      readonly nonce: string;
      /** What a repeated id must repeat: SHA-256 of the body's meaning (DingTalk compares, WeCom re-encrypts so its plaintext counts). */
      readonly digest: string;
      /** Things worth a security log line, e.g. a reply URL that was dropped. */
      readonly warnings: readonly string[];
      /** Encrypts a passive reply for this callback (AI bot only). */
      readonly passive?: (message: Outbound, streamId: string) => PassiveReply;
    }
  /** An unknown kind or event: 200, no effect, counted under `what`. */
  | { readonly kind: 'ignored'; readonly what: string; readonly nonce?: string };

/** The response to a callback; `rest` did not fit into it and must go by another route. */
export interface PassiveReply {
  readonly contentType: string;
  readonly body: string;
  readonly rest?: Outbound;
}

/** One door of a platform, e.g. the AI bot's callback URL. */
export interface Door {
  readonly entry: Entry;
  readonly path: string;
  readonly methods: readonly ('GET' | 'POST')[];
  /** True when a reused nonce is refused (WeCom), false when it is only counted (DingTalk). */
  readonly refuseReusedNonce: boolean;
  /** The 200 body that means "received, nothing to post". */
  readonly accepted: { readonly contentType: string; readonly body: string };
  /** Throws Refusal; checks run in the order of CONTRACT 3 from the envelope on. */
  open(callback: RawCallback): Callback;
}

/**
 * How one message can leave. `key` names what is limited and what messages are ordered by:
 * one WeCom group robot, one DingTalk custom robot, one person of the app, one chat's reply URLs.
 */
export interface Route {
  readonly kind: RouteKind;
  readonly platform: PlatformName;
  /** Where: a URL for reply routes, a webhook key/token for robots, a user id or conversation id for the APIs. */
  readonly address: string;
  /** Extra secret of a DingTalk custom robot (SEC…), when signed. */
  readonly secret?: string;
}

export type RouteKind =
  | 'wecom-response' // response_url of the AI bot: once, within an hour, markdown
  | 'wecom-robot' // group webhook: text with mentions
  | 'wecom-app' // message/send to one person
  | 'dingtalk-session' // sessionWebhook
  | 'dingtalk-robot' // custom robot webhook
  | 'dingtalk-group' // OpenAPI groupMessages/send
  | 'dingtalk-person'; // OpenAPI oToMessages/batchSend

export interface Capabilities {
  readonly mention: boolean;
  readonly private: boolean;
  /** Can start a conversation without a preceding message. */
  readonly push: boolean;
  /** A send with unknown result may be repeated. */
  readonly resendSafe: boolean;
  /** Carries pictures and files; other routes leave them out. */
  readonly rich: boolean;
  /** Size of one message's text in UTF-8 bytes. */
  readonly maxBytes: number;
  /** Messages a minute per address; absent: no limit of this kind. */
  readonly perMinute?: number;
  /** After going over the limit the platform blocks the address this long (ms). */
  readonly blockMs?: number;
  /** Which monthly counter a send falls under, if any. */
  readonly quota?: 'dingtalk-api' | 'dingtalk-webhook';
}

/** The end of every `send`, in real ms, tokens and uploads included; who leases a row must lease it for longer. */
export const longestSendMs = 20_000;

/** What became of one send. `unknown`: the platform may or may not have delivered it. */
export type SendResult =
  | { readonly kind: 'sent'; readonly detail?: string }
  /** Certainly not delivered; try again, not before `retryAfterMs` when given. `blocked` concerns the whole address. */
  | {
      readonly kind: 'retry';
      readonly code: string;
      readonly retryAfterMs?: number;
      readonly blocked?: boolean;
    }
  | { readonly kind: 'unknown'; readonly code: string }
  /** This route will not carry it (expired, used up); take the next one. */
  | { readonly kind: 'gone'; readonly code: string }
  /** Nothing will help; park it. `alarm` when a person must act on the whole platform (secret, IP list). */
  | { readonly kind: 'refused'; readonly code: string; readonly alarm?: boolean };

export interface SendRequest {
  readonly route: Route;
  /** One piece, already within the route's byte limit when encoded by `split`. */
  readonly message: Outbound;
  /** Same value on every attempt of one piece: msgUuid, duplicate check. */
  readonly idempotencyKey: string;
  /** True when an earlier attempt had an unknown result. */
  readonly repeated: boolean;
}

/** The end of every `fetchFile`, in real ms: 20 MB over a slow line, and somebody waits. */
export const longestFetchMs = 30_000;
/** More than any text has; what is larger is not waited for. */
export const largestFetch = 20 * 1024 * 1024;

/** What became of fetching a file that a person sent. */
export type FetchedFile =
  | { readonly kind: 'file'; readonly bytes: Buffer; readonly name?: string }
  /** The platform has it no longer: it must be sent again. */
  | { readonly kind: 'gone'; readonly code: string }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'retry'; readonly code: string }
  /** Nothing will help but the administrator. */
  | { readonly kind: 'refused'; readonly code: string };

/** Access tokens live in the store so that replicas share them. */
export interface TokenStore {
  get(name: string): Promise<{ value: string; expiresAt: number } | undefined>;
  put(name: string, value: string, expiresAt: number): Promise<void>;
}

export interface PlatformTools {
  readonly tokens: TokenStore;
  /** Product time, ms. */
  readonly now: () => number;
}

/** One chat platform. Every folder under platforms/ exports one of these through its `index.ts`. */
export interface Platform {
  readonly name: PlatformName;
  readonly doors: readonly Door[];
  capabilities(kind: RouteKind): Capabilities;
  /** Cuts a message into pieces that fit the route, at line ends; tables, pictures and files are pieces of their own. */
  split(kind: RouteKind, message: Outbound): Outbound[];
  send(request: SendRequest): Promise<SendResult>;
  /** Gets the bytes of a file that a person sent through one of the doors. */
  fetchFile?(file: FileHandle, entry: Entry): Promise<FetchedFile>;
  /** Turns an encrypted sender id into the plain one; undefined when the platform says that it is none. Throws while nobody knows. */
  resolveSender?(id: string): Promise<string | undefined>;
}
