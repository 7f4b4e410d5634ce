import type Router from '@koa/router';
import type { Simulator } from '../context.ts';
import { keepFile, mediaTable } from '../files.ts';
import { queryAt, readUpload } from '../http.ts';
import { token } from '../ids.ts';
import type { MonthlyQuota } from '../limits.ts';
import { oapiRefusal } from '../refused.ts';
import { isoShanghai } from '../time.ts';
import { tokenState } from '../tokens.ts';

const megabyte = 1024 * 1024;
const kinds: Readonly<Record<string, readonly [maxBytes: number, extensions: string]>> = {
  image: [20 * megabyte, 'jpg jpeg gif png bmp'],
  voice: [2 * megabyte, 'amr mp3 wav'],
  video: [20 * megabyte, 'mp4'],
  file: [20 * megabyte, 'doc docx xls xlsx ppt pptx zip pdf rar'],
};

/** media/upload of the legacy interface. */
export function mediaRoutes(router: Router, sim: Simulator, quota: MonthlyQuota): void {
  router.post('/media/upload', async (ctx) => {
    if (tokenState(sim, 'dingtalk', queryAt(ctx, 'access_token')) !== 'valid') {
      throw oapiRefusal(40014, '不合法的access_token');
    }
    const now = sim.clock.now();
    if (!quota.use(isoShanghai(now))) throw oapiRefusal(90020, '本月调用次数已用完');
    const upload = await readUpload(ctx, 'media');
    const type = upload?.fields.type ?? queryAt(ctx, 'type');
    const kind = kinds[type];
    if (!upload || !kind) throw oapiRefusal(40004, '不合法的媒体文件类型');
    const [maxBytes, extensions] = kind;
    const extension = upload.name.split('.').at(-1)!.toLowerCase();
    if (!extensions.split(' ').includes(extension)) throw oapiRefusal(40005, '不合法的文件类型');
    if (upload.bytes.length > maxBytes) throw oapiRefusal(40006, '不合法的文件大小');
    const mediaId = `@${token(24)}`;
    const kept = keepFile(sim, upload.name, upload.bytes);
    // Reusable, without an end in the documents.
    mediaTable(sim).set(mediaId, { ...kept, owner: 'dingtalk', type, expiresAt: Number.MAX_SAFE_INTEGER });
    ctx.body = { errcode: 0, errmsg: 'ok', type, media_id: mediaId, created_at: now };
  });
}
