import { describe, expect, it } from 'vitest';
import { type Attempted, decide, retryDelay } from '../../src/delivery/outcome.ts';
import type { SendResult } from '../../src/platforms/contract.ts';
import { safe, unsafe } from './post-office.ts';

const now = 1_000_000;
const first: Attempted = { attempts: 1, routesLeft: 1, uncertain: false, once: false };
const rest = { lines: ['rest'] };

const table: readonly [string, SendResult, Partial<Attempted>, typeof safe, object][] = [
  ['a sent message is done', { kind: 'sent' }, {}, unsafe, { state: 'sent', error: null }],
  [
    'a sent piece goes on with what is left',
    { kind: 'sent' },
    { rest },
    unsafe,
    { state: 'waiting', notBefore: now, rest, uncertain: false, nextRoute: false },
  ],
  [
    'a route for one piece leaves the rest to the next',
    { kind: 'sent' },
    { rest, once: true },
    safe,
    { state: 'waiting', notBefore: now, rest, uncertain: false, nextRoute: true },
  ],
  [
    'a route that will not carry it is passed over',
    { kind: 'gone', code: 'x' },
    {},
    safe,
    { state: 'waiting', error: 'x', notBefore: now, uncertain: false, nextRoute: true },
  ],
  [
    'without another route it is parked',
    { kind: 'gone', code: 'x' },
    { routesLeft: 0 },
    safe,
    { state: 'parked', error: 'x' },
  ],
  [
    'no other route repeats what may have arrived',
    { kind: 'gone', code: 'x' },
    { uncertain: true },
    safe,
    { state: 'unknown', error: 'x' },
  ],
  ['a refusal is final', { kind: 'refused', code: 'x' }, {}, safe, { state: 'parked', error: 'x' }],
  [
    'a failure waits a second',
    { kind: 'retry', code: 'x' },
    {},
    unsafe,
    { state: 'waiting', error: 'x', notBefore: now + 1000 },
  ],
  [
    'a failure waits as long as the platform says',
    { kind: 'retry', code: 'x', retryAfterMs: 7000 },
    {},
    unsafe,
    { state: 'waiting', error: 'x', notBefore: now + 7000 },
  ],
  [
    'a block concerns the whole address',
    { kind: 'retry', code: 'x', retryAfterMs: 600_000, blocked: true },
    {},
    unsafe,
    { state: 'waiting', error: 'x', notBefore: now + 600_000, blockUntil: now + 600_000 },
  ],
  [
    'the twelfth failure parks it',
    { kind: 'retry', code: 'x' },
    { attempts: 12 },
    safe,
    { state: 'parked', error: 'x' },
  ],
  [
    'an unknown result on an unsafe route is not repeated',
    { kind: 'unknown', code: 'x' },
    {},
    unsafe,
    { state: 'unknown', error: 'x' },
  ],
  [
    'an unknown result on a safe route is repeated, and remembered',
    { kind: 'unknown', code: 'x' },
    {},
    safe,
    { state: 'waiting', error: 'x', uncertain: true, notBefore: now + 1000 },
  ],
  [
    'the twelfth unknown result stays unknown',
    { kind: 'unknown', code: 'x' },
    { attempts: 12 },
    safe,
    { state: 'unknown', error: 'x' },
  ],
];

describe('what a send’s result means:', () => {
  it.each(table)('%s', (_, result, row, capabilities, decision) => {
    const clean = Object.fromEntries(
      Object.entries(decide(result, { ...first, ...row }, capabilities, now)).filter(
        ([, value]) => value !== undefined,
      ),
    );
    expect(clean).toEqual(decision);
  });

  it('each wait is twice the one before, up to ten minutes', () => {
    expect([1, 2, 3, 4, 10, 11, 12].map(retryDelay)).toEqual([
      1000, 2000, 4000, 8000, 512_000, 600_000, 600_000,
    ]);
  });
});
