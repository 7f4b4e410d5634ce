import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Sandboxed } from '../support/sandboxed.ts';
import { freshServices, servicesHere } from './services.ts';

const liaison = { wecom: 'ouyangmin', dingtalk: '028645193620174' };
const pairs = ['embedded', ...(servicesHere() ? ['PostgreSQL and Redis'] : [])];

describe.each(pairs)('a platform that repeats itself, over %s', (pair) => {
  let product: Sandboxed;
  let release = async () => {};
  beforeAll(async () => {
    const services = pair === 'embedded' ? { env: {}, release } : await freshServices();
    release = services.release;
    product = await Sandboxed.start({ SANDBOX_NOW: '2024-03-29T10:00+08:00', ...services.env });
  });
  afterAll(async () => {
    await product.stop();
    await release();
  });

  it.each(['wecom', 'dingtalk'] as const)(
    'adds +120 once and answers once on %s, though it comes three times at once and again after a kill',
    async (platform) => {
      const { id: chat } = await product.chat('隆回县', platform);
      const user = liaison[platform];
      const indicator = platform === 'wecom' ? '新增城镇就业' : '职业技能培训';
      await product.say(chat, user, `填报 ${indicator} 1000`);
      const before = (await product.transcript(chat)).length;
      const messageId = platform === 'wecom' ? 'c0ffee00c0ffee00c0ffee00c0ffee00' : 'msgOnceAndNeverTwice==';
      const plus = { chat, user, text: `填报 ${indicator} +120`, messageId };
      await Promise.all([1, 2, 3].map(() => product.call('/sandbox/say', plus)));
      await product.idle();
      await product.kill();
      await product.launch();
      await product.call('/sandbox/say', plus);
      await product.idle();
      const lines = (await product.transcript(chat)).slice(before);
      const answers = lines.filter(({ from }) => from === 'bot');
      expect(answers).toHaveLength(1);
      expect(answers[0]!.text).toContain('比上次+120');
      const [state] = await product.say(chat, user, '进度');
      expect(state).toMatch(new RegExp(`${indicator} 1120`));
    },
  );

  it('handles what one person says in one chat in the order it was said', async () => {
    const { id: chat } = await product.chat('双清区', 'wecom');
    for (const text of [
      '填报 新增城镇就业 100',
      '填报 新增城镇就业 +1',
      '填报 新增城镇就业 +2',
      '填报 新增城镇就业 +3',
    ])
      await product.call('/sandbox/say', { chat, user: 'zhoumin', text });
    await product.idle();
    const answers = (await product.transcript(chat))
      .filter(({ from }) => from === 'bot')
      .map(({ text }) => text);
    expect(answers.map((text) => /新增城镇就业 (\d+)人/.exec(text)?.[1])).toEqual([
      '100',
      '101',
      '103',
      '106',
    ]);
  });
});
