import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import type Router from '@koa/router';
import type { Context } from 'koa';
import { z } from 'zod';
import type { Simulator } from './context.ts';
import { type FaultKind, faultKinds, productPid } from './faults.ts';
import { filesFolder } from './files.ts';
import { queryAt, readJson } from './http.ts';
import { Refused } from './refused.ts';
import { enter, say } from './say.ts';
import { isoShanghai } from './time.ts';
import type { Chat } from './world.ts';

const sayBody = z
  .object({
    chat: z.string().min(1),
    user: z.string().min(1),
    text: z.string().optional(),
    file: z.object({ name: z.string().min(1).max(200), base64: z.string() }).optional(),
    messageId: z.string().min(1).max(200).optional(),
  })
  .refine(({ text, file }) => (text ? !file : file || text === ''), {
    path: ['text'],
    error: '一条消息要么是文字，要么是一个文件',
  });
const enterBody = z.object({ chat: z.string().min(1), user: z.string().min(1) });
const faultsBody = z.object({
  platform: z.enum(['wecom', 'dingtalk']).optional(),
  rate: z.number().min(0).max(1).optional(),
  kinds: z.array(z.enum(faultKinds)).optional(),
  kill: z.enum(['before-send', 'after-send']).optional(),
  nth: z.number().int().min(1).optional(),
  seed: z.number().int().optional(),
  encryptedIds: z.boolean().optional(),
});

/** The routes by which a person or a test drives the simulated platforms. */
export function sandboxRoutes(router: Router, sim: Simulator): void {
  router.get('/sandbox/state', async (ctx) => {
    await sim.clock.refresh();
    const chats = sim.world.chats.map(({ webhook: _webhook, secret: _secret, ...shown }) => ({
      ...shown,
      lines: sim.transcript.count(shown.id),
    }));
    const clock = { now: isoShanghai(sim.clock.now()) };
    ctx.body = { chats, users: sim.world.users, clock, complaints: sim.complaints };
  });

  router.post('/sandbox/say', async (ctx) => {
    const body = await parsed(ctx, sayBody);
    const chat = chatOf(sim, body.chat, body.user);
    const file = body.file && { name: body.file.name, bytes: Buffer.from(body.file.base64, 'base64') };
    if (file && chat.kind === 'group') throw badRequest('群里不能给机器人发文件，请到单聊里发');
    await sim.clock.refresh();
    const said = say(sim, chat, body.user, { text: body.text ?? '', file }, body.messageId);
    ctx.status = 202;
    ctx.body = { messageId: said.messageId };
  });

  router.post('/sandbox/enter', async (ctx) => {
    const body = await parsed(ctx, enterBody);
    const chat = chatOf(sim, body.chat, body.user);
    await sim.clock.refresh();
    enter(sim, chat, body.user);
    ctx.status = 202;
    ctx.body = {};
  });

  router.get('/sandbox/transcript', (ctx) => {
    const chat = chatOf(sim, queryAt(ctx, 'chat'));
    const after = Number(queryAt(ctx, 'after') || 0);
    if (!Number.isInteger(after)) throw badRequest('after 应当是整数');
    ctx.body = sim.transcript.read(chat.id, after);
  });

  router.post('/sandbox/faults', async (ctx) => {
    const { platform, rate, kinds, kill, nth, seed, encryptedIds } = await parsed(ctx, faultsBody);
    if (seed !== undefined) sim.faults.seed(seed);
    if (encryptedIds !== undefined) sim.faults.encryptedIds = encryptedIds;
    if (rate !== undefined) {
      const chosen: readonly FaultKind[] = kinds?.length ? kinds : faultKinds;
      for (const name of platform ? [platform] : (['wecom', 'dingtalk'] as const)) {
        sim.faults.misbehave(name, { rate, kinds: chosen });
      }
    }
    if (kill) sim.faults.killAt({ kill, nth: nth ?? 1 });
    ctx.body = { ok: true };
  });

  router.get('/sandbox/pending', async (ctx) => {
    await sim.deliveries.quiet(Number(queryAt(ctx, 'wait')) || 0);
    ctx.body = { pending: sim.deliveries.pending };
  });

  router.get('/sandbox/hello', (ctx) => {
    const { dataDir, fingerprint } = sim.options;
    ctx.body = { dataDir, productPid: productPid(dataDir) ?? null, pid: process.pid, fingerprint };
  });

  router.post('/sandbox/quit', (ctx) => {
    ctx.body = { ok: true };
    ctx.res.once('finish', () => sim.options.quit?.());
  });

  router.get('/sandbox/files/:id/:name', (ctx) => {
    const id = String(ctx.params.id);
    const path = join(filesFolder(sim.options.dataDir), id);
    if (!/^[\w-]+$/.test(id) || !existsSync(path)) throw notFound('没有这个文件');
    ctx.attachment(String(ctx.params.name));
    ctx.body = createReadStream(path);
  });
}

async function parsed<T>(ctx: Context, schema: z.ZodType<T>): Promise<T> {
  const result = schema.safeParse(await readJson(ctx));
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  throw badRequest(`${issue.path.join('.') || '请求体'}：${issue.message}`);
}

function chatOf(sim: Simulator, id: string, user?: string): Chat {
  const chat = sim.world.chat(id);
  if (!chat) throw notFound(`没有这个会话：${id}`);
  if (user !== undefined && !chat.members.includes(user)) throw notFound(`${user} 不在这个会话里`);
  return chat;
}

function notFound(message: string): Refused {
  return new Refused(404, { code: 'not_found', message });
}

function badRequest(message: string): Refused {
  return new Refused(400, { code: 'bad_request', message });
}
