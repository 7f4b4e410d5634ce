import type Router from '@koa/router';
import type { Context } from 'koa';
import type { Simulator } from '../context.ts';
import { queryAt, readJson } from '../http.ts';
import { MinuteLimit } from '../limits.ts';
import { wecomRefusal } from '../refused.ts';
import type { Chat } from '../world.ts';
import { readRobotMessage } from './robot-message.ts';
import { takeUpload } from './upload.ts';

const perMinute = 20;
const minuteMs = 60_000;
const maxUploadBytes = { file: 20 * 1024 * 1024, voice: 2 * 1024 * 1024 };

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
    ctx.body = await takeUpload(sim, ctx, chat.webhook!, maxUploadBytes);
  });
}

function groupOf(sim: Simulator, ctx: Context): Chat {
  const chat = sim.world.robotGroup('wecom', queryAt(ctx, 'key'));
  if (!chat) throw wecomRefusal(93000, 'invalid webhook url');
  return chat;
}
