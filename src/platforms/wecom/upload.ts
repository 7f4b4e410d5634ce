import type { SendResult } from '../contract.ts';
import type { Exchange, Http } from '../http.ts';
import { type Media, multipart } from '../media.ts';
import { classify } from './classify.ts';
import type { WecomLimits } from './limits.ts';

/** Uploads a file for one group robot and gives its media id, or why there is none: nothing was posted then. */
export async function uploadForRobot(
  http: Http,
  url: string,
  file: Pick<Media, 'name' | 'bytes'>,
  limits: WecomLimits,
): Promise<string | SendResult> {
  const { contentType, body } = multipart(file, { withLength: true });
  return mediaIdIn(await http.post(url, body, { 'Content-Type': contentType }), 'wecom-robot', limits);
}

/** The media id that an upload was answered with, or what its failure means for the send. */
export function mediaIdIn(
  exchange: Exchange,
  kind: 'wecom-robot' | 'wecom-app',
  limits: WecomLimits,
): string | SendResult {
  const mediaId = exchange.kind === 'answer' ? exchange.json?.media_id : undefined;
  if (typeof mediaId === 'string' && mediaId !== '') return mediaId;
  const result = classify(exchange, { kind, repeated: false }, limits);
  return result.kind === 'refused' || result.kind === 'retry'
    ? result
    : { kind: 'retry', code: 'upload_failed' };
}
