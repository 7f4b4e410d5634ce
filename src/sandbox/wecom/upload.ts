import type { Context } from 'koa';
import type { Simulator } from '../context.ts';
import { keepFile, mediaTable } from '../files.ts';
import { queryAt, readUpload } from '../http.ts';
import { token } from '../ids.ts';
import { wecomRefusal } from '../refused.ts';

const mediaLifeMs = 3 * 24 * 3_600_000;
const minUploadBytes = 5;

/** Keeps an upload of a kind that is taken here for three days; gives the platform's answer. */
export async function takeUpload(
  sim: Simulator,
  ctx: Context,
  owner: string,
  maxBytes: Readonly<Record<string, number>>,
): Promise<Record<string, unknown>> {
  const type = queryAt(ctx, 'type');
  const most = maxBytes[type];
  if (most === undefined) throw wecomRefusal(40004, 'invalid media type');
  const upload = await readUpload(ctx, 'media');
  if (!upload?.name) throw wecomRefusal(44001, 'empty media data');
  if (upload.bytes.length <= minUploadBytes) throw wecomRefusal(40006, 'invalid media size');
  if (upload.bytes.length > most) throw wecomRefusal(45001, 'media size exceed limit');
  const mediaId = token(48);
  const now = sim.clock.now();
  const kept = keepFile(sim, upload.name, upload.bytes);
  mediaTable(sim).set(mediaId, { ...kept, owner, type, expiresAt: now + mediaLifeMs });
  return {
    errcode: 0,
    errmsg: 'ok',
    type,
    media_id: mediaId,
    created_at: String(Math.floor(now / 1000)),
  };
}
