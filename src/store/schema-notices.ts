import type { Generated } from 'kysely';
import type { PrintedGrounds } from '../domain/printed-grounds.ts';
import type { Told } from '../domain/score-rules.ts';
import type { Json } from './schema.ts';

export type NoticeState =
  | 'draft'
  | 'issued'
  | 'acknowledged'
  | 'rectifying'
  | 'returned'
  | 'closed'
  | 'revoked';

/** What a unit answers to a notice (整改), whole as typed. */
export interface Rectification {
  readonly reason: string;
  readonly measures: string;
  readonly deadline: string;
}

/** 约谈: when, where and who talks to the unit. */
export interface NoticeInterview {
  readonly time: string;
  readonly place: string;
  readonly interviewers: string;
}

/** 《预警通知》; one a grounds key (unit, month, level). */
export interface NoticesTable {
  /** The short id people type. */
  id: Generated<number>;
  unit: string;
  month: string;
  level: number;
  state: NoticeState;
  grounds: Json<PrintedGrounds>;
  /** What it said, as `printedFigures` writes it. */
  figures: string;
  /** 1, and one more each time an issued notice is amended or comes back. */
  revision: number;
  revoked: 'reopening' | 'decision' | null;
  /** The state a revoked notice had. */
  state_before: NoticeState | null;
  /** 文号, from when it was signed. */
  number: string | null;
  signed_on: string | null;
  posted_on: string | null;
  acknowledge_by: string | null;
  rectify_by: string | null;
  appeal_by: string | null;
  acknowledged_on: string | null;
  rectified_on: string | null;
  rectification: Json<Rectification> | null;
  /** How often a rectification was sent back (退回). */
  returns: number;
  /** The level it stands at, at least its own; higher where it was not answered in time. */
  risen: number;
  /** The level from which missed deadlines raise it. */
  raised_from: number;
  /** Who was told of it, and hears what becomes of it. */
  told: Json<Told[]>;
  interview: Json<NoticeInterview> | null;
  created_at: number;
}

export type NoticeStep =
  | 'draft'
  | 'issue'
  | 'acknowledge'
  | 'rectify'
  | 'return'
  | 'close'
  | 'revoke'
  | 'amend'
  | 'revive'
  | 'interview'
  | 'raise';

/** What happened to a notice; append-only. */
export interface NoticeStepsTable {
  id: Generated<number>;
  notice: number;
  step: NoticeStep;
  /** A person's id or a job's name. */
  actor: string;
  inbox_id: number | null;
  at: number;
  data: Json<Readonly<Record<string, unknown>>>;
}

/** 文号: the nth of a year, given out at signing. */
export interface NoticeNumbersTable {
  year: number;
  n: number;
  notice: number;
}
