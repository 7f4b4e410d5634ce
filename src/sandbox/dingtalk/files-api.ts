import type Router from '@koa/router';
import type { Simulator } from '../context.ts';
import { keptBytes, liveMedia, mediaTable } from '../files.ts';
import { token } from '../ids.ts';
import type { MonthlyQuota } from '../limits.ts';
import { apiRefusal } from '../refused.ts';
import { opened } from './openapi.ts';

const fileHost = 'wukong-file-im-zjk.oss-cn-zhangjiakou.aliyuncs.com';
/** Temporary, and no document says for how long. */
const addressLifeMs = 15 * 60_000;

/** What people sent: a code is exchanged for an address, under which the bytes lie without their name. */
export function fileRoutes(router: Router, sim: Simulator, quota: MonthlyQuota): void {
  router.post('/v1.0/robot/messageFiles/download', async (ctx) => {
    const { downloadCode } = await opened(sim, ctx, quota);
    const media = liveMedia(sim, String(downloadCode), 'robot');
    if (!media) throw apiRefusal(400, 'invalidParameter.robotCode.downloadCode', '下载码不正确或已过期');
    const ticket = token(24);
    const expiresAt = sim.clock.now() + addressLifeMs;
    mediaTable(sim).set(ticket, { ...media, owner: 'file-server', expiresAt });
    ctx.body = { downloadUrl: `http://${fileHost}/files/dingtalk/${ticket}.file?Expires=${expiresAt}` };
  });

  router.get('/files/dingtalk/:id.file', (ctx) => {
    const media = liveMedia(sim, String(ctx.params.id), 'file-server');
    ctx.status = media ? 200 : 403;
    ctx.type = media ? 'application/octet-stream' : 'xml';
    ctx.body = media ? keptBytes(sim, media) : '<Error><Code>AccessDenied</Code></Error>';
  });
}
