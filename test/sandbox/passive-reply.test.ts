import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Received } from './fake-product.ts';
import { TestBench, wecomGroup } from './setup.ts';
import { wecomEncrypt, wecomSignature } from './wire.ts';

let bench: TestBench;
beforeEach(async () => {
  bench = await new TestBench().start();
});
afterEach(() => bench.stop());

function reply(received: Received, message: object, spoil: Record<string, unknown> = {}): string {
  const { WECOM_BOT_TOKEN, WECOM_BOT_AES_KEY } = bench.secrets;
  const encrypt = wecomEncrypt(WECOM_BOT_AES_KEY, JSON.stringify(message), '');
  const nonce = received.query.get('nonce')!;
  const timestamp = Math.floor(bench.product.now / 1000);
  const msgsignature = wecomSignature(WECOM_BOT_TOKEN, String(timestamp), nonce, encrypt);
  return JSON.stringify({ encrypt, msgsignature, timestamp, nonce, ...spoil });
}

const stream = (content: string, id = 's1', finish = true) => ({
  msgtype: 'stream',
  stream: { id, finish, content },
});

describe('a passive reply of the AI bot', () => {
  it('is shown in the chat of the message', async () => {
    bench.product.answer = (received) => ({ status: 200, body: reply(received, stream('已登记')) });
    const { body } = await bench.say(wecomGroup, 'ZhangSan', '帮助');
    expect((await bench.transcript(wecomGroup))[1]).toMatchObject({
      seq: 2,
      from: 'bot',
      kind: 'markdown',
      text: '已登记',
      replyTo: body.messageId,
    });
    expect(bench.sim.complaints).toEqual([]);
  });

  it('is shown once when a repeated delivery gets the same stream again', async () => {
    bench.product.answer = (received) => ({ status: 200, body: reply(received, stream('已登记')) });
    await bench.say(wecomGroup, 'ZhangSan', '帮助', 'm1');
    await bench.say(wecomGroup, 'ZhangSan', '帮助', 'm1');
    expect(await bench.transcript(wecomGroup)).toHaveLength(2);
  });

  it.each([
    ['a wrong signature', stream('x'), { msgsignature: '0'.repeat(40) }, 'signature'],
    ['a nonce of its own', stream('x'), { nonce: '1' }, 'nonce'],
    ['plain text for a message', { msgtype: 'text', text: { content: 'x' } }, {}, 'not allowed'],
    ['more than 20480 bytes', stream('长'.repeat(6827)), {}, 'exceeds'],
    ['a stream that never ends', stream('x', 's1', false), {}, 'finish'],
  ])('is dropped with a complaint for %s', async (_what, message, spoil, why) => {
    bench.product.answer = (received) => ({ status: 200, body: reply(received, message, spoil) });
    await bench.say(wecomGroup, 'ZhangSan', '帮助');
    expect(await bench.transcript(wecomGroup)).toHaveLength(1);
    expect(bench.sim.complaints.at(-1)!.what).toContain(why);
  });

  it('shows nothing when it is empty', async () => {
    for (const body of ['', '{}', 'success']) {
      bench.product.answer = () => ({ status: 200, body });
      await bench.say(wecomGroup, 'ZhangSan', '帮助');
    }
    expect((await bench.transcript(wecomGroup)).filter(({ from }) => from === 'bot')).toEqual([]);
    expect(bench.sim.complaints).toEqual([]);
  });
});

describe('somebody who opens the single chat', () => {
  it('is announced once a day and may be greeted with text', async () => {
    const greeting = { msgtype: 'text', text: { content: '您好' } };
    bench.product.answer = (received) => ({ status: 200, body: reply(received, greeting) });
    const enter = async () => {
      await bench.post('/sandbox/enter', { chat: 'bot:ZhangSan', user: 'ZhangSan' });
      await bench.sim.deliveries.quiet(2_000);
    };
    await enter();
    await enter();
    expect(bench.product.received).toHaveLength(1);
    expect(await bench.transcript('bot:ZhangSan')).toMatchObject([
      { from: 'bot', kind: 'text', text: '您好' },
    ]);
    bench.product.now += 24 * 3_600_000;
    await enter();
    expect(bench.product.received).toHaveLength(2);
  });
});
