import { describe, expect, it } from 'vitest';
import { closedScene, reportCity, smallCity } from '../support/closing-scene.ts';
import { asked, nothing, papersLeft } from '../support/papers.ts';
import { openScene, type Scene } from '../support/scene.ts';

const office = 'huangjing';
const now = '2024-10-08T10:00+08:00';
const text = '今年以来，市人社局稳就业。';

const texts = async ({ db }: Scene) =>
  db
    .selectFrom('stories')
    .innerJoin('story_texts', 'story_texts.story', 'stories.id')
    .select(['unit', 'month', 'action', 'section', 'state', 'body'])
    .orderBy('story_texts.id')
    .execute();

describe('月报 <行动> <栏目> 正文', () => {
  it.each([
    ['in one line', `月报 民生可感行动 重点任务 ${text}`],
    ['with the action as it is printed', `月报 ▲实施民生可感行动。【重点任务】${text}`],
    ['by its short name', `月报 民生可感 重点任务：${text}`],
    ['in lines, with a label', `月报\n民生可感行动\n重点任务\n正文：${text}`],
  ])('is kept %s, for the month in hand', async (_, typed) => {
    const scene = await openScene({ now, firstStart: '2024-10-01T08:00+08:00' });
    expect(await scene.say('wuqian', typed)).toEqual([
      '已收到2024年10月月报（编号 1）：市人社局，民生可感行动·重点任务，1段、13字。',
      '修改请发：月报 1 改 正文：…',
    ]);
    expect(await texts(scene)).toEqual([
      {
        unit: 'renshe',
        month: '2024-10',
        action: '民生可感行动',
        section: '重点任务',
        state: 'submitted',
        body: text,
      },
    ]);
  });

  it('may name its month, and cannot be for one to come', async () => {
    const scene = await openScene({ now });
    await scene.say('wuqian', `月报 9月 民生可感行动 重点任务 ${text}`);
    expect((await texts(scene))[0]!.month).toBe('2024-09');
    expect((await scene.say('wuqian', `月报 2024年11月 民生可感行动 重点任务 ${text}`))[0]).toBe(
      '2024年11月还没到，没有记录，请核对月份后重发。',
    );
  });

  it('of a county counts for the county', async () => {
    const scene = await openScene({ now });
    await scene.say('ouyangmin', '月报 产业培塑行动 特色亮点 隆回县以“四个一”推动招商。\n一是全面告知。');
    expect(await texts(scene)).toMatchObject([
      { unit: 'longhui', section: '特色亮点', body: '隆回县以“四个一”推动招商。\n一是全面告知。' },
    ]);
  });

  it.each([
    ['no action', '月报 重点任务 今年以来。', /^没有“重点任务”这个行动，没有记录。行动有：产业培塑行动、/],
    ['an unknown section', '月报 民生可感行动 下一步打算 今年以来。', /^没有“下一步打算”这个栏目/],
    ['no text', '月报 民生可感行动 重点任务', /^没有看到月报的正文，没有记录/],
  ])('with %s: a sentence and a line to copy, nothing kept', async (_, typed, sentence) => {
    const scene = await openScene({ now });
    const lines = await scene.say('wuqian', typed);
    expect(lines[0]).toMatch(sentence);
    expect(lines).toHaveLength(2);
    expect(await texts(scene)).toEqual([]);
  });

  it('stays beside another of the same place, which may be taken back or changed', async () => {
    const scene = await openScene({ now });
    await scene.say('wuqian', `月报 9月 民生可感行动 重点任务 ${text}`);
    expect(await scene.say('wuqian', `月报 9月 民生可感行动 重点任务 ${text}`)).toEqual([
      '这段已经收到过（编号 1），没有再次记录。',
    ]);
    expect((await scene.say('wuqian', '月报 9月 民生可感行动 重点任务 另一段。'))[1]).toBe(
      '这一栏您单位还有1号，都会印；不要的请发：月报 1 撤回',
    );
    expect((await scene.say('wuqian', '月报 1 撤回'))[0]).toContain(
      '已撤回1号（市人社局）民生可感行动·重点任务',
    );
    expect((await scene.say('wuqian', '月报 2 改 正文：改过的一段。'))[0]).toContain('已改为2号');
    expect((await scene.say('pengliang', '月报 2 撤回'))[0]).toBe('2号不是您单位的月报，没有处理。');
    expect((await texts(scene)).map(({ state, body }) => [state, body])).toEqual([
      ['rejected', text],
      ['submitted', '另一段。'],
      ['submitted', '改过的一段。'],
    ]);
  });

  it('says when no actions are configured', async () => {
    const config = await smallCity();
    const papers = { ...config.rules.papers, actions: [] };
    const scene = await openScene({ now, config: { ...config, rules: { ...config.rules, papers } } });
    expect((await scene.say('wuqian', `月报 民生可感行动 重点任务 ${text}`))[0]).toBe(
      '月报的行动还没有配置，没有记录。',
    );
  });
});

