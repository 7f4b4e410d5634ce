import type { SendRequest, SendResult } from '../contract.ts';
import type { Exchange, Http } from '../http.ts';
import { isPersonId } from '../pieces.ts';
import type { TokenKeeper } from '../token-keeper.ts';
import { classify, tokenRejected } from './classify.ts';
import { groupBody, personBody, robotUrl, webhookBody } from './encode.ts';
import type { DingtalkLimits } from './limits.ts';
import type { DingtalkSettings } from './settings.ts';

export interface DingtalkSender {
  readonly settings: DingtalkSettings;
  readonly limits: DingtalkLimits;
  readonly http: Http;
  readonly token: TokenKeeper;
  readonly now: () => number;
}

/** Sends one piece by its route. */
export async function sendByDingtalk(request: SendRequest, sender: DingtalkSender): Promise<SendResult> {
  const { route, message } = request;
  const { settings, limits } = sender;
  switch (route.kind) {
    case 'dingtalk-session': {
      const exchange = await sender.http.post(route.address, webhookBody(message, limits.mentions));
      return classify(exchange, 'session', limits);
    }
    case 'dingtalk-robot':
      return sendRobot(request, sender);
    case 'dingtalk-group': {
      const body = groupBody(message, settings.robotCode, route.address);
      return sendByApi('/v1.0/robot/groupMessages/send', body, sender);
    }
    case 'dingtalk-person':
      return sendPerson(request, sender);
    default:
      return { kind: 'refused', code: 'wrong_platform', alarm: true };
  }
}

async function sendRobot({ route, message, idempotencyKey }: SendRequest, sender: DingtalkSender) {
  const { http, limits, settings, now } = sender;
  const url = robotUrl(settings.oapiBase, route.address, route.secret, now());
  return classify(
    await http.post(url, webhookBody(message, limits.mentions, idempotencyKey)),
    'robot',
    limits,
  );
}

async function sendPerson({ route, message }: SendRequest, sender: DingtalkSender): Promise<SendResult> {
  if (!isPersonId(route.address)) return { kind: 'refused', code: 'bad_user' };
  const body = personBody(message, sender.settings.robotCode, route.address);
  return sendByApi('/v1.0/robot/oToMessages/batchSend', body, sender, (exchange) => {
    // HTTP 200 may still mean that the one receiver got nothing.
    if (listed(exchange, 'invalidStaffIdList')) return { kind: 'refused', code: 'invalidStaffIdList' };
    if (!listed(exchange, 'flowControlledStaffIdList')) return undefined;
    const retryAfterMs = sender.limits.perMinuteRetryMs;
    return { kind: 'retry', code: 'flowControlledStaffIdList', retryAfterMs, blocked: true };
  });
}

/** Posts with the token; one that the platform refuses is renewed once. */
async function sendByApi(
  path: string,
  body: string,
  { http, limits, settings, token }: DingtalkSender,
  notDelivered: (exchange: Exchange) => SendResult | undefined = () => undefined,
): Promise<SendResult> {
  const post = (value: string) =>
    http.post(`${settings.apiBase}${path}`, body, { 'x-acs-dingtalk-access-token': value });
  const first = await token.get();
  if (first.kind === 'none') return first.result;
  let exchange = await post(first.value);
  if (tokenRejected(exchange)) {
    const second = await token.get(first.value);
    if (second.kind === 'none') return second.result;
    exchange = await post(second.value);
  }
  return notDelivered(exchange) ?? classify(exchange, 'api', limits);
}

function listed(exchange: Exchange, name: string): boolean {
  const list = exchange.kind === 'answer' && exchange.status < 300 ? exchange.json?.[name] : undefined;
  return Array.isArray(list) && list.length > 0;
}
