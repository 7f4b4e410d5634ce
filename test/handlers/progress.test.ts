import { describe, expect, it } from 'vitest';
import { openScene } from '../support/scene.ts';

const now = '2024-03-29T10:00+08:00';
const liaison = 'ouyangmin';
const text = (lines: string[]) => lines.join('\n');

describe('进度', () => {
  it('shows the own unit: counts, then the worst first, then what is unreported', async () => {
    const scene = await openScene({ now });
    await scene.say(liaison, '填报 新增城镇就业 1450人 创业培训 20人次');
    const lines = await scene.say(liaison, '进度');
    expect(lines[0]).toBe('隆回县 共48项：达到序时1项、滞后1项、未报46项。');
    expect(lines[1]).toMatch(/^1\. 创业培训 20人次 .* 滞后（红）（3月29日）$/);
    expect(lines[2]).toMatch(/^2\. 新增城镇就业 1450人 .* 达到序时（3月29日）$/);
    expect(lines[3]).toMatch(/^未报：2024年市定十大重点民生实事（13）：失业人员再就业、.*等13项$/);
  });

  it('of one indicator shows all units to the office, leaders and its lead, the own unit to others', async () => {
    const scene = await openScene({ now });
    await scene.say(liaison, '填报 新增城镇就业 1450人');
    await scene.say('zhoumin', '填报 新增城镇就业 400人');
    for (const user of ['huangjing', 'maguoqiang', 'wuqian']) {
      const all = text(await scene.say(user, '进度 城镇新增就业'));
      expect(all).toMatch(/隆回县 1450人[\s\S]*未报：大祥区、/);
      expect(all).toMatch(/邵阳市 1850人 .*各县市区合计/);
    }
    const own = await scene.say('zhoumin', '进度 新增城镇就业');
    expect(own).toHaveLength(2);
    expect(own[1]).toContain('双清区 400人');
  });

  it('of another unit is shown to the office and refused to a neighbour, saying who may', async () => {
    const scene = await openScene({ now });
    expect((await scene.say('huangjing', '进度 隆回'))[0]).toContain('隆回县 共48项');
    expect(await scene.say('zhoumin', '进度 隆回县')).toEqual([
      '隆回县的进度只有本单位、上级单位、专班办公室和领导可以查看。',
      '看本单位请发送：进度',
    ]);
  });

  it('of a department shows only what it leads', async () => {
    const scene = await openScene({ now });
    const lines = await scene.say('wuqian', '进度');
    expect(lines[0]).toBe('邵阳市 由您单位牵头的共9项：未报9项。');
    expect(text(lines)).not.toContain('托位');
  });

  it('of the office gives one line a unit', async () => {
    const scene = await openScene({ now });
    const lines = await scene.say('maguoqiang', '进度');
    expect(lines).toContain('双清区：未报48项');
    expect(lines.at(-1)).toContain('进度 隆回县');
  });

  it('of an observer says whom to ask', async () => {
    const scene = await openScene({ now });
    expect((await scene.say('shilei', '进度')).at(-1)).toContain('专班办公室');
  });

  it('of an unclear name offers names, and of a liaison of two asks for the unit', async () => {
    const scene = await openScene({ now });
    expect((await scene.say(liaison, '进度 适老化改造'))[0]).toContain('市定特殊困难老年人家庭适老化改造');
    expect((await scene.say(liaison, '进度 不存在'))[1]).toContain('请写全称再发');
    const chat = scene.groupOf('huangjing');
    expect((await scene.say('xiewenjing', '进度', { chat }))[0]).toContain('请写单位，例如：进度 双清区');
    expect((await scene.say('xiewenjing', '进度 北塔区', { chat }))[0]).toContain('北塔区 共48项');
  });

  it('shows a silent unit’s last value as 沿用, judged at the last due round', async () => {
    const scene = await openScene({ now });
    await scene.say(liaison, '填报 新增城镇就业 1450人');
    scene.at('2024-06-06T10:00+08:00');
    const line = (await scene.say(liaison, '进度')).find((one) => one.includes('新增城镇就业 1450人'));
    expect(line).toMatch(/（3月29日，沿用，按5月31日判定）$/);
    expect(line).toContain('滞后（红）');
  });
});
