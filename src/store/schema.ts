import type { ColumnType, Generated, Kysely, Transaction } from 'kysely';
import type { HistoryItem } from './reports.ts';
import type { AppealsTable } from './schema-appeals.ts';
import type { FindingStepsTable, FindingsTable } from './schema-findings.ts';
import type { CallbackNoncesTable, InboxTable } from './schema-inbox.ts';
import type {
  CheckBacksTable,
  ClosedGroupsTable,
  ClosedUnitsTable,
  ClosingsTable,
  ManualEntriesTable,
} from './schema-month.ts';
import type { NoticeNumbersTable, NoticeStepsTable, NoticesTable } from './schema-notices.ts';
import type { PapersSchema } from './schema-papers.ts';
import type { DepartmentFiguresTable, DifferencesTable } from './schema-sides.ts';

/** Times are product time in ms unless a name says real; dates are YYYY-MM-DD; numerics are decimal strings. */
export interface Schema extends PapersSchema {
  installation: InstallationTable;
  people: PeopleTable;
  identities: IdentitiesTable;
  sender_ids: SenderIdsTable;
  chats: ChatsTable;
  inbox: InboxTable;
  callback_nonces: CallbackNoncesTable;
  unit_locks: { unit: string };
  reports: ReportsTable;
  figures: FiguresTable;
  open_questions: OpenQuestionsTable;
  requests: RequestsTable;
  invites: InvitesTable;
  outbox: OutboxTable;
  sends: SendsTable;
  route_blocks: { route: string; until: number };
  tokens: { name: string; value: string; expires_at: number };
  audit: AuditTable;
  audit_head: { id: number; seq: number; hash: string };
  due_jobs: DueJobsTable;
  rounds: RoundsTable;
  round_units: RoundUnitsTable;
  extensions: ExtensionsTable;
  pauses: PausesTable;
  target_changes: TargetChangesTable;
  appeals: AppealsTable;
  closings: ClosingsTable;
  closed_units: ClosedUnitsTable;
  closed_groups: ClosedGroupsTable;
  manual_entries: ManualEntriesTable;
  check_backs: CheckBacksTable;
  notices: NoticesTable;
  notice_steps: NoticeStepsTable;
  notice_numbers: NoticeNumbersTable;
  findings: FindingsTable;
  finding_steps: FindingStepsTable;
  department_figures: DepartmentFiguresTable;
  differences: DifferencesTable;
}

export type Db = Kysely<Schema>;
/** Inside a transaction; everything a person causes is written through one of these. */
export type Tx = Transaction<Schema>;

export type Json<T> = ColumnType<T, string, string>;

interface InstallationTable {
  id: number;
  first_start: number;
  /** Up to here every job's occurrences stand in due_jobs. */
  planned_until: number;
  clock_offset: number;
}

interface PeopleTable {
  id: string;
  name: string;
  role: string;
  units: Json<string[]>;
  /** 'config' rows follow org.yaml at each start; 'chat' rows came by 绑定. */
  source: 'config' | 'chat';
  inbox_id: number | null;
}

interface IdentitiesTable {
  platform: string;
  user_id: string;
  person_id: string;
  source: 'config' | 'chat';
  /** Set by 解绑 (then `source` is 'chat' and org.yaml does not bind the person again) or when org.yaml drops it. */
  unbound_at: number | null;
  inbox_id: number | null;
}

/** Encrypted WeCom ids and what they resolve to ('' when they do not). */
interface SenderIdsTable {
  platform: string;
  sender_id: string;
  user_id: string;
}

interface ChatsTable {
  platform: string;
  chat_id: string;
  title: string;
  units: Json<string[]>;
  office: boolean;
  /** Whether silent units are named here; null: by the kind of group. */
  names: boolean | null;
  webhook: string | null;
  secret: string | null;
  source: 'config' | 'chat';
  inbox_id: number | null;
}

export type ReportKind = 'value' | 'add' | 'hold' | 'zero' | 'correction' | 'withdrawal';

export interface ReportsTable {
  id: Generated<number>;
  unit: string;
  indicator: string;
  part: string;
  year: number;
  period: string;
  kind: ReportKind;
  value: string | null;
  increment: string | null;
  stage: string | null;
  state: string | null;
  remark: string | null;
  reason: string | null;
  data_date: string;
  late: boolean;
  /** The report a correction or withdrawal takes the place of. */
  replaces: number | null;
  inbox_id: number;
  person_id: string;
  created_at: number;
}

