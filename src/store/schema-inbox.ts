import type { Generated } from 'kysely';

/** What came in, and what became of it. */
export interface InboxTable {
  id: Generated<number>;
  entry: string;
  message_id: string;
  platform: string;
  chat_id: string;
  chat_kind: string;
  chat_title: string | null;
  sender_id: string;
  sender_name: string | null;
  kind: string;
  text: string;
  /** What the platform gives the bytes of a `file` for. */
  file_ref: string | null;
  file_name: string | null;
  reply_url: string | null;
  reply_expires_at: number | null;
  reply_once: boolean;
  digest: string;
  received_at: number;
  received_real: number;
  handled_at: number | null;
  /** 'answered', or the error code of a message that our own fault kept from being handled. */
  outcome: string | null;
}

export interface CallbackNoncesTable {
  entry: string;
  nonce: string;
  message_id: string;
  seen_at: number;
}
