import type { Http } from './http.ts';
import type { TokenKeeper } from './token-keeper.ts';

/** What a send talks to the platform with. */
interface Line {
  readonly http: Http;
  readonly token?: TokenKeeper;
}

/** Does `work` with a line on which every exchange, and every wait for a token, ends when the time is over. */
export async function within<L extends Line, T>(
  ms: number,
  line: L,
  work: (line: L) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), ms);
  const { signal } = controller;
  try {
    const http = line.http.until(signal);
    return await work({ ...line, http, ...(line.token && { token: tokenUntil(line.token, signal) }) });
  } finally {
    clearTimeout(timer);
  }
}

/** Others may wait for the same token, so it is not given up: only the waiting is. Nothing was sent without it. */
function tokenUntil(token: TokenKeeper, signal: AbortSignal): TokenKeeper {
  return {
    get: (rejected) =>
      new Promise((resolve, reject) => {
        const giveUp = () => resolve({ kind: 'none', result: { kind: 'retry', code: 'token_deadline' } });
        if (signal.aborted) return giveUp();
        signal.addEventListener('abort', giveUp, { once: true });
        token.get(rejected).then(resolve, reject);
      }),
  };
}
