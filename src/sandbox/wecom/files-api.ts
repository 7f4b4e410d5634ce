import type Router from '@koa/router';
import type { Simulator } from '../context.ts';
import { keptBytes, liveMedia } from '../files.ts';
import { queryAt } from '../http.ts';
import { wecomRefusal } from '../refused.ts';
import { first } from '../secrets.ts';
import { sealFile } from './envelope.ts';
import { requireToken } from './tokens-api.ts';

/** What people sent: media/get for the app, and the file server whose addresses the AI bot gets. */
export function fileRoutes(router: Router, sim: Simulator): void {
  router.get('/cgi-bin/media/get', (ctx) => {
    requireToken(sim, ctx);
    const media = liveMedia(sim, queryAt(ctx, 'media_id'), 'app');
    if (!media) throw wecomRefusal(40007, 'invalid media_id');
    ctx.attachment(media.name);
    ctx.body = keptBytes(sim, media);
  });

  router.get('/files/wecom/:id', (ctx) => {
    const media = liveMedia(sim, String(ctx.params.id), 'bot');
    if (!media) {
      ctx.status = 403;
      ctx.type = 'xml';
      ctx.body = '<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>';
      return;
    }
    ctx.attachment(media.name);
    ctx.body = sealFile(first(sim.secrets.WECOM_BOT_AES_KEY), keptBytes(sim, media));
  });
}
