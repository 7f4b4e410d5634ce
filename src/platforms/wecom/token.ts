import type { PlatformTools } from '../contract.ts';
import type { Http } from '../http.ts';
import { keepToken, type TokenKeeper } from '../token-keeper.ts';
import { classify, errcodeOf } from './classify.ts';
import type { WecomLimits } from './limits.ts';
import type { WecomApp } from './settings.ts';

/** The app's access token. */
export function wecomToken(
  { apiBase, corpId, app }: { readonly apiBase: string; readonly corpId: string; readonly app: WecomApp },
  limits: WecomLimits,
  http: Http,
  tools: PlatformTools,
): TokenKeeper {
  const query = new URLSearchParams({ corpid: corpId, corpsecret: app.secret });
  return keepToken(`wecom:${corpId}:${app.agentId}`, tools, async () => {
    const exchange = await http.get(`${apiBase}/cgi-bin/gettoken?${query}`);
    const json = exchange.kind === 'answer' ? exchange.json : undefined;
    const value = json?.access_token;
    if (errcodeOf(json) === 0 && typeof value === 'string' && value !== '') {
      return { kind: 'token', value, lifeMs: Number(json?.expires_in ?? 7200) * 1000 || 7_200_000 };
    }
    const result = classify(exchange, { kind: 'wecom-app', repeated: false }, limits);
    // Without a token nothing was sent, whatever went wrong.
    return result.kind === 'refused' || result.kind === 'retry'
      ? { kind: 'none', result }
      : {
          kind: 'none',
          result: { kind: 'retry', code: `token_${'code' in result ? result.code : 'missing'}` },
        };
  });
}
