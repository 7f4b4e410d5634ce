import { afterAll, beforeAll, expect, it } from 'vitest';
import { Sandboxed } from '../support/sandboxed.ts';
import { employmentSentence, seed } from './seeds.ts';

const liaison = { wecom: 'ouyangmin', dingtalk: '028645193620174' };
const completions = ['30.98%', '49.99%', '46.05%', '82.21%', '51.99%'];

/** The employment sentence of 隆回县, typed on a platform; each has a file of its own, so that they run side by side. */
export function reportsByChat(platform: keyof typeof liaison): void {
  let product: Sandboxed;
  let chat: string;
  const say = (text: string) => product.say(chat, liaison[platform], text);

  beforeAll(async () => {
    product = await Sandboxed.start({ SANDBOX_NOW: '2024-03-31T10:00+08:00' });
    chat = (await product.chat('隆回县', platform)).id;
  });
  afterAll(() => product.stop());

  it('is shown back with five figures and recorded on 确认, all on schedule at 25%', async () => {
    const [understood] = await say(employmentSentence());
    expect(understood).toContain('还没有记录');
    for (const percent of completions) expect(understood).toContain(percent);
    const [recorded] = await say('确认');
    expect(recorded).toContain('已记录 隆回县');
    expect(recorded).toContain('数据截至3月31日');
    for (const percent of completions) expect(recorded).toContain(percent);
    expect(recorded!.match(/序时25% · 达到序时/g)).toHaveLength(5);
  });

  it('is yellow for 新增城镇就业 with the same values on 30 April', async () => {
    await product.moveTo('2024-04-30T10:00+08:00');
    await say(employmentSentence());
    const [recorded] = await say('确认');
    expect(recorded).toMatch(/新增城镇就业 1450人.*序时33\.33% · 滞后（黄）/);
  });

  it('is red for 新增城镇就业 on 31 May, 职业技能培训 on schedule', async () => {
    await product.moveTo('2024-05-31T10:00+08:00');
    await say(employmentSentence());
    const [recorded] = await say('确认');
    expect(recorded).toMatch(/新增城镇就业 1450人.*序时41\.67% · 滞后（红）/);
    expect(recorded).toMatch(/职业技能培训 1750人次.*序时41\.67% · 达到序时/);
  });

  it('records nothing after 取消', async () => {
    await product.moveTo('2024-06-28T10:00+08:00');
    await say('新增城镇就业 2000 人，职业技能培训 1800 人次');
    expect((await say('取消'))[0]).toContain('什么都没有记录');
    expect((await say('进度'))[0]).not.toContain('2000人');
    expect((await say('确认'))[0]).toContain('没有等待确认');
  });

  it('answers a newspaper page with nothing to record', async () => {
    const answers = await say(seed('004'));
    expect(answers).toHaveLength(1);
    expect(answers[0]).toContain('没有看到需要记录的指标数据');
    expect((await say('进度'))[0]).toContain('未报43项');
  });
}