describe('月报', () => {
  it('lists the office what the month has by action, and a unit its own', async () => {
    const scene = await openScene({ now });
    await scene.say('wuqian', `月报 民生可感行动 重点任务 ${text}`);
    const month = (await texts(scene))[0]!.month;
    const name = `2024年${Number(month.slice(5))}月`;
    const lines = await scene.say(office, '月报');
    expect(lines[0]).toBe(`${name}月报收到文字1段：`);
    expect(lines).toContain('民生可感行动　重点任务：市人社局（1号）');
    expect(lines).toContain('产业培塑行动　还没有文字');
    expect((await scene.say('wuqian', '月报'))[1]).toBe('1号 民生可感行动·重点任务，13字');
    expect((await scene.say('pengliang', '月报'))[0]).toBe(`您单位还没有报${name}的月报文字。请发：`);
  });
});

describe('月报 生成 <月份>', () => {
  const reportScene = async () => closedScene(true, await reportCity());

  it('says so when the actions hold nothing of the year', async () => {
    const city = await reportCity();
    const { papers } = city.rules;
    const actions = papers.actions.map((one) => ({ ...one, programmes: [] }));
    const config = { ...city, rules: { ...city.rules, papers: { ...papers, actions } } };
    const scene = await closedScene(true, config);
    const { lines, files } = await asked(scene, office, '月报 生成 9月');
    expect(lines[1]).toBe(
      '月报的行动里没有2024年的专项和指标，没有印数据；请管理员在 rules.yaml 的 papers.actions 里写上。',
    );
    expect(files).toHaveLength(1);
  });

  it('prints sections and actions in order: texts as they were sent, sentences from the frozen figures', async () => {
    const scene = await reportScene();
    await scene.say('wuqian', `月报 9月 民生可感行动 重点任务 ${text}【数据】下一步，继续推进。`);
    await scene.say('ouyangmin', '月报 9月 产业培塑行动 特色亮点 隆回县以“四个一”推动招商。');
    const { lines, files } = await asked(scene, office, '月报 生成 9月');
    expect(lines).toEqual([
      expect.stringMatching(
        /^2024年9月工作月报：各单位文字2段，数据\d+个，文件“工作月报-2024-09.docx”由机器人发到本群。$/,
      ),
      '自查：没有发现互相矛盾的地方。机器只核对数字、清单和名称，签发前请再通读一遍。',
      '看某个数的来源请发：出处 2024年9月 序号或指标',
    ]);
    expect(files[0]!.printed).toEqual([
      '邵阳市实施“八大行动”',
      '工作月报',
      '2024年9月',
      '市实施“八大行动”综合协调组 2024年10月12日',
      '【重要指标】',
      '▲实施民生可感行动。截至9月26日，全市就业创业3个指标中，“新增城镇就业31400人”“职业技能培训25300人次”“创业培训4940人次”3个指标未达序时。',
      '【重点任务】',
      `▲实施民生可感行动。${text}截至9月26日，全市就业创业3个项目中，新增城镇就业31400人完成率为25.16%，职业技能培训25300人次完成率为22.13%，创业培训4940人次完成率为10.12%，均未达序时进度。下一步，继续推进。`,
      '【突出问题】',
      expect.stringMatching(
        /^▲实施民生可感行动。.*全市创业培训4940人次完成率为10.12%，未达序时进度，其中.*等县市区进度较慢。/,
      ),
      '【特色亮点】',
      '▲实施产业培塑行动。隆回县以“四个一”推动招商。',
      '报：市委书记，市政府市长、副市长，市政府秘书长、副秘书长',
      '送：市实施“八大行动”各工作专班、各县市区',
    ]);
    expect((await papersLeft(scene)).papers).toEqual([
      { kind: 'monthly', n: null, revision: 1, month: '2024-09' },
    ]);
  });

  it('lists what a text contradicts', async () => {
    const scene = await reportScene();
    await scene.say('wuqian', '月报 9月 民生可感行动 重点任务 截至9月26日，隆回县新增城镇就业3301人。');
    const { lines } = await asked(scene, office, '月报 生成 9月');
    expect(lines[1]).toBe('自查：发现 1 处疑问，请逐条核对：');
    expect(lines[2]).toContain('文中“新增城镇就业”为3301人，台账中隆回县新增城镇就业为3300人');
  });

  it('is not made of a month that is not closed, nor by a unit', async () => {
    const scene = await openScene({ now });
    expect((await scene.say(office, '月报 生成'))[0]).toBe('还没有结过账的月份，没有生成。');
    expect((await scene.say(office, '月报 生成 10月'))[0]).toContain('2024年10月还没有结账');
    expect((await scene.say('wuqian', '月报 生成 9月'))[0]).toBe('月报由专班办公室生成，没有生成。');
    expect(await papersLeft(scene)).toEqual(nothing);
  });
});
