import { nextSpeaking } from './calendar/hours.ts';
import { unasked } from './delivery/routes.ts';
import { type Office, withClosings } from './office/office.ts';
import type { Unsaid } from './office/unsaid.ts';
import { type AuditEntry, appendAudit } from './store/audit.ts';
import { closingsSoFar } from './store/closings.ts';
import {
  addJobs,
  type DueJob,
  dueJobs,
  holdJobs,
  jobState,
  planJobs,
  plannedUntil,
  skipJobs,
  takeJobs,
} from './store/due-jobs.ts';
import { insertOutgoing, type NewOutgoing, type Queued } from './store/outbox.ts';
import type { Db, Tx } from './store/schema.ts';

/** One thing the clock starts: a plain object in jobs/, listed in jobs/index.ts. */
export interface Job {
  readonly name: string;
  /** Speaks to people unasked, so it runs only while that is allowed. */
  readonly speaks: boolean;
  /** Occurrences after `from` up to and including `to` (product ms); the period names the business, not the run. */
  occurrences(from: number, to: number, office: Office): { readonly period: string; readonly at: number }[];
  /** Runs once for all its occurrences that are due, in the transaction that marks them done; returns the periods it skipped. */
  run(context: JobContext): Promise<readonly string[] | undefined>;
}

export interface JobContext {
  readonly tx: Tx;
  readonly now: number;
  readonly office: Office;
  /** What is due, the longest due first; never empty. */
  readonly due: readonly { readonly period: string; readonly at: number }[];
  /** Sends something unasked, in the same transaction. */
  say(message: Unsaid): void;
  /** Adds a row to the audit chain, written last. */
  record(entry: Omit<AuditEntry, 'actor' | 'inboxId'>): void;
}

export interface TickTools {
  readonly db: Db;
  readonly office: Office;
  readonly jobs: readonly Job[];
  readonly enqueue: (job: string, period: string) => void;
}

/** One knock: writes down what fell due since the last one and queues what is not done. Any number of processes may knock. */
export async function tick(tools: TickTools, now: number): Promise<void> {
  const { db, jobs, office } = tools;
  const from = await plannedUntil(db);
  if (now > from) await planJobs(db, occurrencesBetween(tools, from, now), now);
  const speakingAt = nextSpeaking(now, office.config.rules.hours, office.calendar, office.zone);
  const speaking = jobs.filter(({ speaks }) => speaks).map(({ name }) => name);
  if (speakingAt > now) await holdJobs(db, speaking, now, speakingAt);
  const queued = new Set<string>();
  for (const { job, period } of await dueJobs(db, now)) {
    // A job runs for everything of it that is due.
    if (!queued.has(job)) tools.enqueue(job, period);
    queued.add(job);
  }
}

function occurrencesBetween({ jobs, office }: TickTools, from: number, to: number) {
  return jobs.flatMap((job) =>
    job.occurrences(from, to, office).map((occurrence) => ({
      job: job.name,
      ...occurrence,
      notBefore: job.speaks
        ? nextSpeaking(occurrence.at, office.config.rules.hours, office.calendar, office.zone)
        : occurrence.at,
    })),
  );
}

/** Runs what is due of one job, once whoever else tries; returns what is to be delivered. */
export async function runJob(tools: TickTools, name: string, now: number): Promise<Queued[]> {
  const job = tools.jobs.find((candidate) => candidate.name === name);
  if (!job) throw new Error(`unknown job ${name}`);
  return tools.db.transaction().execute(async (tx) => {
    const due = await takeJobs(tx, name, now);
    return due.length > 0 ? runTaken(tx, job, due, tools.office, now) : [];
  });
}

async function runTaken(
  tx: Tx,
  job: Job,
  due: readonly DueJob[],
  office: Office,
  now: number,
): Promise<Queued[]> {
  const outgoing: NewOutgoing[] = [];
  const audit: AuditEntry[] = [];
  const skipped = await job.run({
    tx,
    now,
    office: withClosings(office, await closingsSoFar(tx)),
    due,
    say: (message) => outgoing.push({ ...unasked(message), kind: 'push' }),
    record: (entry) => audit.push({ ...entry, actor: job.name }),
  });
  await skipJobs(tx, job.name, skipped ?? []);
  const queued = await insertOutgoing(tx, outgoing, now);
  await appendAudit(tx, audit, now, office.config.rules.audit.algorithm);
  return queued;
}

/** How far back an occurrence of a job is looked for, e.g. a month's. */
const lookBackMs = 100 * 86_400_000;

export type Ran =
  | { readonly kind: 'unknown-job' | 'future' | 'none' | 'before-start' }
  | { readonly kind: 'ran' | 'done' | 'skipped'; readonly period: string; readonly at: number };

/** Runs a job's newest occurrence up to a moment, unless it ran already: by the administrator's word, through the same ledger. */
export async function runByHand(
  tools: TickTools,
  name: string,
  moment: number,
  now: number,
): Promise<{ ran: Ran; queued: Queued[] }> {
  const { db, office } = tools;
  const refuse = (kind: 'unknown-job' | 'future' | 'none' | 'before-start') => ({
    ran: { kind },
    queued: [],
  });
  const job = tools.jobs.find((candidate) => candidate.name === name);
  if (!job) return refuse('unknown-job');
  if (moment > now) return refuse('future');
  const [newest] = job.occurrences(moment - lookBackMs, moment, office).toSorted((a, b) => b.at - a.at);
  if (!newest) return refuse('none');
  if (newest.at < office.firstStart) return refuse('before-start');
  const state = await jobState(db, name, newest.period);
  if (state === 'done' || state === 'skipped') return { ran: { kind: state, ...newest }, queued: [] };
  const queued = await db.transaction().execute(async (tx) => {
    await addJobs(tx, [{ job: name, ...newest, notBefore: newest.at }]);
    const due = await takeJobs(tx, name, now);
    return due.length > 0 ? runTaken(tx, job, due, office, now) : [];
  });
  const after = await jobState(db, name, newest.period);
  return { ran: { kind: after === 'skipped' ? 'skipped' : 'ran', ...newest }, queued };
}

/** The first occurrence of any job in a span, for moving the sandbox clock from one due time to the next. */
export function nextOccurrence(tools: TickTools, from: number, to: number): number | undefined {
  const times = occurrencesBetween(tools, from, to)
    .map(({ notBefore }) => notBefore)
    .filter((at) => at <= to);
  return times.length > 0 ? Math.min(...times) : undefined;
}
