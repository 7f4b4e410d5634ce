import { describe, expect, it } from 'vitest';
import { ledger } from '../support/ledger.ts';
import { openScene } from '../support/scene.ts';

const now = '2024-03-29T10:00+08:00';
const liaison = 'ouyangmin';

describe('零报告', () => {
  it('with a name begins at nought', async () => {
    const scene = await openScene({ now });
    expect((await scene.say(liaison, '零报告 事故起数'))[1]).toContain('生产安全事故起数 0起 · 目标9起');
    expect((await ledger(scene.db))[0]).toMatchObject({ kind: 'zero', value: '0' });
  });

  it('keeps a value that was reached before', async () => {
    const scene = await openScene({ now });
    await scene.say(liaison, '填报 新增城镇就业 1450人');
    expect((await scene.say(liaison, '零报告 新增城镇就业'))[1]).toContain('1450人');
  });

  it('without names answers every count that is asked, in at most twelve lines, and says what is still missing', async () => {
    const scene = await openScene({ now });
    const lines = await scene.say(liaison, '零报告');
    expect(lines.length).toBeLessThanOrEqual(12);
    expect(lines.at(-1)).toContain('还差');
    expect(lines.join('\n')).toMatch(/已记录 隆回县 2024年3月 \d+项/);
    const rows = await ledger(scene.db);
    expect(rows.length).toBeGreaterThan(10);
    expect(new Set(rows.map(({ kind, value }) => `${kind} ${value}`))).toEqual(new Set(['zero 0']));
  });

  it('of a department answers only for what it leads', async () => {
    const scene = await openScene({ now });
    await scene.say('wuqian', '零报告');
    const rows = await ledger(scene.db);
    expect(rows.map(({ indicator }) => scene.office.indicator(indicator).lead)).toEqual(
      Array(7).fill('renshe'),
    );
  });

  it('without names leaves what does not count from zero alone', async () => {
    const scene = await openScene({ now });
    await scene.say(liaison, '填报 社零增速 5.8%');
    await scene.say(liaison, '零报告');
    const zeros = (await ledger(scene.db)).filter(({ kind }) => kind === 'zero');
    const kinds = zeros.map(({ indicator }) => scene.office.indicator(indicator));
    expect(new Set(kinds.map(({ kind }) => kind))).toEqual(new Set(['cumulative', 'cap']));
    expect(kinds.map(({ id }) => id)).not.toContain('pm25');
  });
});
