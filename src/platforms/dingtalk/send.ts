import type { Outbound } from '../../message/outbound.ts';
import type { SendRequest, SendResult } from '../contract.ts';
import type { Exchange, Http } from '../http.ts';
import { mediaOf, multipart } from '../media.ts';
import { isPersonId } from '../pieces.ts';
import type { TokenKeeper } from '../token-keeper.ts';
import { classify, tokenRejected } from './classify.ts';
import {
  groupBody,
  mediaTemplate,
  namedText,
  personBody,
  plainText,
  robotUrl,
  type Template,
  webhookBody,
} from './encode.ts';
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
      const filled = await templateOf(message, namedText(message), sender);
      if ('result' in filled) return filled.result;
      const body = groupBody(filled, settings.robotCode, route.address);
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
  const filled = await templateOf(message, plainText(message.lines), sender);
  if ('result' in filled) return filled.result;
  const body = personBody(filled, sender.settings.robotCode, route.address);
  return sendByApi('/v1.0/robot/oToMessages/batchSend', body, sender, (exchange) => {
    // HTTP 200 may still mean that the one receiver got nothing.
    if (listed(exchange, 'invalidStaffIdList')) return { kind: 'refused', code: 'invalidStaffIdList' };
    if (!listed(exchange, 'flowControlledStaffIdList')) return undefined;
    const retryAfterMs = sender.limits.perMinuteRetryMs;
    return { kind: 'retry', code: 'flowControlledStaffIdList', retryAfterMs, blocked: true };
  });
}

/** The text, or in its place the picture or file of the piece, uploaded; or why nothing could be sent. */
async function templateOf(
  message: Outbound,
  text: Template,
  sender: DingtalkSender,
): Promise<Template | { readonly result: SendResult }> {
  const media = mediaOf(message);
  if (!media) return text;
  const { contentType, body } = multipart(media, { fields: { type: media.type } });
  const url = `${sender.settings.oapiBase}/media/upload?type=${media.type}&access_token=`;
  const answer = await withToken(sender, (token) =>
    sender.http.post(`${url}${encodeURIComponent(token)}`, body, { 'Content-Type': contentType }),
  );
  if ('result' in answer) return answer;
  const { exchange } = answer;
  const mediaId = exchange.kind === 'answer' ? exchange.json?.media_id : undefined;
  if (typeof mediaId === 'string' && mediaId !== '') return mediaTemplate(media, mediaId);
  const result = classify(exchange, 'upload', sender.limits);
  const clear = result.kind === 'refused' || result.kind === 'retry';
  return { result: clear ? result : { kind: 'retry', code: 'upload_failed' } };
}

async function sendByApi(
  path: string,
  body: string,
  sender: DingtalkSender,
  notDelivered: (exchange: Exchange) => SendResult | undefined = () => undefined,
): Promise<SendResult> {
  const { http, limits, settings } = sender;
  const answer = await withToken(sender, (token) =>
    http.post(`${settings.apiBase}${path}`, body, { 'x-acs-dingtalk-access-token': token }),
  );
  if ('result' in answer) return answer.result;
  return notDelivered(answer.exchange) ?? classify(answer.exchange, 'api', limits);
}

/** Posts with the token; one that the platform refuses is renewed once. */
export async function withToken(
  { token }: DingtalkSender,
  post: (token: string) => Promise<Exchange>,
): Promise<{ readonly exchange: Exchange } | { readonly result: SendResult }> {
  const first = await token.get();
  if (first.kind === 'none') return first;
  const exchange = await post(first.value);
  if (!tokenRejected(exchange)) return { exchange };
  const second = await token.get(first.value);
  return second.kind === 'none' ? second : { exchange: await post(second.value) };
}

function listed(exchange: Exchange, name: string): boolean {
  const list = exchange.kind === 'answer' && exchange.status < 300 ? exchange.json?.[name] : undefined;
  return Array.isArray(list) && list.length > 0;
}
