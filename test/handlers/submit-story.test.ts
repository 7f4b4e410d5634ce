import { describe, expect, it } from 'vitest';
import { openScene, type Scene } from '../support/scene.ts';

const now = '2024-10-08T10:00+08:00';
const longhui = 'wrSamplexOpcG7WwGcef3czR';
const officeChats = ['cidSamplea5HgvOyHFXuvIVC2Sg==', 'wrSamplejVAKXr36WWZ8AoJw'];
const body = '今年以来，隆回县多措并举稳就业，新增城镇就业3300人。';
const typed = `简讯 区县动态 标题：发力“稳就业” 正文：${body}`;

const stored = async ({ db }: Scene) => db.selectFrom('stories').selectAll().orderBy('id').execute();
const texts = async ({ db }: Scene) => db.selectFrom('story_texts').selectAll().orderBy('id').execute();
const actions = async ({ db }: Scene) =>
  (await db.selectFrom('audit').select('action').orderBy('seq').execute()).map(({ action }) => action);

async function submitted(): Promise<Scene> {
  const scene = await openScene({ now });
  await scene.say('ouyangmin', typed);
  return scene;
}

describe('简讯 <栏目> 标题：… 正文：…', () => {
  it('is kept with its unit and section, and told to the office with the line to accept it', async () => {
    const scene = await openScene({ now });
    expect(await scene.say('ouyangmin', typed)).toEqual([
      '已收到简讯（编号 1）：隆回县，区县动态《发力“稳就业”》。',
      '收下正文1段、28字。',
      '修改请发：简讯 1 改 正文：…；采用后会告诉您。',
    ]);
    const told = await scene.outbox();
    expect(told.map(({ chatId }) => chatId).toSorted()).toEqual(officeChats.toSorted());
    expect(told[0]!.lines).toEqual([
      '【简讯 1】隆回县投稿（区县动态）：《发力“稳就业”》，35字。',
      '看全文开头请发：简讯 1；采用请发：',
      '简讯 1 采用',
    ]);
    expect(await stored(scene)).toMatchObject([
      { kind: 'story', unit: 'longhui', section: '区县动态', state: 'submitted', person_id: 'ouyang-min' },
    ]);
    expect(await texts(scene)).toMatchObject([{ story: 1, title: '发力“稳就业”', body, inbox_id: 1 }]);
    expect(await actions(scene)).toEqual(['story.submit']);
  });

  it.each([
    ['lines', `简讯 区县动态\n标题：发力“稳就业”\n正文：${body}`],
    ['a section in brackets', `简讯【区县动态】标题：发力“稳就业”。正文：${body}`],
    ['a forwarded text without labels', `简讯 区县动态 发力“稳就业”。\n${body}`],
    ['a title line', `简讯 区县动态 标题：发力“稳就业”\n${body}`],
    ['markdown', `简讯 区县动态 **发力“稳就业”**\n## ${body}`],
    ['control characters', `简讯 区县动态 标题：发力\u0007“稳就业” 正文：${body}\u202e`],
    ['page marks', `简讯 区县动态 标题：发力“稳就业” 正文：${body}\n— 5 —\n`],
  ])('reads %s', async (_, text) => {
    const scene = await openScene({ now });
    await scene.say('ouyangmin', text);
    expect(await texts(scene)).toMatchObject([{ title: '发力“稳就业”', body }]);
  });

  it('of a department counts for the department, not for the city it reports', async () => {
    const scene = await openScene({ now });
    await scene.say('wuqian', `简讯 部门动态 标题：送岗位下乡 正文：${body}`);
    expect((await stored(scene))[0]!.unit).toBe('renshe');
  });

  it('of somebody with two units names the unit first', async () => {
    const scene = await openScene({ now });
    expect(await scene.say('xiewenjing', `简讯 北塔区 经验交流 标题：一窗通办 正文：${body}`)).toEqual(
      expect.arrayContaining([expect.stringContaining('北塔区，经验交流《一窗通办》')]),
    );
  });

  it('of 5,000 characters is kept whole, and its marks are said to be gone', async () => {
    const scene = await openScene({ now });
    const long = '今年以来，全县**多措并举**稳就业。'.repeat(334);
    const lines = await scene.say('ouyangmin', `简讯 经验交流 标题：稳就业 正文：${long}`);
    expect(lines[1]).toBe('收下正文1段、5010字，去掉了格式符号。');
    expect((await texts(scene))[0]!.body).toBe('今年以来，全县多措并举稳就业。'.repeat(334));
  });

  it('as a picture alone is answered, and nothing is kept', async () => {
    const scene = await openScene({ now });
    const lines = await scene.say('ouyangmin', '', { kind: 'unreadable' });
    expect(lines[0]).toContain('没有记录');
    expect(await stored(scene)).toEqual([]);
  });

  it.each([
    ['no section', '简讯 标题：稳就业 正文：今年以来。', /^没有“标题”这个栏目，没有记录。栏目有：重要新闻、/],
    ['an unknown section', '简讯 人物专访 标题：稳就业 正文：今年以来。', /^没有“人物专访”这个栏目/],
    ['no text', '简讯 区县动态 标题：稳就业', /^没有看到简讯的正文，没有记录/],
    ['too long a text', `简讯 区县动态 标题：长 正文：${'长'.repeat(20_001)}`, /一次最多20000个字/],
    ['a number that is none', '简讯 12', /^没有编号为 12 的简讯，没有处理。$/],
    ['a hostile section', '简讯 @all 标题：稳就业 正文：今年以来。', /^没有“＠all”这个栏目/],
  ])('with %s: a sentence and a line to copy, nothing kept, nobody told', async (_, text, sentence) => {
    const scene = await openScene({ now });
    const lines = await scene.say('ouyangmin', text);
    expect(lines[0]).toMatch(sentence);
    expect(lines).toHaveLength(2);
    expect([await stored(scene), await texts(scene), await scene.outbox(), await actions(scene)]).toEqual([
      [],
      [],
      [],
      [],
    ]);
  });

  it('is kept once, however often it is said', async () => {
    const scene = await submitted();
    expect(await scene.say('ouyangmin', typed)).toEqual([
      '这篇已经收到过（编号 1），没有再次记录。看进展请发送：',
      '简讯 1',
    ]);
    expect(await stored(scene)).toHaveLength(1);
  });
});

