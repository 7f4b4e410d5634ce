import { describe, expect, it } from 'vitest';
import type { Picture } from '../../src/render/picture.ts';
import type { Board } from '../../src/render/pictures/board.ts';
import type { Card } from '../../src/render/pictures/card.ts';
import type { IndicatorPicture } from '../../src/render/pictures/indicator.ts';
import type { Ranking } from '../../src/render/pictures/ranking.ts';
import type { Trend } from '../../src/render/pictures/trend.ts';
import { runDue } from '../jobs/run-due.ts';
import { closedScene } from '../support/closing-scene.ts';
import { openScene, type SayOptions, type Scene } from '../support/scene.ts';

const now = '2024-10-08T10:00+08:00';

/** What is answered, and the pictures that come with it. */
async function ask(scene: Scene, user: string, text: string, options: SayOptions = {}) {
  const before = (await scene.outbox()).length;
  const lines = await scene.say(user, text, options);
  const sent = (await scene.outbox()).slice(before);
  return {
    lines,
    chats: sent.map(({ chatId }) => chatId),
    pictures: sent.flatMap(({ message }) => (message.pictures ?? []) as readonly Picture[]),
  };
}

async function reported(): Promise<Scene> {
  const scene = await openScene({ now });
  await scene.say('ouyangmin', '填报 新增城镇就业 3300人 创业培训 20人次');
  await scene.say('zhoumin', '填报 新增城镇就业 900人');
  return scene;
}

describe('进度 图', () => {
  it('shows the office all units on boards, sent to the group it was asked in', async () => {
    const scene = await reported();
    const { lines, chats, pictures } = await ask(scene, 'huangjing', '进度 图');
    expect(lines).toEqual([
      '“2024年市定十大重点民生实事”、“2024年省定十大重点民生实事”、“2024年就业创业”、“2024年八大行动”共5张图，由机器人发到本群。',
    ]);
    expect(chats).toEqual([scene.groupOf('huangjing')]);
    const board = pictures.find(({ title }) => title === '2024年就业创业') as Board;
    expect(board.units).toHaveLength(12);
    expect(board.units).toContain('城步县');
    const jobs = board.rows.find(({ name }) => name === '新增城镇就业')!;
    const cell = (unit: string) => jobs.cells[board.units.indexOf(unit)];
    expect(cell('隆回县')).toMatchObject({ text: '70.51', status: 'behind-yellow' });
    expect(cell('新邵县')).toMatchObject({ status: 'unreported' });
    expect(board.asOf).toBe('2024年10月8日');
  });

  it('shows a liaison the own card, with place and score once they are published', async () => {
    const scene = await closedScene();
    const [card] = (await ask(scene, 'ouyangmin', '进度 图')).pictures as readonly Card[];
    expect(card!.title).toBe('隆回县进度');
    expect(card!.facts.map(({ label }) => label)).toEqual(['9月名次', '9月得分', '滞后或未达标', '未报']);
    expect(card!.rows.find(({ name }) => name === '新增城镇就业')).toMatchObject({
      text: '3300人，目标4680人',
      completion: expect.stringMatching(/^70\.51/),
    });
  });

  it('shows one indicator across the units that the asker may see', async () => {
    const scene = await reported();
    const [all] = (await ask(scene, 'huangjing', '进度 新增城镇就业 图'))
      .pictures as readonly IndicatorPicture[];
    expect(all).toMatchObject({ kind: 'indicator', title: '新增城镇就业', asOf: '2024年10月8日' });
    expect(all!.rows).toHaveLength(13);
    expect(all!.rows.find(({ name }) => name === '邵阳市')!.text).toBe(
      '4200人，目标31400人，各单位合计（2个已报，10个未报）',
    );
    const own = (await ask(scene, 'zhoumin', '进度 新增城镇就业图')).pictures as readonly IndicatorPicture[];
    expect(own[0]!.rows.map(({ name }) => name)).toEqual(['双清区']);
  });

  it('shows another unit only to who may read it', async () => {
    const scene = await reported();
    expect((await ask(scene, 'huangjing', '进度 隆回县 图')).pictures.map(({ title }) => title)).toContain(
      '隆回县进度',
    );
    const refused = await ask(scene, 'zhoumin', '进度 隆回县 图');
    expect(refused.lines[0]).toContain('只有本单位');
    expect(refused.chats).toEqual([]);
  });

  it('in a single chat comes alone; where no route carries pictures the lines stand alone', async () => {
    const scene = await reported();
    const alone = await ask(scene, 'huangjing', '进度 图', { alone: true });
    expect(alone.chats).toEqual(['huangjing']);
    Object.assign(scene.tools, {
      office: { ...scene.office, channels: { wecomApp: false, dingtalkApi: false } },
    });
    const none = await ask(scene, 'huangjing', '进度 图', { alone: true });
    expect(none.chats).toEqual([]);
    expect(none.lines.slice(0, 2)).toEqual([
      '这里收不了图片（没有登记群机器人），以下是文字：',
      '各单位进度：',
    ]);
  });
});

describe('排名 图', () => {
  it('shows the ranking with the bottom places, and from the second month the change', async () => {
    const scene = await closedScene();
    const [first] = (await ask(scene, 'ouyangmin', '排名 图')).pictures as readonly Ranking[];
    expect(first).toMatchObject({ title: '2024年9月县市区排名', bottomWord: '后3名', asOf: '2024年9月26日' });
    expect(first!.rows).toHaveLength(12);
    expect(first!.rows.every(({ change }) => change === undefined)).toBe(true);
    scene.at('2024-10-28T10:00+08:00');
    await scene.say('zhoumin', '填报 新增城镇就业 1480 职业技能培训 1100 创业培训 230');
    await runDue(scene, '2024-11-08T10:00+08:00');
    await scene.say('huangjing', '发布');
    const [second] = (await ask(scene, 'ouyangmin', '排名 图')).pictures as readonly Ranking[];
    const row = second!.rows.find(({ name }) => name === '双清区')!;
    expect(row.change).toBeGreaterThan(0);
    const [trend] = (await ask(scene, 'ouyangmin', '排名 双清区 图')).pictures as readonly Trend[];
    expect(trend).toMatchObject({ title: '县市区名次走势', months: ['9月', '10月'], asOf: '2024年10月28日' });
    expect(trend!.subtitle).toMatch(/^双清区名次：2024年9月第\d+（共12个）、10月第1（共12个）$/);
    const points = trend!.units.find(({ name }) => name === '双清区')!.points;
    expect(points.map((point) => point!.place - Number(row.place))).toEqual([row.change, 0]);
  });
});

describe('发布', () => {
  it('sends each group its ranking as a picture behind the text', async () => {
    const scene = await closedScene(false);
    const before = (await scene.outbox()).length;
    await scene.say('huangjing', '发布');
    const sent = (await scene.outbox()).slice(before);
    const pictures = sent.filter(({ message }) => message.pictures);
    const texts = sent.filter(({ lines }) => lines.length > 0);
    expect(pictures.length).toBe(texts.length);
    const titles = pictures.map(({ message }) => message.pictures!.map(({ title }) => title).join('、'));
    expect(new Set(titles)).toEqual(
      new Set(['2024年9月县市区排名', '2024年9月市直部门排名', '2024年9月县市区排名、2024年9月市直部门排名']),
    );
  });

  it('is shown with its picture in 预览', async () => {
    const scene = await closedScene(false);
    expect((await scene.say('huangjing', '预览 排名')).join('\n')).toContain('［图片：2024年9月县市区排名］');
  });
});
