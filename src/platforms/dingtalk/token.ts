import type { PlatformTools } from '../contract.ts';
import type { Http } from '../http.ts';
import { keepToken, type TokenKeeper } from '../token-keeper.ts';
import { classify } from './classify.ts';
import type { DingtalkLimits } from './limits.ts';
import type { DingtalkSettings } from './settings.ts';

/** The app's access token of the new API. */
export function dingtalkToken(
  settings: DingtalkSettings,
  limits: DingtalkLimits,
  http: Http,
  tools: PlatformTools,
): TokenKeeper {
  const body = JSON.stringify({ appKey: settings.clientId, appSecret: settings.clientSecrets[0] ?? '' });
  return keepToken(`dingtalk:${settings.clientId}`, tools, async () => {
    const exchange = await http.post(`${settings.apiBase}/v1.0/oauth2/accessToken`, body);
    const json = exchange.kind === 'answer' ? exchange.json : undefined;
    const value = json?.accessToken;
    if (typeof value === 'string' && value !== '') {
      return { kind: 'token', value, lifeMs: Number(json?.expireIn ?? 7200) * 1000 || 7_200_000 };
    }
    const result = classify(exchange, 'api', limits);
    // Without a token nothing was sent, whatever went wrong.
    return result.kind === 'refused' || result.kind === 'retry'
      ? { kind: 'none', result }
      : {
          kind: 'none',
          result: { kind: 'retry', code: `token_${'code' in result ? result.code : 'missing'}` },
        };
  });
}
