import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import axios, { type AxiosInstance, type AxiosRequestConfig, type AxiosResponse } from 'axios';
import { largestFetch, longestFetchMs } from './contract.ts';
import { asObject, type Fields } from './shape.ts';

export interface HttpOptions {
  /** A whole exchange may take this long. */
  readonly timeoutMs?: number;
  /** Until the connection (and TLS) stands; nothing was sent before that. */
  readonly connectTimeoutMs?: number;
  /** One send with all its exchanges; never more than `longestSendMs`. */
  readonly sendMs?: number;
}

/** What came back. `unsent`: certainly nothing reached the platform; `lost`: nobody knows. */
export type Exchange =
  | { readonly kind: 'answer'; readonly status: number; readonly json?: Fields }
  | { readonly kind: 'unsent'; readonly code: string }
  | { readonly kind: 'lost'; readonly code: string };

/** Bytes that came back, with the name the server gives them; `json` when they are an object. */
export type Download =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly bytes: Buffer;
      readonly disposition?: string;
      readonly json?: Fields;
    }
  | Exclude<Exchange, { readonly kind: 'answer' }>
  | { readonly kind: 'too-large' };

/** A platform's API over HTTP: JSON in, JSON out, never a redirect, never an exception. */
export interface Http {
  post(url: string, body: string | Buffer, headers?: Readonly<Record<string, string>>): Promise<Exchange>;
  get(url: string): Promise<Exchange>;
  /** A file's bytes, at most `largestFetch` of them. */
  download(url: string): Promise<Download>;
  /** The same connections, for exchanges that all end when the signal comes. */
  until(signal: AbortSignal): Http;
}

const mebibyte = 1024 * 1024;
/** Below the 5 s after which common servers close an idle connection, so that a request rarely meets a closing one. */
const idleMs = 4000;

/** One HTTP client with kept-alive connections. */
export function createHttp(options: HttpOptions = {}): Http {
  const timeout = options.timeoutMs ?? 10_000;
  const connectMs = Math.min(options.connectTimeoutMs ?? 5000, timeout);
  const client = axios.create({
    timeout,
    maxRedirects: 0,
    maxContentLength: mebibyte,
    maxBodyLength: 32 * mebibyte,
    httpAgent: withConnectTimeout(new HttpAgent({ keepAlive: true, timeout: idleMs }), 'connect', connectMs),
    httpsAgent: withConnectTimeout(
      new HttpsAgent({ keepAlive: true, timeout: idleMs }),
      'secureConnect',
      connectMs,
    ),
    proxy: false,
    responseType: 'text',
    validateStatus: null,
    transformRequest: [(data: unknown) => data],
    transformResponse: [(data: unknown) => data],
    headers: {
      common: { Accept: 'application/json', 'Accept-Encoding': 'identity', 'User-Agent': 'diaodu' },
    },
  });
  return httpOver(client, timeout);
}

function httpOver(client: AxiosInstance, timeout: number, signal?: AbortSignal): Http {
  return {
    post: (url, body, headers = {}) =>
      exchange(
        client,
        timeout,
        { method: 'POST', url, data: body, headers: { ...json, ...headers } },
        signal,
      ),
    get: (url) => exchange(client, timeout, { method: 'GET', url }, signal),
    download: (url) => download(client, url, signal),
    until: (end) => httpOver(client, timeout, end),
  };
}

const json = { 'Content-Type': 'application/json; charset=utf-8' };

async function exchange(
  client: AxiosInstance,
  timeout: number,
  request: AxiosRequestConfig,
  end?: AbortSignal,
): Promise<Exchange> {
  const answer = await ask<unknown>(client, request, timeout + 1000, end);
  if ('kind' in answer) return answer;
  return { kind: 'answer', status: answer.status, json: parse(answer.data) };
}

async function download(client: AxiosInstance, url: string, end?: AbortSignal): Promise<Download> {
  const request = { url, responseType: 'arraybuffer', maxContentLength: largestFetch } as const;
  const answer = await ask<Buffer>(client, request, longestFetchMs, end);
  if ('kind' in answer) return answer.code === tooLarge ? { kind: 'too-large' } : answer;
  const { status, data: bytes, headers } = answer;
  const disposition = asText(headers['content-disposition']);
  const json = bytes.length < longestError ? parse(bytes.toString()) : undefined;
  return { kind: 'answer', status, bytes, ...(disposition && { disposition }), ...(json && { json }) };
}

/** One request, ended by the time given: axios' own limit is about silence, and would wait for an answer that drips. */
async function ask<T>(
  client: AxiosInstance,
  request: AxiosRequestConfig,
  totalMs: number,
  end?: AbortSignal,
): Promise<AxiosResponse<T> | Exclude<Exchange, { readonly kind: 'answer' }>> {
  if (end?.aborted) return { kind: 'unsent', code: 'DEADLINE' };
  const controller = new AbortController();
  const stop = () => controller.abort();
  const timer = setTimeout(stop, totalMs);
  end?.addEventListener('abort', stop);
  try {
    return await client.request<T>({ ...request, signal: controller.signal });
  } catch (error) {
    const code = codeOf(error);
    return { kind: unsentCodes.has(code) || tls.test(code) ? 'unsent' : 'lost', code };
  } finally {
    clearTimeout(timer);
    end?.removeEventListener('abort', stop);
  }
}

/** Where a file is expected, an object this short may be a fault in the platform's words. */
const longestError = 10_000;
const asText = (value: unknown) => (typeof value === 'string' ? value : undefined);

function parse(data: unknown): Fields | undefined {
  try {
    return asObject(typeof data === 'string' ? JSON.parse(data) : data);
  } catch {
    return undefined;
  }
}

const connectTimeout = 'CONNECT_TIMEOUT';
const unsentCodes = new Set([
  connectTimeout,
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'ERR_INVALID_URL',
]);
/** The handshake failed, so no request was sent. */
const tls = /^EPROTO$|CERT|^ERR_SSL|^ERR_TLS|LEAF_SIGNATURE/;

const tooLarge = 'TOO_LARGE';

function codeOf(error: unknown): string {
  if (error instanceof Error && error.message.startsWith('maxContentLength')) return tooLarge;
  const code = asObject(error)?.code ?? (error instanceof Error ? error.name : 'unknown');
  return String(code);
}

/** Fails a connection that does not come to stand in time with a code that says so. */
function withConnectTimeout<T extends HttpAgent>(agent: T, event: string, ms: number): T {
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (options, callback) => {
    const socket = connect(options, callback);
    if (!socket) return socket;
    const timer = setTimeout(
      () => socket.destroy(Object.assign(new Error('no connection in time'), { code: connectTimeout })),
      ms,
    );
    const stop = () => clearTimeout(timer);
    socket.once(event, stop).once('close', stop);
    return socket;
  };
  return agent;
}