describe('简讯', () => {
  it('lists what waits for the office, with lines to copy', async () => {
    const scene = await submitted();
    expect(await scene.say('huangjing', '简讯')).toEqual([
      '待采用的简讯1篇，采用请复制；不用请发：简讯 1 退回 原因：…',
      '1号（隆回县）区县动态《发力“稳就业”》，35字：',
      '简讯 1 采用',
    ]);
    expect(await scene.say('huangjing', '简讯 1')).toEqual([
      '1号（隆回县）区县动态《发力“稳就业”》，35字：待采用',
      body,
      '采用请发：',
      '简讯 1 采用',
    ]);
  });

  it('lists a unit its own, and no other’s', async () => {
    const scene = await submitted();
    expect(await scene.say('ouyangmin', '简讯')).toEqual([
      '您单位的简讯1篇，最近的在前；修改请发：简讯 编号 改 正文：…',
      '1号 区县动态《发力“稳就业”》，35字：待采用',
    ]);
    expect((await scene.say('heli', '简讯'))[0]).toBe('您单位还没有投过简讯。投稿请发：');
    expect((await scene.say('heli', '简讯 1'))[0]).toBe('1号不是您单位的简讯，没有处理。');
  });
});

describe('a message with words and a picture', () => {
  const notSeen = '随文的图片看不了，没有收；图上有数字的请打成文字再发，照片请另交专班办公室。';

  it('keeps the words and says that the picture was not read', async () => {
    const scene = await openScene({ now });
    const lines = await scene.say('ouyangmin', typed, { kind: 'mixed' });
    expect(lines[0]).toBe('已收到简讯（编号 1）：隆回县，区县动态《发力“稳就业”》。');
    expect(lines.at(-1)).toBe(notSeen);
    const report = await scene.say('ouyangmin', '填报 新增城镇就业 1450人', { kind: 'mixed' });
    expect(report[0]).toContain('已记录 隆回县');
    expect(report.at(-1)).toBe(notSeen);
  });

  it('says so too when the words were refused', async () => {
    const scene = await openScene({ now });
    const lines = await scene.say('ouyangmin', '简讯 区县动态', { kind: 'mixed' });
    expect(lines[0]).toContain('没有看到简讯的正文，没有记录');
    expect(lines.at(-1)).toBe(notSeen);
  });
});

