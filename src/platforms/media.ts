import { randomBytes } from 'node:crypto';
import type { Outbound } from '../message/outbound.ts';

/** A picture or a file on its way to a platform. */
export interface Media {
  readonly type: 'image' | 'file';
  readonly name: string;
  readonly bytes: Buffer;
}

/** The picture or file of a piece; undefined when it is text. */
export function mediaOf({ image, file }: Outbound): Media | undefined {
  if (image !== undefined) {
    const bytes = Buffer.from(image, 'base64');
    const isJpeg = bytes.subarray(0, 2).equals(Buffer.from([0xff, 0xd8]));
    return { type: 'image', name: isJpeg ? '图片.jpg' : '图片.png', bytes };
  }
  return file && { type: 'file', name: file.name, bytes: Buffer.from(file.base64, 'base64') };
}

/** A form with one file; WeCom wants the file's length in its heading. */
export function multipart(
  { name, bytes }: Pick<Media, 'name' | 'bytes'>,
  { fields = {}, withLength = false }: { fields?: Readonly<Record<string, string>>; withLength?: boolean },
): { contentType: string; body: Buffer } {
  const boundary = `diaodu-${randomBytes(12).toString('hex')}`;
  const filename = name.replace(/[\u0000-\u001f"\\/]/g, '_');
  const before = Object.entries(fields).map(
    ([key, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`,
  );
  const length = withLength ? `; filelength=${bytes.length}` : '';
  const head =
    `${before.join('')}--${boundary}\r\n` +
    `Content-Disposition: form-data; name="media"; filename="${filename}"${length}\r\n` +
    'Content-Type: application/octet-stream\r\n\r\n';
  const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return { contentType: `multipart/form-data; boundary=${boundary}`, body };
}
