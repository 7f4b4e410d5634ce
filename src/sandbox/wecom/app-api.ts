import { createHash } from 'node:crypto';
import type Router from '@koa/router';
import type { Simulator } from '../context.ts';
import { mediaTable } from '../files.ts';
import { bytesOf, objectAt, parseObject, readBytes, textAt } from '../http.ts';
import { token } from '../ids.ts';
import { MinuteLimit } from '../limits.ts';
import { wecomRefusal } from '../refused.ts';
import { first } from '../secrets.ts';
import type { Line } from '../transcript.ts';
import { requireToken } from './tokens-api.ts';
import { takeUpload } from './upload.ts';

const maxTextBytes = 2_048;
const maxReceivers = 1_000;
const minuteMs = 60_000;
const defaultDuplicateSeconds = 1_800;
const maxDuplicateSeconds = 4 * 3_600;

const appOwner = 'wecom-app';
const mebibyte = 1024 * 1024;
const maxUploadBytes = { image: 10 * mebibyte, file: 20 * mebibyte };

/** message/send and media/upload of the self-built app: private messages to people. */
export function appRoutes(router: Router, sim: Simulator): void {
  // A member gets 30 a minute from one app; the excess is dropped without a word.
  const perMember = new MinuteLimit(30, minuteMs);

  router.post('/cgi-bin/media/upload', async (ctx) => {
    requireToken(sim, ctx);
    ctx.body = await takeUpload(sim, ctx, appOwner, maxUploadBytes);
  });

  router.post('/cgi-bin/message/send', async (ctx) => {
    requireToken(sim, ctx);
    const raw = (await readBytes(ctx)).toString('utf8');
    const body = parseObject(raw);
    if (!body) throw wecomRefusal(40058, 'Warning: wrong json format. invalid Request Parameter');
    if (String(body.agentid) !== first(sim.secrets.WECOM_AGENT_ID)) {
      throw wecomRefusal(301002, 'not allow operate another agent with this accesstoken');
    }
    const { valid, invalid } = receivers(sim, textAt(body, 'touser'));
    const shown = read(sim, body);
    const messageId = token(32);
    const answer = {
      errcode: 0,
      errmsg: 'ok',
      invaliduser: invalid.join('|').toLowerCase(),
      msgid: messageId,
    };
    if (valid.length === 0) throw wecomRefusal(81013, 'user & party & tag all invalid');
    ctx.body = answer;
    if (isDuplicate(sim, body, raw)) return;
    for (const user of valid) {
      const chat = sim.world.privateChat('wecom', user)!;
      if (perMember.pass(user, sim.clock.now())) sim.post(chat, { ...shown, messageId });
      else sim.complain(`message/send to ${user} dropped: over 30 a minute`);
    }
  });
}

function receivers(sim: Simulator, touser: string): { valid: string[]; invalid: string[] } {
  const wecom = sim.world.users.filter((user) => user.platform === 'wecom');
  if (touser === '@all') return { valid: wecom.map((user) => user.id), invalid: [] };
  const ids = [...new Set(touser.split('|').filter(Boolean))];
  if (ids.length === 0) throw wecomRefusal(82001, 'All touser & toparty & totag empty');
  if (ids.length > maxReceivers) throw wecomRefusal(40032, 'invalid user list size');
  const found = ids.map((id) => ({ id, user: sim.world.user('wecom', id) }));
  return {
    valid: found.flatMap(({ user }) => (user ? [user.id] : [])),
    invalid: found.flatMap(({ id, user }) => (user ? [] : [id])),
  };
}

function read(sim: Simulator, body: Record<string, unknown>): Omit<Line, 'from'> {
  const type = textAt(body, 'msgtype');
  if (type === 'image' || type === 'file')
    return uploadedFile(sim, type, textAt(objectAt(body, type), 'media_id'));
  if (type === 'textcard' || type === 'template_card') {
    const card = objectAt(body, type);
    const title = textAt(card, 'title') || textAt(objectAt(card, 'main_title'), 'title');
    return { kind: 'card', text: title };
  }
  if (type !== 'text' && type !== 'markdown') throw wecomRefusal(40008, 'invalid message type');
  const content = textAt(objectAt(body, type), 'content');
  if (!content) throw wecomRefusal(44004, 'empty content');
  if (type === 'text') return { kind: 'text', text: cut(content) };
  if (bytesOf(content) > maxTextBytes) {
    throw wecomRefusal(
      40058,
      `markdown.content exceed max length ${maxTextBytes}. invalid Request Parameter`,
    );
  }
  return { kind: 'markdown', text: content };
}

/** Media belongs to the corp's apps, whichever uploaded it. */
function uploadedFile(sim: Simulator, kind: 'image' | 'file', mediaId: string): Omit<Line, 'from'> {
  const media = mediaTable(sim).get(mediaId);
  if (!media || media.owner !== appOwner || media.type !== kind)
    throw wecomRefusal(40007, 'invalid media_id');
  if (sim.clock.now() >= media.expiresAt) throw wecomRefusal(40145, 'media_id expired');
  const { name, bytes, url } = media;
  return { kind, text: kind === 'file' ? name : '', file: { name, bytes, url } };
}

/** Over-long text is cut, on a character boundary. */
function cut(text: string): string {
  if (bytesOf(text) <= maxTextBytes) return text;
  let end = maxTextBytes;
  const bytes = Buffer.from(text);
  const isContinuation = (byte: number) => (byte & 0b1100_0000) === 0b1000_0000;
  while (isContinuation(bytes[end]!)) end -= 1;
  return bytes.subarray(0, end).toString('utf8');
}

/** With the duplicate check the same request JSON is not delivered twice within the interval. */
function isDuplicate(sim: Simulator, body: Record<string, unknown>, raw: string): boolean {
  if (body.enable_duplicate_check !== 1) return false;
  const seen = sim.ledger.table<number>('duplicate-check');
  const key = createHash('sha256').update(raw).digest('hex');
  const wanted = Number(body.duplicate_check_interval ?? defaultDuplicateSeconds);
  const intervalMs = Math.min(wanted, maxDuplicateSeconds) * 1000;
  const now = sim.clock.now();
  const last = seen.get(key);
  if (last !== undefined && now - last < intervalMs) return true;
  seen.set(key, now);
  return false;
}
