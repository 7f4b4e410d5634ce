import { describe, expect, it } from 'vitest';
import { ledger } from '../support/ledger.ts';
import { openScene } from '../support/scene.ts';

const now = '2024-03-29T10:00+08:00';
const liaison = 'ouyangmin';
const paragraph = '目前全县城镇新增就业 1450 人，完成 31%；职业技能培训1750人次，完成46%，另有 55 名学员。';

describe('prose', () => {
  it('is shown as it was understood and recorded only after 确认', async () => {
    const scene = await openScene({ now });
    const lines = await scene.say(liaison, paragraph);
    expect(lines).toEqual([
      '不知道归哪项、没有记录的数字：“另有55名”',
      '我理解为 隆回县 以下2项（数据截至3月29日），还没有记录：',
      '1. 新增城镇就业 1450人 · 目标4680人 · 完成30.98% · 序时24.46% · 达到序时',
      '2. 职业技能培训 1750人次 · 目标3800人次 · 完成46.05% · 序时24.46% · 达到序时',
      '请回复“确认”记录，或“取消”放弃（4月1日23:59前有效）。',
    ]);
    expect(await ledger(scene.db)).toEqual([]);
    await scene.say(liaison, '确认');
    expect((await ledger(scene.db)).map(({ value }) => value)).toEqual(['1450', '1750']);
  });

  it('keeps the day it was said on when 确认 comes a day later', async () => {
    const scene = await openScene({ now });
    await scene.say(liaison, paragraph);
    scene.at('2024-04-01T10:00+08:00');
    expect((await scene.say(liaison, '确认'))[0]).toContain('2024年3月 2项（数据截至3月29日）');
  });

  it('replaces the earlier proposal, and says so', async () => {
    const scene = await openScene({ now });
    await scene.say(liaison, paragraph);
    expect((await scene.say(liaison, '全县创业培训 600 人次。')).at(-1)).toContain(
      '上一条等确认的内容已由这条代替，没有记录',
    );
    await scene.say(liaison, '确认');
    expect((await ledger(scene.db)).map(({ indicator }) => indicator)).toEqual(['startup-training']);
  });

  it('without figures is answered politely and records nothing', async () => {
    const scene = await openScene({ now });
    expect(await scene.say(liaison, '今天天气不错')).toEqual([
      '没有看懂“今天天气不错”，没有记录。',
      '要报数请这样发送：填报 新增城镇就业 1450人；发送“帮助”看全部用法。',
    ]);
    const page = '会议强调，要把民生实事办好办实，让群众看得见、摸得着、得实惠。'.repeat(30);
    expect((await scene.say(liaison, page))[0]).toBe('这段文字里没有看到需要记录的指标数据，没有记录。');
  });

  it('shows what it could not read without its mentions and links', async () => {
    const scene = await openScene({ now });
    const [line] = await scene.say(liaison, '@所有人 [点我](http://a.cn) <b>');
    expect(line).not.toMatch(/@|\[|<|http:\/\//);
  });

  it('of fifteen figures is answered in at most twelve lines, and 确认 records all', async () => {
    const scene = await openScene({ now });
    const figures = [
      '失业人员再就业100人，困难人员再就业50人，市定适老化改造30户，老年食堂3个，市定无障碍改造20户，托位40个',
      '农村公路8公里，安置房办证12户，危旧燃气管网2公里，新建燃气管网1公里，超期安置30户，两癌检查1000人',
      '新增城镇就业1450人，职业技能培训300人次，省定适老化改造90户，培训5人次',
    ];
    const lines = await scene.say(liaison, figures.join('，'));
    expect(lines.length).toBeLessThanOrEqual(12);
    expect(lines.join('\n')).toContain('以下15项');
    expect((await scene.say(liaison, '确认')).length).toBeLessThanOrEqual(12);
    expect(await ledger(scene.db)).toHaveLength(15);
  });

  it('from somebody who does not report is not read as figures', async () => {
    const scene = await openScene({ now });
    expect(await scene.say('huangjing', paragraph)).toEqual([
      '没有看懂这句话，没有记录。',
      '发送“帮助”查看您能用的命令。',
    ]);
  });
});
