import type Router from '@koa/router';
import type { Context } from 'koa';
import type { Simulator } from '../context.ts';
import { keepFile, mediaTable } from '../files.ts';
import { queryAt, readJson, readUpload } from '../http.ts';
import { token } from '../ids.ts';
import { MinuteLimit } from '../limits.ts';
import { wecomRefusal } from '../refused.ts';
import type { Chat } from '../world.ts';
import { readRobotMessage } from './robot-message.ts';

const perMinute = 20;
const minuteMs = 60_000;
const mediaLifeMs = 3 * 24 * 3_600_000;
const minUploadBytes = 5;
const maxUploadBytes: Readonly<Record<string, number>> = { file: 20 * 1024 * 1024, voice: 2 * 1024 * 1024 };

/** The group robot's webhook: send and upload_media. */
export function robotRoutes(router: Router, sim: Simulator): void {
  const limit = new MinuteLimit(perMinute, minuteMs);

  router.post('/cgi-bin/webhook/send', async (ctx) => {
    const chat = groupOf(sim, ctx);
    const body = await readJson(ctx);
    if (!body) throw wecomRefusal(40058, 'Warning: wrong json format. invalid Request Parameter');
    const shown = readRobotMessage(sim, chat.webhook!, body);
    if (!limit.pass(chat.webhook!, sim.clock.now())) throw wecomRefusal(45009, 'api freq out of limit');
    sim.post(chat, shown);
    ctx.body = { errcode: 0, errmsg: 'ok' };
  });

  router.post('/cgi-bin/webhook/upload_media', async (ctx) => {
    const chat = groupOf(sim, ctx);
    const type = queryAt(ctx, 'type');
    const most = maxUploadBytes[type];
    if (most === undefined) throw wecomRefusal(40004, 'invalid media type');
    const upload = await readUpload(ctx, 'media');
    if (!upload?.name) throw wecomRefusal(44001, 'empty media data');
    if (upload.bytes.length <= minUploadBytes) throw wecomRefusal(40006, 'invalid media size');
    if (upload.bytes.length > most) throw wecomRefusal(45001, 'media size exceed limit');
    const mediaId = token(48);
    const now = sim.clock.now();
    mediaTable(sim).set(mediaId, {
      ...keepFile(sim, upload.name, upload.bytes),
      owner: chat.webhook!,
      type,
      expiresAt: now + mediaLifeMs,
    });
    const createdAt = String(Math.floor(now / 1000));
    ctx.body = { errcode: 0, errmsg: 'ok', type, media_id: mediaId, created_at: createdAt };
  });
}

function groupOf(sim: Simulator, ctx: Context): Chat {
  const chat = sim.world.robotGroup('wecom', queryAt(ctx, 'key'));
  if (!chat) throw wecomRefusal(93000, 'invalid webhook url');
  return chat;
}
