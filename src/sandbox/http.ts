import type { Context } from 'koa';
import rawBody from 'raw-body';
import { readForm } from './multipart.ts';

/** Above the largest upload the platforms take (20 MB) with its envelope. */
const maxBodyBytes = 24 * 1024 * 1024;

/** The bytes of a request's body. */
export function readBytes(ctx: Context): Promise<Buffer> {
  return rawBody(ctx.req, { limit: maxBodyBytes });
}

/** A request's body as a JSON object; undefined when it is none. */
export async function readJson(ctx: Context): Promise<Record<string, unknown> | undefined> {
  return parseObject((await readBytes(ctx)).toString('utf8'));
}

/** JSON text as an object; undefined when it is none. */
export function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** The object under a key; empty when there is none. */
export function objectAt(body: Record<string, unknown>, key: string): Record<string, unknown> {
  const value = body[key];
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** The text under a key; empty when there is none. */
export function textAt(body: Record<string, unknown>, key: string): string {
  const value = body[key];
  return typeof value === 'string' ? value : '';
}

/** The list of texts under a key; empty when there is none. */
export function listAt(body: Record<string, unknown>, key: string): string[] {
  const value = body[key];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** The value of a query parameter; empty when absent. */
export function queryAt(ctx: Context, key: string): string {
  const value = ctx.query[key];
  return (Array.isArray(value) ? value[0] : value) ?? '';
}

/** Size as the platforms count it. */
export function bytesOf(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

/** An uploaded file of a multipart request, with the form's other fields. */
export async function readUpload(
  ctx: Context,
  field: string,
): Promise<{ name: string; bytes: Buffer; fields: Record<string, string> } | undefined> {
  const form = readForm(ctx.get('content-type'), await readBytes(ctx));
  const file = form?.files.get(field);
  return file && form && { ...file, fields: { ...form.fields } };
}
