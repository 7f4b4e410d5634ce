import { timingSafeEqual } from 'node:crypto';
import { decrypt, getSignature } from '@wecom/crypto';
import { Queue } from 'bullmq';
import Koa from 'koa';
import rawBody from 'raw-body';
import { keys } from './support/keys.ts';
import { redisConnection } from './support/redis-connection.ts';

// The least that could stand in the product's place: check, decrypt, enqueue, 200.
const queue = new Queue('messages', { connection: redisConnection() });
const app = new Koa();

app.use(async (ctx) => {
  if (ctx.method !== 'POST') {
    ctx.status = 404;
    return;
  }
  const { msg_signature: signature, timestamp, nonce } = ctx.query as Record<string, string>;
  const { encrypt } = JSON.parse(await rawBody(ctx.req, { encoding: 'utf8', limit: '1mb' })) as {
    encrypt: string;
  };
  const expected = Buffer.from(getSignature(keys.token, timestamp!, nonce!, encrypt));
  const given = Buffer.from(signature ?? '');
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    ctx.status = 401;
    return;
  }
  const { message } = decrypt(keys.aesKey, encrypt);
  const { msgid, from, chatid, response_url, text } = JSON.parse(message);
  const job = { from: from.userid, chat: chatid, text: text.content, replyTo: response_url };
  await queue.add('message', job, { jobId: msgid, removeOnComplete: true });
  ctx.status = 200;
  ctx.body = '';
});

app.listen(Number(process.env.PORT), '127.0.0.1');
