import { describe, expect, it } from 'vitest';
import { openScene } from '../support/scene.ts';

const now = '2024-03-29T10:00+08:00';

describe('未报', () => {
  it('names what each open round still lacks, the earliest due first', async () => {
    const scene = await openScene({ now });
    await scene.say('ouyangmin', '填报 新增城镇就业 1450人');
    const lines = await scene.say('ouyangmin', '未报');
    expect(lines[0]).toBe('【就业周调度】3月29日（周五）17:00截止：还差4项');
    expect(lines[1]).toBe('新增农村劳动力转移就业、职业技能培训、创业培训、创业担保贷款发放');
    expect(lines[2]).toBe('【月调度】4月2日（周二）17:00截止：还差47项');
    expect(lines[3]).toMatch(/^2024年市定十大重点民生实事（13）：失业人员再就业、/);
    expect(lines.slice(3).join('、')).not.toContain('等');
  });

  it('keeps the units of a liaison of two apart', async () => {
    const scene = await openScene({ now });
    const lines = await scene.say('xiewenjing', '未报');
    const heads = lines.filter((line) => line.startsWith('【'));
    expect(heads).toEqual([
      '【就业周调度】双清区3月29日（周五）17:00截止：还差5项',
      '【月调度】双清区4月2日（周二）17:00截止：还差48项',
      '【就业周调度】北塔区3月29日（周五）17:00截止：还差5项',
      '【月调度】北塔区4月2日（周二）17:00截止：还差48项',
    ]);
    expect(lines[1]).toMatch(/^新增城镇就业、/);
  });

  it('counts by unit for the office, on one screen', async () => {
    const scene = await openScene({ now });
    const lines = await scene.say('huangjing', '未报');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toContain('13个单位未报齐');
    expect(lines[1]).toMatch(/^双清区、.*隆回县、.*市人社局（各5项全未报）$/);
    expect(lines[3]).toContain('；大祥区（49项全未报）；');
  });

  it('asks a department only for what it leads', async () => {
    const scene = await openScene({ now });
    expect((await scene.say('wuqian', '未报'))[2]).toContain('还差9项');
  });

  it('says when a round is over due, complete, or none is open', async () => {
    const scene = await openScene({ now });
    for (const name of [
      '新增城镇就业 1人',
      '转移就业 1人',
      '职业技能培训 1人次',
      '创业培训 1人次',
      '担保贷款 1万元',
    ])
      await scene.say('ouyangmin', `填报 ${name}`);
    expect((await scene.say('ouyangmin', '还差什么'))[0]).toBe(
      '【就业周调度】3月29日（周五）17:00截止：已全部报齐。',
    );
    scene.at('2024-04-03T09:00+08:00');
    expect((await scene.say('ouyangmin', '未报')).join('\n')).toContain(
      '【月调度】4月2日（周二）17:00截止，已逾期：还差43项',
    );
    scene.at('2024-04-14T10:00+08:00');
    expect(await scene.say('ouyangmin', '未报')).toEqual(['现在没有正在进行的调度，不用填报。']);
  });

  it('of a unit typed by the office shows that unit’s items, by programme', async () => {
    const scene = await openScene({ now });
    const lines = await scene.say('huangjing', '未报 洞口县');
    expect(lines[0]).toContain('还差5项');
    expect(lines.join('\n')).toMatch(/2024年[^\n]*（\d+）：[^\n]*、/);
    expect((await scene.say('ouyangmin', '未报 洞口县'))[0]).toContain(
      '只有本单位、专班办公室和领导可以查看',
    );
    expect((await scene.say('huangjing', '未报 火星')).at(-1)).toContain('例如：未报 隆回县');
  });

  it('counts no unit that nobody reports for', async () => {
    const scene = await openScene({ now });
    await scene.say('wuqian', '解绑');
    await scene.db.deleteFrom('identities').where('person_id', '=', 'wu-qian').execute();
    const lines = await scene.say('huangjing', '未报');
    expect(lines[0]).toContain('12个单位未报齐');
    expect(lines[1]).not.toContain('邵阳市');
  });

  it('groups units that lack the same, and counts what is partly in', async () => {
    const scene = await openScene({ now });
    await scene.say('ouyangmin', '填报 新增城镇就业 1450人');
    const lines = await scene.say('huangjing', '未报');
    expect(lines[1]).toMatch(/（各5项全未报）；隆回县（差4项）$/);
    expect(lines[1]!.split('隆回县')).toHaveLength(2);
  });

  it('holds each unit to its own deadline', async () => {
    const scene = await openScene({ now });
    await scene.say('ouyangmin', '延期 2天 原因：正在核对');
    await scene.say('huangjing', '同意 1');
    scene.at('2024-03-29T17:30+08:00');
    expect((await scene.say('liufang', '未报')).join('\n')).not.toContain('就业周调度');
    expect((await scene.say('ouyangmin', '未报'))[0]).toBe('【就业周调度】4月1日（周一）17:00截止：还差5项');
    expect((await scene.say('huangjing', '未报 隆回县'))[0]).toBe(
      '【就业周调度】4月1日（周一）17:00截止：还差5项',
    );
  });
});
