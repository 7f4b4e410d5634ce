import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What reached the people, by the code of the reply URL it came to. */
export interface FakePlatform {
  readonly base: string;
  /** Answers delivered so far. */
  count(): number;
  answer(code: string): string | undefined;
  /** Posts to a reply URL that was used up: refused, as on the platform. */
  refused(): number;
  /** Calls to anything but a reply URL. */
  others(): number;
  /** Called with the code of each answer delivered. */
  onAnswer(listener: (code: string) => void): void;
  forget(): void;
  close(): void;
}

/** The platform's side of reply URLs: each takes one answer, once. */
export async function startFakePlatform(): Promise<FakePlatform> {
  const answers = new Map<string, string>();
  let [refused, others] = [0, 0];
  let listener: (code: string) => void = () => {};

  function take(url: URL, body: string): object {
    const code = url.searchParams.get('response_code');
    if (url.pathname !== '/cgi-bin/aibot/response' || code === null) {
      others += 1;
      return { errcode: 0, errmsg: 'ok' };
    }
    if (answers.has(code)) {
      refused += 1;
      return { errcode: 60140, errmsg: 'invalid response_code' };
    }
    answers.set(code, body);
    listener(code);
    return { errcode: 0, errmsg: 'ok' };
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const answer = JSON.stringify(
        take(new URL(request.url!, 'http://fake'), Buffer.concat(chunks).toString()),
      );
      response
        .writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': answer.length })
        .end(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    count: () => answers.size,
    answer: (code) => answers.get(code),
    refused: () => refused,
    others: () => others,
    onAnswer: (given) => {
      listener = given;
    },
    forget() {
      answers.clear();
      refused = others = 0;
    },
    close: () => server.close().closeAllConnections(),
  };
}
