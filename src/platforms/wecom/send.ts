import type { SendRequest, SendResult } from '../contract.ts';
import type { Download, Exchange, Http } from '../http.ts';
import { type Media, mediaOf, multipart } from '../media.ts';
import { isPersonId } from '../pieces.ts';
import type { TokenKeeper } from '../token-keeper.ts';
import { classify, tokenRejected } from './classify.ts';
import { appBody, appMediaBody, duplicateSeconds, fileBody, responseBody, robotBody } from './encode.ts';
import type { WecomLimits } from './limits.ts';
import type { WecomSettings } from './settings.ts';
import { mediaIdIn, uploadForRobot } from './upload.ts';

export interface WecomSender {
  readonly settings: WecomSettings;
  readonly limits: WecomLimits;
  readonly http: Http;
  /** Absent without a self-built app. */
  readonly token?: TokenKeeper;
}

/** Sends one piece by its route. */
export async function sendByWecom(request: SendRequest, sender: WecomSender): Promise<SendResult> {
  switch (request.route.kind) {
    case 'wecom-response':
      return sendResponse(request, sender);
    case 'wecom-robot':
      return sendRobot(request, sender);
    case 'wecom-app':
      return sendApp(request, sender);
    default:
      return { kind: 'refused', code: 'wrong_platform', alarm: true };
  }
}

async function sendResponse({ route, message, repeated }: SendRequest, { http, limits }: WecomSender) {
  const exchange = await http.post(route.address, responseBody(message));
  return classify(exchange, { kind: 'wecom-response', repeated }, limits);
}

async function sendRobot(
  { route, message, repeated }: SendRequest,
  sender: WecomSender,
): Promise<SendResult> {
  const { http, limits, settings } = sender;
  const base = `${settings.apiBase}/cgi-bin/webhook`;
  const key = encodeURIComponent(route.address);
  let body: string;
  if (message.file) {
    const file = mediaOf(message)!;
    const media = await uploadForRobot(http, `${base}/upload_media?key=${key}&type=file`, file, limits);
    if (typeof media !== 'string') return media;
    body = fileBody(media);
  } else {
    body = robotBody(message);
  }
  return classify(
    await http.post(`${base}/send?key=${key}`, body),
    { kind: 'wecom-robot', repeated },
    limits,
  );
}

async function sendApp({ route, message, idempotencyKey, repeated }: SendRequest, sender: WecomSender) {
  const { limits, settings } = sender;
  const userId = route.address;
  if (!isPersonId(userId)) return { kind: 'refused', code: 'bad_user' } as const;
  const seconds = duplicateSeconds(idempotencyKey, limits.duplicateCheckMin, limits.duplicateCheckMax);
  const agentId = settings.app?.agentId ?? '';
  const to = { userId, agentId, duplicateSeconds: seconds };
  const media = mediaOf(message);
  const uploaded = media && (await uploadForApp(media, sender));
  if (typeof uploaded === 'object') return uploaded;
  const body = media && uploaded ? appMediaBody(media.type, uploaded, to) : appBody(message, to);
  const answer = await postWithToken('/cgi-bin/message/send', body, sender);
  return 'result' in answer
    ? answer.result
    : classify(answer.exchange, { kind: 'wecom-app', repeated, userId }, limits);
}

/** Uploads a picture or file for the app's messages; gives its media id, or why nothing was sent. */
async function uploadForApp(media: Media, sender: WecomSender): Promise<string | SendResult> {
  const { contentType, body } = multipart(media, { withLength: true });
  const headers = { 'Content-Type': contentType };
  const answer = await postWithToken(`/cgi-bin/media/upload?type=${media.type}`, body, sender, headers);
  return 'result' in answer ? answer.result : mediaIdIn(answer.exchange, 'wecom-app', sender.limits);
}

/** Posts with the app's token. */
export async function postWithToken(
  path: string,
  body: string | Buffer,
  sender: WecomSender,
  headers?: Readonly<Record<string, string>>,
): Promise<{ readonly exchange: Exchange } | { readonly result: SendResult }> {
  return withToken(path, sender, (url) => sender.http.post(url, body, headers));
}

/** Calls a path of the interface with the app's token; one that the platform refuses is renewed once. */
export async function withToken<E extends Exchange | Download>(
  path: string,
  { settings, token }: WecomSender,
  call: (url: string) => Promise<E>,
): Promise<{ readonly exchange: E } | { readonly result: SendResult }> {
  if (!token) return { result: { kind: 'refused', code: 'no_app', alarm: true } };
  const joint = path.includes('?') ? '&' : '?';
  const callWith = (value: string) =>
    call(`${settings.apiBase}${path}${joint}access_token=${encodeURIComponent(value)}`);
  const first = await token.get();
  if (first.kind === 'none') return first;
  const exchange = await callWith(first.value);
  if (!tokenRejected(exchange)) return { exchange };
  const second = await token.get(first.value);
  return second.kind === 'none' ? second : { exchange: await callWith(second.value) };
}
