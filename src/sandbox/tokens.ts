import type { Simulator } from './context.ts';
import { token } from './ids.ts';

/** How long an access token lives on every interface. */
export const tokenLifeSeconds = 7_200;

interface AccessToken {
  readonly expiresAt: number;
}

/** Gives out an app's access token: the same one while it lives, its life renewed when `extend` is set. */
export function issueToken(sim: Simulator, app: 'wecom' | 'dingtalk', extend: boolean): string {
  const now = sim.clock.now();
  const expiresAt = now + tokenLifeSeconds * 1000;
  const current = sim.ledger.table<string>('current-token');
  const known = current.get(app);
  if (known && tokenState(sim, app, known) === 'valid') {
    if (extend) tokens(sim).set(`${app} ${known}`, { expiresAt });
    return known;
  }
  const value = token(48);
  tokens(sim).set(`${app} ${value}`, { expiresAt });
  current.set(app, value);
  return value;
}

/** What an access token is worth now. */
export function tokenState(
  sim: Simulator,
  app: 'wecom' | 'dingtalk',
  value: string,
): 'valid' | 'expired' | 'unknown' {
  const found = tokens(sim).get(`${app} ${value}`);
  if (!found) return 'unknown';
  return sim.clock.now() < found.expiresAt ? 'valid' : 'expired';
}

function tokens(sim: Simulator) {
  return sim.ledger.table<AccessToken>('token');
}
