import type Router from '@koa/router';
import type { Context } from 'koa';
import type { Simulator } from '../context.ts';
import { queryAt, readJson, textAt } from '../http.ts';
import { apiRefusal, oapiRefusal } from '../refused.ts';
import { first } from '../secrets.ts';
import { issueToken, tokenLifeSeconds, tokenState } from '../tokens.ts';

/** Access tokens on the new and the legacy interface; both give the same token. */
export function tokenRoutes(router: Router, sim: Simulator): void {
  const isOurs = (key: string, secret: string) =>
    key === first(sim.secrets.DINGTALK_CLIENT_ID) && secret === first(sim.secrets.DINGTALK_CLIENT_SECRET);

  router.post('/v1.0/oauth2/accessToken', async (ctx) => {
    const body = (await readJson(ctx)) ?? {};
    if (!isOurs(textAt(body, 'appKey'), textAt(body, 'appSecret'))) {
      throw apiRefusal(400, 'invalidClientIdOrSecret', '无效的clientId或者clientSecret');
    }
    ctx.body = { accessToken: issueToken(sim, 'dingtalk', true), expireIn: tokenLifeSeconds };
  });

  router.get('/gettoken', (ctx) => {
    if (!isOurs(queryAt(ctx, 'appkey'), queryAt(ctx, 'appsecret'))) {
      throw oapiRefusal(40089, '不合法的corpid或corpsecret');
    }
    const token = issueToken(sim, 'dingtalk', true);
    ctx.body = { errcode: 0, errmsg: 'ok', access_token: token, expires_in: tokenLifeSeconds };
  });
}

/** The new interface takes the token from a header. */
export function requireToken(sim: Simulator, ctx: Context): void {
  const state = tokenState(sim, 'dingtalk', ctx.get('x-acs-dingtalk-access-token'));
  if (state !== 'valid') throw apiRefusal(400, 'InvalidAuthentication', '不合法的access_token');
}
