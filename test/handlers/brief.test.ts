import { describe, expect, it } from 'vitest';
import { closedScene } from '../support/closing-scene.ts';
import { openScene } from '../support/scene.ts';

const now = '2024-03-29T10:00+08:00';

describe('简报', () => {
  it('tells the situation on one screen: counts by programme, the worst, who is silent', async () => {
    const scene = await openScene({ now });
    await scene.say('ouyangmin', '填报 新增城镇就业 100人 创业培训 633人次');
    await scene.say('wuqian', '填报 新增城镇就业 9000人');
    const lines = await scene.say('huangjing', '简报');
    expect(lines.length).toBeLessThanOrEqual(12);
    expect(lines[2]).toContain('2024年就业创业（截至3月29日，5项）：达到序时1项');
    const text = lines.join('\n');
    expect(text).toMatch(/隆回县新增城镇就业 100人 .* 滞后（红）（3月29日）/);
    expect(text).toMatch(/就业周调度（3月29日（周五）17:00截止）未报齐13个：双清区、.*隆回县、.*市人社局\n/);
  });

  it('says of a sum how many counties it is made of', async () => {
    const scene = await openScene({ now });
    await scene.say('ouyangmin', '填报 新增城镇就业 100人');
    const text = (await scene.say('huangjing', '简报')).join('\n');
    expect(text).toMatch(/邵阳市新增城镇就业 100人 .*各县市区合计，1个县市区已报，11个未报/);
  });

  it('says so when nothing is behind', async () => {
    const scene = await openScene({ now });
    expect((await scene.say('maguoqiang', '概况')).join('\n')).toContain('目前没有滞后的指标。');
  });

  it('shows the first and the last places of the newest ranking once it is published', async () => {
    const open = await closedScene(false);
    expect((await open.say('huangjing', '简报')).join('\n')).not.toContain('排名');
    const scene = await closedScene();
    expect(await scene.say('maguoqiang', '简报', { alone: true })).toContain(
      '县市区排名（12个，2024年9月）：前3位 1.新邵县100.00分、2.大祥区83.38分、3.隆回县53.55分；后3位 5.（并列）8个单位0.00分',
    );
  });
});
