import { describe, expect, it } from 'vitest';
import { closedScene, closingScene } from '../support/closing-scene.ts';

describe('核对无误', () => {
  it('is kept once for the unit, with whom it is from', async () => {
    const scene = await closingScene();
    expect(await scene.say('heli', '核对无误')).toEqual([
      '已记下：新邵县2024年9月的数据和得分核对无误，10月12日18:00前发现问题仍可提出异议。',
    ]);
    expect(await scene.say('heli', '核对无误')).toEqual(['新邵县2024年9月已经核对过了，不用再发。']);
    expect(await scene.db.selectFrom('check_backs').selectAll().execute()).toMatchObject([
      { month: '2024-09', unit: 'xinshao', person_id: 'he-li' },
    ]);
  });

  it('outside the days for it says when they are', async () => {
    const early = await closingScene('2024-10-09T10:00+08:00');
    expect((await early.say('heli', '核对无误'))[0]).toBe(
      '现在没有要核对的月份，2024年9月在10月10日18:00开始核对。',
    );
    const late = await closedScene(false);
    expect((await late.say('heli', '核对无误'))[0]).toBe(
      '现在没有要核对的月份，2024年10月在11月5日18:00开始核对。',
    );
  });

  it('a liaison of two units says which', async () => {
    const scene = await closingScene();
    expect((await scene.say('xiewenjing', '核对无误', { alone: true }))[1]).toBe('核对无误 双清区');
    expect((await scene.say('xiewenjing', '核对无误 北塔区', { alone: true }))[0]).toContain(
      '北塔区2024年9月',
    );
    expect((await scene.say('heli', '核对无误 北塔区'))[0]).toContain('只能由北塔区自己答复，没有记录');
  });
});
