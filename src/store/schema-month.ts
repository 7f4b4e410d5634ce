import type { Generated } from 'kysely';
import type { Json } from './schema.ts';

/** One revision of a closed month; it holds while nobody reopened it. */
export interface ClosingsTable {
  month: string;
  revision: number;
  closed_at: number;
  actor: string;
  inbox_id: number | null;
  published_at: number | null;
  publish_inbox_id: number | null;
  reopened_at: number | null;
  reopen_reason: string | null;
  reopen_inbox_id: number | null;
}

/** A unit as a closing froze it; decimals are texts within the JSON. */
export interface ClosedUnitsTable {
  month: string;
  revision: number;
  unit: string;
  position: number;
  ranking_group: string | null;
  ranking: Json<unknown> | null;
  not_ranked: string | null;
  sheet: Json<unknown> | null;
  indicators: Json<unknown>;
  /** What would have lifted it out of the bottom places. */
  lift: Json<unknown> | null;
}

export interface ClosedGroupsTable {
  month: string;
  revision: number;
  ranking_group: string;
  position: number;
  bottom_places: number;
  nobody_reported: boolean;
}

/** 加分 and 扣分. */
export interface ManualEntriesTable {
  id: Generated<number>;
  month: string;
  unit: string;
  points: string;
  reason: string;
  person_id: string;
  inbox_id: number;
  created_at: number;
}

/** 核对无误 */
export interface CheckBacksTable {
  month: string;
  unit: string;
  person_id: string;
  inbox_id: number;
  created_at: number;
}
