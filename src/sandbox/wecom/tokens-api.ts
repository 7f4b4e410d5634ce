import type Router from '@koa/router';
import type { Context } from 'koa';
import type { Simulator } from '../context.ts';
import { listAt, queryAt, readJson } from '../http.ts';
import { wecomRefusal } from '../refused.ts';
import { first } from '../secrets.ts';
import { issueToken, tokenLifeSeconds, tokenState } from '../tokens.ts';
import { plainUserId } from './open-userid.ts';

/** gettoken, and the conversion of encrypted user ids. */
export function tokenRoutes(router: Router, sim: Simulator): void {
  router.get('/cgi-bin/gettoken', (ctx) => {
    if (queryAt(ctx, 'corpid') !== first(sim.secrets.WECOM_CORP_ID))
      throw wecomRefusal(40013, 'invalid corpid');
    if (queryAt(ctx, 'corpsecret') !== first(sim.secrets.WECOM_APP_SECRET)) {
      throw wecomRefusal(40001, 'invalid credential');
    }
    const token = issueToken(sim, 'wecom', false);
    ctx.body = { errcode: 0, errmsg: 'ok', access_token: token, expires_in: tokenLifeSeconds };
  });

  router.post('/cgi-bin/batch/openuserid_to_userid', async (ctx) => {
    requireToken(sim, ctx);
    const ids = listAt((await readJson(ctx)) ?? {}, 'open_userid_list');
    const limit = 1000;
    if (ids.length === 0 || ids.length > limit)
      throw wecomRefusal(40058, 'open_userid_list has a bad length');
    const found = ids.map((id) => ({ open_userid: id, userid: plainUserId(sim, id) }));
    ctx.body = {
      errcode: 0,
      errmsg: 'ok',
      userid_list: found.filter((item) => item.userid !== undefined),
      invalid_open_userid_list: found.flatMap((item) =>
        item.userid === undefined ? [item.open_userid] : [],
      ),
    };
  });
}

/** The access token travels in the query string. */
export function requireToken(sim: Simulator, ctx: Context): void {
  const value = queryAt(ctx, 'access_token');
  if (!value) throw wecomRefusal(41001, 'access_token missing');
  const state = tokenState(sim, 'wecom', value);
  if (state === 'unknown') throw wecomRefusal(40014, 'invalid access_token');
  if (state === 'expired') throw wecomRefusal(42001, 'access_token expired');
}
