import type Router from '@koa/router';
import type { Context } from 'koa';
import type { Simulator } from '../context.ts';
import { parseObject, queryAt, readBytes, textAt } from '../http.ts';
import { MinuteLimit, type MonthlyQuota } from '../limits.ts';
import { oapiRefusal } from '../refused.ts';
import { liveReply } from '../replies.ts';
import { isoShanghai } from '../time.ts';
import { sameText } from '../wecom/envelope.ts';
import { sign } from './callback.ts';
import { readWebhookMessage } from './webhook-message.ts';

const perMinute = 20;
const blockMs = 10 * 60_000;
const maxBodyBytes = 20_000;
const maxSkewMs = 3_600_000;

/** The custom group robot's webhook, and the sessionWebhook of a callback. */
export function robotRoutes(router: Router, sim: Simulator, quota: MonthlyQuota): void {
  const limit = new MinuteLimit(perMinute, blockMs);
  const uuids = sim.ledger.table<number>('msg-uuid');

  router.post('/robot/send', async (ctx) => {
    const token = queryAt(ctx, 'access_token');
    const chat = sim.world.robotGroup('dingtalk', token);
    if (!chat) throw oapiRefusal(400101, 'access_token不存在');
    if (chat.secret) checkSign(ctx, chat.secret, sim.clock.now());
    const body = await readMessage(ctx);
    const shown = readWebhookMessage(body);
    const uuid = textAt(body, 'msgUuid');
    const known = uuid && uuids.get(`${token} ${uuid}`) !== undefined;
    ctx.body = { errcode: 0, errmsg: 'ok' };
    // The same msgUuid again is answered, not delivered.
    if (known) return;
    const now = sim.clock.now();
    if (!limit.pass(token, now)) throw oapiRefusal(410100, '发送速度太快而限流');
    useQuota(quota, now);
    if (uuid) uuids.set(`${token} ${uuid}`, now);
    sim.post(chat, shown);
  });

  router.post('/robot/sendBySession', async (ctx) => {
    const shown = readWebhookMessage(await readMessage(ctx));
    const reply = liveReply(sim, 'dingtalk', queryAt(ctx, 'session'));
    if (!reply) throw oapiRefusal(300001, 'session 不存在');
    useQuota(quota, sim.clock.now());
    sim.post(sim.world.chat(reply.chat)!, { ...shown, replyTo: reply.messageId });
    ctx.body = { errcode: 0, errmsg: 'ok' };
  });
}

function useQuota(quota: MonthlyQuota, now: number): void {
  if (!quota.use(isoShanghai(now))) throw oapiRefusal(90020, '本月调用次数已用完');
}

/** timestamp and sign in the query string, at most an hour off. */
function checkSign(ctx: Context, secret: string, now: number): void {
  const timestamp = queryAt(ctx, 'timestamp');
  const skew = Math.abs(now - Number(timestamp));
  if (!/^\d+$/.test(timestamp) || skew >= maxSkewMs) throw oapiRefusal(310000, 'invalid timestamp');
  if (!sameText(sign(timestamp, secret), queryAt(ctx, 'sign'))) throw oapiRefusal(310000, 'sign not match');
}

async function readMessage(ctx: Context): Promise<Record<string, unknown>> {
  if (!ctx.is('application/json')) throw oapiRefusal(43004, '无效的HTTP HEADER Content-Type');
  const bytes = await readBytes(ctx);
  if (bytes.length > maxBodyBytes) throw oapiRefusal(460101, 'message too long, exceed 20000 bytes');
  const body = parseObject(bytes.toString('utf8'));
  if (!body) throw oapiRefusal(40035, '缺少参数 json');
  return body;
}