/** What counts now, derived from `reports` in the same transaction; safe to rebuild. */
export interface FiguresTable {
  year: number;
  unit: string;
  indicator: string;
  part: string;
  report_id: number;
  value: string | null;
  data_date: string;
  /** The newest reports that count, in order of data date (HistoryItem[]). */
  recent: Json<HistoryItem[]>;
}

interface OpenQuestionsTable {
  platform: string;
  chat_id: string;
  sender_id: string;
  kind: string;
  proposal: Json<unknown>;
  basis: string;
  inbox_id: number;
  expires_at: number;
}

export interface RequestsTable {
  /** The short id people type. */
  id: Generated<number>;
  kind: 'bind' | 'group' | 'extension' | 'difference';
  state: 'open' | 'accepted' | 'refused';
  data: Json<unknown>;
  inbox_id: number;
  created_at: number;
  decided_inbox_id: number | null;
  decided_at: number | null;
}

interface InvitesTable {
  code_hash: string;
  /** 'office': the first office user; 'join': a second platform for `person_id`. */
  kind: 'office' | 'join';
  name: string;
  person_id: string | null;
  expires_at: number;
  /** The message that asked for it; none when the administrator made it. */
  created_inbox_id: number | null;
  used_at: number | null;
  inbox_id: number | null;
}

export type OutboxState = 'waiting' | 'sending' | 'sent' | 'parked' | 'unknown';

export interface OutboxTable {
  id: Generated<number>;
  /** Messages of one lane leave in order of id. */
  lane: string;
  platform: string;
  chat_id: string;
  chat_kind: string;
  /** Route kinds left to try, first first. */
  routes: Json<string[]>;
  message: Json<unknown>;
  /** notice: somebody's deed told to others at once; push: said unasked by the clock; note: trouble told to the office. */
  kind: 'answer' | 'notice' | 'push' | 'note';
  /** Unique where a cause must not speak twice, e.g. one note a day about one lane. */
  once_key: string | null;
  /** The message this answers or was caused by; its reply route is used while it lives. */
  inbox_id: number | null;
  created_at: number;
  not_before: number;
  /** Of no use after this moment. */
  not_after: number | null;
  state: OutboxState;
  /** Pieces of this message already delivered. */
  piece: number;
  attempts: number;
  /** An earlier attempt of the current piece had an unknown result. */
  uncertain: boolean;
  lease_until_real: number | null;
  error: string | null;
  done_at: number | null;
}

/** One row a send attempt that reached a platform; rate windows and monthly quotas are counted here. */
interface SendsTable {
  id: Generated<number>;
  outbox_id: number;
  route: string;
  quota: string | null;
  at: number;
  result: string;
}

export interface AuditTable {
  seq: number;
  at: number;
  actor: string;
  action: string;
  subject: string;
  inbox_id: number | null;
  data: string;
  algorithm: string;
  previous: string;
  hash: string;
}

export interface DueJobsTable {
  job: string;
  period: string;
  due_at: number;
  /** Later than due_at while the bot may not speak unasked. */
  not_before: number;
  state: 'due' | 'done' | 'skipped';
  done_at: number | null;
}

export interface RoundsTable {
  id: string;
  rule: string;
  name: string;
  period: string;
  opens_at: number;
  due_at: number;
  closes_at: number;
  indicators: Json<string[]>;
  /** 即时调度 */
  called: boolean;
  inbox_id: number | null;
  opened_at: number;
  closed_at: number | null;
}

/** all in by the deadline · all in, something of it late · something missing at the end · excused (暂停). */
export type RoundOutcome = 'on-time' | 'late' | 'silent' | 'paused';

interface RoundUnitsTable {
  round: string;
  unit: string;
  outcome: RoundOutcome;
  asked: number;
  missing: number;
  late: number;
  due_at: number;
}

interface ExtensionsTable {
  request_id: number;
  round: string;
  unit: string;
  due_at: number;
  inbox_id: number;
  created_at: number;
}

interface PausesTable {
  id: Generated<number>;
  unit: string;
  from_day: string;
  until_day: string;
  reason: string;
  inbox_id: number;
  created_at: number;
}

/** What an import changed in the task list; append-only. */
interface TargetChangesTable {
  id: Generated<number>;
  unit: string;
  indicator: string;
  /** '' for the indicator itself. */
  part: string;
  /** None where there was, or now is, no task. */
  old_value: string | null;
  new_value: string | null;
  /** The first month judged by the new target, YYYY-MM. */
  from_month: string;
  actor: string;
  file_name: string;
  digest: string;
  created_at: number;
}
