import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PlatformTools, TokenStore } from '../../../src/platforms/contract.ts';

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly raw: Buffer;
  readonly json: Record<string, unknown> | undefined;
}

export type Answer = {
  readonly status?: number;
  /** Bytes and text as they are, everything else as JSON. */
  readonly body?: unknown;
  /** Takes the connection and never answers, cuts it, answers byte by byte for ever, or far too much. */
  readonly trouble?: 'silence' | 'reset' | 'drip' | 'flood';
  readonly headers?: Record<string, string>;
  readonly delayMs?: number;
};

/** A platform that answers as it is told and remembers what it was asked. */
export async function startFakeApi(answer: (request: Received) => Answer) {
  const requests: Received[] = [];
  const timers = new Set<NodeJS.Timeout>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const received = receive(request, Buffer.concat(chunks));
      requests.push(received);
      const answered = answer(received);
      if (answered.delayMs === undefined) give(response, answered, timers);
      else timers.add(setTimeout(() => give(response, answered, timers), answered.delayMs));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    base: `http://127.0.0.1:${port}`,
    requests,
    to: (path: string) => requests.filter((request) => request.path === path),
    async stop() {
      for (const timer of timers) clearInterval(timer);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function memoryTools(
  now: () => number,
): PlatformTools & { stored: Map<string, { value: string; expiresAt: number }> } {
  const stored = new Map<string, { value: string; expiresAt: number }>();
  const tokens: TokenStore = {
    get: async (name) => stored.get(name),
    put: async (name, value, expiresAt) => {
      stored.set(name, { value, expiresAt });
    },
  };
  return { tokens, now, stored };
}

function receive(request: IncomingMessage, raw: Buffer): Received {
  const url = new URL(request.url ?? '/', 'http://fake');
  let json: Record<string, unknown> | undefined;
  try {
    json = JSON.parse(raw.toString()) as Record<string, unknown>;
  } catch {}
  const { method = '', headers } = request;
  return { method, path: url.pathname, query: url.searchParams, headers, raw, json };
}

function give(response: ServerResponse, answer: Answer, timers: Set<NodeJS.Timeout>): void {
  if (answer.trouble === 'silence') return;
  if (answer.trouble === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  const isRaw = typeof answer.body === 'string' || Buffer.isBuffer(answer.body);
  const told = isRaw ? (answer.body as string | Buffer) : JSON.stringify(answer.body ?? {});
  const body = answer.trouble === 'flood' ? 'x'.repeat(1024 * 1024 + 1) : told;
  response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers });
  if (answer.trouble === 'drip') timers.add(setInterval(() => response.write(' '), 50));
  else response.end(body);
}
