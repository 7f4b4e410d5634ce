import { describe, expect, it } from 'vitest';
import { closedScene, closingScene } from '../support/closing-scene.ts';
import type { Scene } from '../support/scene.ts';

const appeals = ({ db }: Scene) => db.selectFrom('appeals').selectAll().orderBy('id').execute();
const said = async (scene: Scene, from: number) => (await scene.outbox()).slice(from);

describe('异议', () => {
  it('against a figure is put before the office with the lines to answer, and shown beside the figure', async () => {
    const scene = await closingScene();
    const before = (await scene.outbox()).length;
    expect(await scene.say('liufang', '异议 创业培训 原因：漏统计两期培训')).toEqual([
      '已提出异议（编号 1）：大祥区2024年9月 创业培训（100人次），等专班办公室答复。',
    ]);
    const [first] = await said(scene, before);
    expect(first!.lines).toEqual([
      '【异议 1】大祥区2024年9月 创业培训（100人次）。原因：漏统计两期培训',
      '采纳请写核实后的数：采纳 1 <数>',
      '不采纳请发：驳回 1 原因：…',
    ]);
    expect((await scene.say('liufang', '得分'))[2]).toBe(
      '· 创业培训 16.71/33.33分（100人次，完成37.04%，序时73.89%，滞后（红））（异议1号待答复）',
    );
  });

  it('against an entry of the score is made by its number or its name', async () => {
    const scene = await closedScene();
    expect((await scene.say('ouyangmin', '异议 第1条 原因：当天系统故障'))[0]).toBe(
      '已提出异议（编号 1）：隆回县2024年9月 未报 扣2分：2024年9月月调度，等专班办公室答复。',
    );
    expect((await scene.say('ouyangmin', '得分')).at(-1)).toBe(
      '1. 未报 扣2分：2024年9月月调度（异议1号待答复）',
    );
    expect(await scene.say('ouyangmin', '异议 未报 原因：再说一次')).toEqual([
      '已经对未报 扣2分：2024年9月月调度提出过异议，正等专班办公室答复，不用再发。',
    ]);
  });

  it('is read without “原因：” as people write it', async () => {
    const scene = await closedScene();
    expect(await scene.say('liufang', '异议 9月 创业培训 漏统计两期培训，应为180人次')).toEqual([
      '已提出异议（编号 1）：大祥区2024年9月 创业培训（100人次），等专班办公室答复。',
    ]);
    expect((await scene.say('ouyangmin', '异议 第1条，当天系统故障'))[0]).toContain('已提出异议（编号 2）');
    expect((await appeals(scene)).map(({ reason }) => reason)).toEqual([
      '漏统计两期培训，应为180人次',
      '当天系统故障',
    ]);
  });

  it('without anything lists what waits, and how it is made', async () => {
    const scene = await closedScene();
    await scene.say('ouyangmin', '异议 创业培训 原因：漏报');
    expect((await scene.say('ouyangmin', '异议')).slice(0, 2)).toEqual([
      '等待答复的异议1件：',
      '1号 创业培训（未报）',
    ]);
  });

  it.each([
    ['no reason', '异议 创业培训', '异议要写原因，还没有提出。请补上再发：', 'liufang'],
    [
      'nothing that is known',
      '异议 天气 原因：下雨',
      '“天气”不是指标名、得分里的某条或本单位的通知编号，没有记录。',
      'liufang',
    ],
    [
      'an entry that is not there',
      '异议 第9条 原因：不对',
      '“第9条”不是指标名、得分里的某条或本单位的通知编号，没有记录。',
      'liufang',
    ],
    [
      'a liaison of two units who names none',
      '异议 创业培训 原因：漏报',
      '您负责几个单位，请写明是哪个，例如：',
      'xiewenjing',
    ],
  ])('%s: says what is missing, stores nothing', async (_, typed, first, user) => {
    const scene = await closingScene();
    expect((await scene.say(user, typed, { alone: user === 'xiewenjing' }))[0]).toBe(first);
    expect(await appeals(scene)).toEqual([]);
  });

  it('is taken for five workdays from the publication on', async () => {
    const scene = await closedScene();
    scene.at('2024-10-18T17:00+08:00');
    expect((await scene.say('liufang', '异议 9月 创业培训 原因：漏统计'))[0]).toContain('已提出异议');
    scene.at('2024-10-21T09:00+08:00');
    expect((await scene.say('ouyangmin', '异议 9月 创业培训 原因：漏统计'))[0]).toBe(
      '2024年9月的异议受理到10月18日，已经过了，没有记录。',
    );
  });
});
