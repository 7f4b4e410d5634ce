import type { Logger } from 'pino';
import { dateAt } from '../calendar/zone.ts';
import type { Clock } from '../clock.ts';
import { answerAddress, unasked } from '../delivery/routes.ts';
import { harmless } from '../message/harmless.ts';
import type { PlatformName } from '../message/inbound.ts';
import type { Drawable, Outbound } from '../message/outbound.ts';
import { type InForce, loadInForce } from '../office/in-force.ts';
import { type Office, speakingOf, withClosings } from '../office/office.ts';
import { workingYear } from '../office/year.ts';
import type { Platform } from '../platforms/contract.ts';
import type { AuditEntry } from '../store/audit.ts';
import { holdNext, isPending, type Situation } from '../store/conversation.ts';
import { finishMessage } from '../store/finish.ts';
import type { NewOutgoing, Queued } from '../store/outbox.ts';
import { saveSenderId } from '../store/people.ts';
import type { Db, Tx } from '../store/schema.ts';
import { answer } from './answer.ts';
import { fetchText, fileHandler } from './fetch-text.ts';
import type { Commands, FetchedText } from './handler.ts';

export interface ConversationTools {
  readonly db: Db;
  readonly clock: Clock;
  readonly office: Office;
  readonly commands: Commands;
  readonly platforms: Partial<Record<PlatformName, Platform>>;
  readonly log: Logger;
  /** Draws a page as PNG in a thread of its own. */
  readonly draw: (picture: Drawable) => Promise<Buffer>;
}

/**
 * Handles one stored message, and before it whatever the same person said earlier in the same chat:
 * each in one transaction with its effects, its answer and its audit rows. Returns what is to be delivered.
 * While more attempts follow (`willRetry`), a platform that does not give a file now makes this one fail.
 */
export async function handleMessage(
  tools: ConversationTools,
  inboxId: number,
  willRetry = false,
): Promise<Queued[]> {
  const queued: Queued[] = [];
  const asked: Asked = { resolved: false, files: new Map() };
  for (;;) {
    const step = await tools.db.transaction().execute((tx) => handleNext(tools, tx, inboxId, asked));
    if ('stranger' in step) {
      await resolveSender(tools, step.stranger);
      asked.resolved = true;
      continue;
    }
    if ('file' in step) {
      const { message } = step.file;
      asked.files.set(message.id, await fetchText(tools, message, willRetry));
      continue;
    }
    queued.push(...step.queued);
    if (step.handled === inboxId) return queued;
    // Another worker may hold our row, or hand it over just now: look again unless it is done.
    if (step.handled === undefined && !(await isPending(tools.db, inboxId))) return queued;
  }
}

/** WeCom's AI bot may name people by encrypted ids; one that cannot be resolved is bound as it is. */
async function resolveSender(tools: ConversationTools, situation: Situation): Promise<void> {
  const { platform, sender_id } = situation.message;
  const resolve = tools.platforms[platform as PlatformName]?.resolveSender;
  if (!resolve || !sender_id) return;
  try {
    const userId = await resolve(sender_id);
    await saveSenderId(tools.db, platform as PlatformName, sender_id, userId ?? '');
  } catch (error) {
    tools.log.warn({ err: error }, 'sender id could not be resolved, trying again with the next message');
  }
}

type Step = { stranger: Situation } | { file: Situation } | { handled?: number; queued: readonly Queued[] };

/** What the platform was asked just now, before anything is held. */
interface Asked {
  /** The sender's id was looked up, successfully or not. */
  resolved: boolean;
  /** Files by their message. */
  readonly files: Map<number, FetchedText>;
}

async function handleNext(
  tools: ConversationTools,
  tx: Tx,
  inboxId: number,
  { resolved, files }: Asked,
): Promise<Step> {
  const situation = await holdNext(tx, inboxId);
  if (!situation) return { queued: [] };
  // Asking the platform takes time: not while anything is held.
  if (!resolved && !situation.resolved) return { stranger: situation };
  const { message } = situation;
  const file = files.get(message.id);
  const isSent = message.kind === 'file' && fileHandler({ ...situation, commands: tools.commands });
  if (isSent && !file) return { file: situation };
  const now = tools.clock.now();
  const today = dateAt(now, tools.office.zone);
  const closed = withClosings(tools.office, situation.closings);
  const office = speakingOf(closed, workingYear({ office: closed, now, today }));
  let inForce: Promise<InForce> | undefined;
  const audit: AuditEntry[] = [];
  const outgoing: NewOutgoing[] = [];
  const said = await answer({
    ...situation,
    question: situation.question && situation.question.expiresAt > now ? situation.question : undefined,
    office,
    commands: tools.commands,
    file,
    tx,
    now,
    today,
    inForce: () => {
      inForce ??= loadInForce(tx, office, now);
      return inForce;
    },
    say: (address, text) => outgoing.push({ ...address, message: text, kind: 'notice', inboxId: message.id }),
    push: (text) => outgoing.push({ ...unasked(text), kind: 'push', inboxId: message.id }),
    draw: tools.draw,
    record: (entry) =>
      audit.push({
        ...entry,
        actor: situation.person?.id ?? `${message.platform}:${message.sender_id}`,
        inboxId: message.id,
      }),
  });
  outgoing.unshift({
    ...answerAddress(message),
    message: mentioning(said, situation),
    kind: 'answer',
    inboxId: message.id,
  });
  const { algorithm } = office.config.rules.audit;
  const ending = { inboxId: message.id, now, outcome: 'answered', outgoing, audit, algorithm };
  return { handled: message.id, queued: await finishMessage(tx, ending) };
}

/** In a group the answer is for the one who asked. */
function mentioning(said: Outbound, { message, userId, person }: Situation): Outbound {
  if (message.chat_kind !== 'group' || said.mentions || !userId) return said;
  return { ...said, mentions: [{ userId, name: harmless(person?.name ?? message.sender_name ?? userId) }] };
}
