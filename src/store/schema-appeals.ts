import type { Generated } from 'kysely';
import type { SourceRow } from '../domain/month.ts';
import type { Json } from './schema.ts';

/** What is objected to: a figure, an entry of the score sheet, or a notice. */
export type AppealSubject =
  | { readonly kind: 'figure'; readonly indicator: string; readonly part: string }
  | { readonly kind: 'entry'; readonly rule: string; readonly source: SourceRow; readonly points: string }
  | { readonly kind: 'notice'; readonly notice: number };

/** What an accepted one became. */
export type AppealOutcome =
  | { readonly kind: 'correction'; readonly report: number }
  | { readonly kind: 'manual'; readonly entry: number }
  | { readonly kind: 'revocation'; readonly notice: number };

/** 异议 */
export interface AppealsTable {
  id: Generated<number>;
  unit: string;
  month: string;
  subject: Json<AppealSubject>;
  subject_key: string;
  about: string;
  reason: string;
  state: 'open' | 'accepted' | 'refused';
  person_id: string;
  inbox_id: number;
  created_at: number;
  decided_by: string | null;
  decided_inbox_id: number | null;
  decided_at: number | null;
  /** The reason of a 驳回. */
  answer: string | null;
  outcome: Json<AppealOutcome> | null;
}
