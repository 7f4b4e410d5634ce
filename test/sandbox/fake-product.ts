import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly path: string;
  /** The query string as sent, without `?`. */
  readonly search: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export type Answer = { status: number; body?: string } | 'hang';

/** A product of a few lines: it has a clock, writes down what it gets and answers as the test says. */
export class FakeProduct {
  now = Date.parse('2024-03-25T09:00:00+08:00');
  readonly received: Received[] = [];
  readonly forwarded: string[] = [];
  answer: (received: Received) => Answer = () => ({ status: 200 });
  url = '';
  private readonly server = createServer((request, response) => void this.handle(request, response));

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    return this;
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url!, this.url);
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    if (url.pathname.startsWith('/sandbox/')) {
      this.forwarded.push(`${request.method} ${url.pathname} ${request.headers['x-sandbox-hop']} ${body}`);
      if (body.startsWith('{"now"')) this.now = Date.parse(JSON.parse(body).now);
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ now: new Date(this.now).toISOString(), ran: [] }));
      return;
    }
    const search = url.search.slice(1);
    const received = { path: url.pathname, search, query: url.searchParams, headers: request.headers, body };
    this.received.push(received);
    const answer = this.answer(received);
    if (answer !== 'hang') response.writeHead(answer.status).end(answer.body ?? '');
  }
}
