import type Router from '@koa/router';
import type { Simulator } from '../context.ts';
import { bytesOf, objectAt, queryAt, readJson, textAt } from '../http.ts';
import { wecomRefusal } from '../refused.ts';
import { liveReply } from '../replies.ts';

const maxContentBytes = 20_480;

/** The AI bot's response_url: one answer within the hour, without a token. */
export function responseRoutes(router: Router, sim: Simulator): void {
  router.post('/cgi-bin/aibot/response', async (ctx) => {
    const code = queryAt(ctx, 'response_code');
    const body = await readJson(ctx);
    if (!body) throw wecomRefusal(40058, 'Warning: wrong json format. invalid Request Parameter');
    const shown = read(body);
    // Looked up without a pause before it is marked: two calls at once cannot both pass.
    const reply = liveReply(sim, 'wecom', code);
    if (!reply) throw wecomRefusal(60140, 'invalid response_code');
    sim.replies.set(code, { ...reply, used: true });
    sim.post(sim.world.chat(reply.chat)!, { ...shown, replyTo: reply.messageId });
    ctx.body = { errcode: 0, errmsg: 'ok' };
  });
}

function read(body: Record<string, unknown>): { kind: 'markdown' | 'card'; text: string } {
  const type = textAt(body, 'msgtype');
  if (type === 'template_card') {
    return { kind: 'card', text: textAt(objectAt(objectAt(body, type), 'main_title'), 'title') };
  }
  if (type !== 'markdown') throw wecomRefusal(40008, 'invalid message type');
  const text = textAt(objectAt(body, type), 'content');
  if (!text) throw wecomRefusal(44004, 'empty content');
  if (bytesOf(text) > maxContentBytes) {
    throw wecomRefusal(
      40058,
      `markdown.content exceed max length ${maxContentBytes}. invalid Request Parameter`,
    );
  }
  return { kind: 'markdown', text };
}
