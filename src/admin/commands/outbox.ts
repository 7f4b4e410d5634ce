import { appendAudit } from '../../store/audit.ts';
import { type Outgoing, retryOutgoing, unfinished } from '../../store/outbox.ts';
import type { Db } from '../../store/schema.ts';
import { type AdminAnswer, type AdminCommand, type AdminTools, done, failed, misused } from '../command.ts';
import { type Names, outgoingLines, stateNames, targetNames } from '../outgoing-text.ts';

const longestId = /^[1-9]\d{0,14}$/;

/** outbox: what waits, is parked or has an unknown result; outbox retry <id>: sends a parked one again. */
export const outbox: AdminCommand = {
  name: 'outbox',
  usage: ['diaodu outbox', 'diaodu outbox retry <编号>'],
  help: '看还没有送达的消息（等待、已停发、结果不明），或重发其中一条',
  async run({ words: [verb, id, ...more] }, tools) {
    if (verb === undefined) return list(tools);
    if (verb !== 'retry' || more.length > 0) return misused(outbox);
    if (!longestId.test(id ?? '')) return misused(outbox, '请写上要重发的编号，先用 diaodu outbox 查看。');
    return retry(Number(id), tools);
  },
};

async function list({ db, clock, settings }: AdminTools): Promise<AdminAnswer> {
  const rows = await unfinished(db);
  if (rows.length === 0) return done('没有未送达的消息。');
  const names: Names = await targetNames(db);
  const counts = (['waiting', 'sending', 'parked', 'unknown'] as const)
    .map((state) => ({ state, count: rows.filter((row) => row.state === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${stateNames[state]} ${count}`);
  const shut = rows.some(({ state }) => state === 'parked' || state === 'unknown');
  return done(
    `未送达 ${rows.length} 条：${counts.join('，')}。`,
    ...rows.flatMap((row) => outgoingLines(row, names, clock.now(), settings.timeZone)),
    ...(shut ? ['原因排除后重发：diaodu outbox retry <编号>'] : []),
  );
}

async function retry(id: number, tools: AdminTools): Promise<AdminAnswer> {
  const { db, clock, config } = tools;
  const now = clock.now();
  const before = await stateOf(db, id);
  const queued = await db.transaction().execute(async (tx) => {
    const taken = await retryOutgoing(tx, id, now);
    const entry = { actor: 'admin', action: 'outbox.retry', subject: String(id), data: { was: before } };
    if (taken) await appendAudit(tx, [entry], now, config.rules.audit.algorithm);
    return taken;
  });
  if (!queued) return failed(notRetried(id, before));
  tools.wake(queued);
  return done(
    `${id} 号消息已放回发送队列，稍后用 diaodu outbox 看结果。`,
    ...(before === 'unknown'
      ? ['注意：它上一次结果不明，对方可能已经收到，重发后可能出现两条；请到会话里核对。']
      : []),
  );
}

async function stateOf(db: Db, id: number): Promise<Outgoing['state'] | undefined> {
  const row = await db.selectFrom('outbox').select('state').where('id', '=', id).executeTakeFirst();
  return row?.state;
}

function notRetried(id: number, state: Outgoing['state'] | undefined): string {
  if (state === undefined) return `没有 ${id} 号消息，请用 diaodu outbox 查看编号。`;
  if (state === 'sent') return `${id} 号消息已经送达，没有重发。`;
  return `${id} 号消息正在${state === 'sending' ? '发送' : '等待发送'}，不用重发。`;
}
