import type { PlatformTools, SendResult } from './contract.ts';

/** A token from the platform, or why there is none. */
export type TokenAnswer =
  | { readonly kind: 'token'; readonly value: string; readonly lifeMs: number }
  | { readonly kind: 'none'; readonly result: SendResult };

type Token = { readonly kind: 'token'; readonly value: string } | Extract<TokenAnswer, { kind: 'none' }>;

export interface TokenKeeper {
  /** A token to use; one that the platform has just `rejected` is asked for anew. */
  get(rejected?: string): Promise<Token>;
}

/** Refreshed this long before the end, so that a token never dies on the way; half its life when that is shorter. */
const earlyMs = 5 * 60_000;
/** Wrong secrets asked about again and again make the platforms block our address for an hour. */
const refusalMs = 5 * 60_000;

/** Keeps one access token: in memory, behind it in the store shared by all processes, fetched once at a time. */
export function keepToken(
  name: string,
  tools: PlatformTools,
  fetch: () => Promise<TokenAnswer>,
): TokenKeeper {
  let known: { value: string; expiresAt: number } | undefined;
  let refused: { token: Token; until: number } | undefined;
  let running: Promise<Token> | undefined;

  const usable = (token: typeof known, rejected?: string) =>
    token !== undefined && token.value !== rejected && tools.now() < token.expiresAt;

  async function refresh(rejected?: string): Promise<Token> {
    const stored = await tools.tokens.get(name);
    if (stored && usable(stored, rejected)) {
      known = stored;
      return { kind: 'token', value: stored.value };
    }
    const asked = tools.now();
    const answer = await fetch();
    if (answer.kind === 'none') {
      if (answer.result.kind === 'refused') refused = { token: answer, until: asked + refusalMs };
      return answer;
    }
    known = { value: answer.value, expiresAt: asked + answer.lifeMs - Math.min(earlyMs, answer.lifeMs / 2) };
    await tools.tokens.put(name, known.value, known.expiresAt);
    return { kind: 'token', value: answer.value };
  }

  return {
    async get(rejected) {
      if (known && usable(known, rejected)) return { kind: 'token', value: known.value };
      if (refused && tools.now() < refused.until) return refused.token;
      running ??= refresh(rejected).finally(() => {
        running = undefined;
      });
      return running;
    },
  };
}
