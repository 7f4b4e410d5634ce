import { randomBytes } from 'node:crypto';
import type { SendResult } from '../contract.ts';
import type { Http } from '../http.ts';
import { classify } from './classify.ts';
import type { WecomLimits } from './limits.ts';

export interface UploadedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Uploads a file for one group robot and gives its media id, or why there is none: nothing was posted then. */
export async function uploadForRobot(
  http: Http,
  url: string,
  file: UploadedFile,
  limits: WecomLimits,
): Promise<string | SendResult> {
  const { contentType, body } = multipart(file);
  const exchange = await http.post(url, body, { 'Content-Type': contentType });
  const mediaId = exchange.kind === 'answer' ? exchange.json?.media_id : undefined;
  if (typeof mediaId === 'string' && mediaId !== '') return mediaId;
  const result = classify(exchange, { kind: 'wecom-robot', repeated: false }, limits);
  return result.kind === 'refused' || result.kind === 'retry'
    ? result
    : { kind: 'retry', code: 'upload_failed' };
}

function multipart({ name, bytes }: UploadedFile): { contentType: string; body: Buffer } {
  const boundary = `diaodu-${randomBytes(12).toString('hex')}`;
  const filename = name.replace(/[\u0000-\u001f"\\/]/g, '_');
  const head =
    `--${boundary}\r\n` +
    `Content-Disposition: form-data; name="media"; filename="${filename}"; filelength=${bytes.length}\r\n` +
    'Content-Type: application/octet-stream\r\n\r\n';
  const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return { contentType: `multipart/form-data; boundary=${boundary}`, body };
}
