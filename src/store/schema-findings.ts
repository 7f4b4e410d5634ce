import type { Generated } from 'kysely';
import type { FindingStepKind } from '../domain/finding.ts';

/** Waits for the unit's answer · answered, waits for whoever raised it · seen to be put right. */
export type FindingState = 'open' | 'answered' | 'closed';

/** 观察员问题; what happened to it stands in `finding_steps`. */
export interface FindingsTable {
  /** The short id people type. */
  id: Generated<number>;
  unit: string;
  text: string;
  place: string | null;
  remark: string | null;
  /** Who raised it. */
  person_id: string;
  inbox_id: number;
  created_at: number;
  /** The last day for the answer that is awaited, or was last. */
  due_by: string;
  state: FindingState;
}

/** Append-only. */
export interface FindingStepsTable {
  id: Generated<number>;
  finding: number;
  kind: FindingStepKind;
  person_id: string;
  inbox_id: number;
  at: number;
  /** The answer, the reason of a return, a remark. */
  text: string | null;
  /** Of the steps that ask for an answer: its last day. */
  due_by: string | null;
}
