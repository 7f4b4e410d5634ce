import { expect, it } from 'vitest';
import { givenUp, saidUnasked } from '../support/said-unasked.ts';
import { Sandboxed } from '../support/sandboxed.ts';

/** What the units' groups read in this span when all goes well. */
const expected = [
  '09-23 就业周调度 开始',
  '09-25 月调度 开始',
  '09-27 就业周调度 催报',
  '09-29 就业周调度 催报',
  '09-30 就业周调度 开始',
];
const faults = { rate: 0.3, kinds: ['timeout', '5xx', 'throttle', 'reset'] };

it('with platforms that fail three times in ten, every reminder arrives once or stands in the outbox', async () => {
  const product = await Sandboxed.start({ SANDBOX_NOW: '2024-09-20T18:00:00+08:00' });
  try {
    for (const platform of ['wecom', 'dingtalk'])
      await product.call('/sandbox/faults', { platform, ...faults });
    for (const day of ['09-24', '09-27', '09-30']) await product.moveTo(`2024-${day}T12:00:00+08:00`);
    await product.moveTo('2024-09-30T20:30:00+08:00');
    for (const platform of ['wecom', 'dingtalk'])
      await product.call('/sandbox/faults', { platform, rate: 0, kinds: [] });
    await product.idle();
    const outbox = await product.diaodu('outbox');
    for (const [unit, platform] of groups) {
      const chat = await product.chat(unit, platform);
      const lines = await saidUnasked(product, chat);
      const rounds = lines
        .map((line) => line.replace(/ \d\d:\d\d/, ''))
        .filter((line) => !/双月清单/.test(line));
      expect(new Set(rounds).size, rounds.join('\n')).toBe(rounds.length);
      expect(rounds.filter((line) => !expected.includes(line))).toEqual([]);
      expect(expected.length - rounds.length, outbox).toBeLessThanOrEqual(givenUp(outbox, chat));
    }
  } finally {
    await product.stop();
  }
}, 600_000);

const groups = [
  ['双清区', 'wecom'],
  ['大祥区', 'wecom'],
  ['北塔区', 'wecom'],
  ['邵东市', 'wecom'],
  ['洞口县', 'dingtalk'],
  ['绥宁县', 'dingtalk'],
  ['新宁县', 'dingtalk'],
] as const;
