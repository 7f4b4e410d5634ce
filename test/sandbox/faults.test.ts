import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { robotKey, TestBench, wecomGroup } from './setup.ts';

let bench: TestBench;
let victim: ChildProcess | undefined;
beforeEach(async () => {
  bench = await new TestBench().start();
});
afterEach(async () => {
  victim?.kill('SIGKILL');
  victim = undefined;
  await bench.stop();
});

/** Sends one robot message with the patience of an HTTP client; says how it went. */
async function send(patienceMs = 10_000): Promise<string> {
  try {
    const answer = await fetch(`${bench.url}/cgi-bin/webhook/send?key=${robotKey}`, {
      method: 'POST',
      body: JSON.stringify({ msgtype: 'text', text: { content: '您好' } }),
      signal: AbortSignal.timeout(patienceMs),
    });
    if (answer.status !== 200) return String(answer.status);
    return `errcode ${((await answer.json()) as { errcode: number }).errcode}`;
  } catch (error) {
    return (error as Error).name === 'TimeoutError' ? 'timeout' : 'reset';
  }
}

async function sendMany(count: number, patienceMs?: number): Promise<string[]> {
  const outcomes: string[] = [];
  for (let n = 0; n < count; n++) outcomes.push(await send(patienceMs));
  return outcomes;
}

const misbehave = (rate: number, kinds: string[]) =>
  bench.post('/sandbox/faults', { platform: 'wecom', rate, kinds, seed: 7 });

describe('a misbehaving platform', () => {
  it.each([
    ['5xx', '502'],
    ['reset', 'reset'],
    ['timeout', 'timeout'],
  ])('with %s fails sometimes before and sometimes after it accepted the message', async (kind, outcome) => {
    await misbehave(1, [kind]);
    const outcomes = await sendMany(16, kind === 'timeout' ? 250 : undefined);
    expect(new Set(outcomes)).toEqual(new Set([outcome]));
    const delivered = (await bench.transcript(wecomGroup)).length;
    expect(delivered).toBeGreaterThan(0);
    expect(delivered).toBeLessThan(16);
  });

  it('says "too fast" in the words of the platform and delivers nothing', async () => {
    await misbehave(1, ['throttle']);
    expect(await send()).toBe('errcode 45009');
    expect(await bench.transcript(wecomGroup)).toEqual([]);
    await bench.post('/sandbox/faults', { platform: 'dingtalk', rate: 1, kinds: ['throttle'] });
    expect(await bench.post('/robot/send?access_token=x', {})).toMatchObject({ body: { errcode: 410100 } });
    expect(await bench.post('/v1.0/robot/groupMessages/send', {})).toMatchObject({
      status: 403,
      body: { code: 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi' },
    });
  });

  it('fails at the given rate, the same way for the same seed', async () => {
    await misbehave(0.5, ['5xx']);
    const outcomes = await sendMany(12);
    expect(new Set(outcomes)).toEqual(new Set(['502', 'errcode 0']));
    await misbehave(0.5, ['5xx']);
    bench.product.now += 60_000;
    expect(await sendMany(12)).toEqual(outcomes);
  });

  it('behaves again with rate 0, and leaves the other platform alone', async () => {
    await misbehave(1, ['5xx']);
    expect((await bench.post('/robot/sendBySession?session=no', {})).status).toBe(200);
    await misbehave(0, []);
    expect(await send()).toBe('errcode 0');
  });

  it('refuses a rate above 1, unknown kinds and platforms', async () => {
    for (const body of [{ rate: 2 }, { rate: 1, kinds: ['flood'] }, { platform: 'slack', rate: 1 }, []]) {
      expect(await bench.post('/sandbox/faults', body)).toMatchObject({
        status: 400,
        body: { code: 'bad_request' },
      });
    }
  });
});

describe('the kill switch', () => {
  it.each([
    ['before-send', 2],
    ['after-send', 3],
  ])('%s kills the product at the third message, of which %i are then delivered', async (kill, delivered) => {
    victim = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    writeFileSync(join(bench.dataDir, 'product.pid'), `${victim.pid}\n`);
    await bench.post('/sandbox/faults', { kill, nth: 3 });
    // Fetching a token is no message.
    await bench.get('/cgi-bin/gettoken');
    expect(await sendMany(2)).toEqual(['errcode 0', 'errcode 0']);
    expect(victim.exitCode ?? victim.signalCode).toBeNull();
    const exit = once(victim, 'exit');
    expect(await send()).toBe('reset');
    expect((await exit)[1]).toBe('SIGKILL');
    expect(await bench.transcript(wecomGroup)).toHaveLength(delivered);
    expect(await send()).toBe('errcode 0');
  });
});