describe('简讯 <编号> 采用 / 退回 / 改 / 撤回', () => {
  it('accepts in the order the office wants, and tells the unit', async () => {
    const scene = await submitted();
    await scene.say('heli', `简讯 区县动态 标题：新邵稳就业 正文：新邵县：${body}`);
    const told = (await scene.outbox()).length;
    expect((await scene.say('huangjing', '简讯 1 采用'))[0]).toBe(
      '已采用1号（隆回县）区县动态《发力“稳就业”》，35字，排在区县动态第1篇（共1篇）。',
    );
    expect((await scene.say('huangjing', '简讯 2 采用 1'))[0]).toContain('排在区县动态第1篇（共2篇）');
    expect((await scene.outbox()).slice(told).map(({ chatId }) => chatId)).toContain(longhui);
    expect((await stored(scene)).map(({ state, position }) => [state, position])).toEqual([
      ['accepted', 2],
      ['accepted', 1],
    ]);
    expect((await scene.say('huangjing', '简讯'))[1]).toBe('下期已采用2篇，查看请发：专报');
  });

  it('accepts into the section that the office names', async () => {
    const scene = await submitted();
    await scene.say('heli', `简讯 经验交流 标题：新邵稳就业 正文：新邵县：${body}`);
    await scene.say('huangjing', '简讯 2 采用');
    expect((await scene.say('huangjing', '简讯 1 采用 头条'))[0]).toBe(
      '没有“头条”这个栏目，没有采用。栏目有：重要新闻、部门动态、区县动态、经验交流、工作简讯。例如：',
    );
    expect((await scene.say('huangjing', '简讯 1 采用 【经验交流】排第1篇'))[0]).toBe(
      '已采用1号（隆回县）经验交流《发力“稳就业”》，35字，排在经验交流第1篇（共2篇）。',
    );
    expect((await stored(scene)).map(({ section, position }) => [section, position])).toEqual([
      ['经验交流', 1],
      ['经验交流', 2],
    ]);
  });

  it('sends back with a reason, and the unit changes it: every version stays', async () => {
    const scene = await submitted();
    expect(await scene.say('huangjing', '简讯 1 退回')).toEqual([
      '退回要写原因，没有退回。请补上再发：',
      '简讯 1 退回 原因：',
    ]);
    expect(await scene.say('huangjing', '简讯 1 退回 原因：请补充数据来源')).toEqual([
      '已退回1号（隆回县）区县动态《发力“稳就业”》，35字，已通知隆回县。',
    ]);
    expect((await scene.say('ouyangmin', '简讯'))[1]).toContain('已退回（请补充数据来源）');
    expect(await scene.say('ouyangmin', '简讯 1 改 正文：据县人社局统计，就业稳定。')).toEqual([
      '已改为1号（隆回县）区县动态《发力“稳就业”》，20字（原35字，旧稿保留）。',
    ]);
    expect((await texts(scene)).map((one) => one.body)).toEqual([body, '据县人社局统计，就业稳定。']);
    expect((await stored(scene))[0]).toMatchObject({ state: 'submitted', reason: null });
  });

  it('is not decided by a unit, which may take its own back', async () => {
    const scene = await submitted();
    expect((await scene.say('ouyangmin', '简讯 1 采用'))[0]).toBe(
      '采用和退回简讯由专班办公室办理，没有处理。',
    );
    expect((await scene.say('heli', '简讯 1 撤回'))[0]).toBe('1号不是您单位的简讯，没有处理。');
    expect((await scene.say('ouyangmin', '简讯 1 撤回'))[0]).toContain('已撤回1号（隆回县）');
    expect((await stored(scene))[0]!.state).toBe('rejected');
  });

  it('is asked again where the verdict cannot be read', async () => {
    const scene = await submitted();
    expect(await scene.say('huangjing', '简讯 1 不错')).toEqual([
      '看不出要对1号简讯做什么，没有处理。请发其中一句：',
      '简讯 1 采用',
      '简讯 1 退回 原因：',
      '简讯 1 改 正文：',
    ]);
    expect((await stored(scene))[0]!.state).toBe('submitted');
  });
});
