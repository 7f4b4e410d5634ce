import { describe, expect, it } from 'vitest';
import { openScene, type Scene } from '../support/scene.ts';

const now = '2024-10-08T10:00+08:00';
const longhui = 'wrSamplexOpcG7WwGcef3czR';
const longhuiDingtalk = 'cidSampleJSk7nrokHAxq8/fIvA==';
const officeChats = ['cidSamplea5HgvOyHFXuvIVC2Sg==', 'wrSamplejVAKXr36WWZ8AoJw'];
const text = '桃洪镇敬老院消防通道堆放杂物';

const raised = async (scene: Scene) => scene.db.selectFrom('findings').selectAll().orderBy('id').execute();

/** What is left behind by a message that was refused: nothing. */
async function left({ db, outbox }: Scene) {
  const steps = await db.selectFrom('finding_steps').selectAll().execute();
  const audit = await db.selectFrom('audit').select('action').execute();
  return [steps.length, audit.map(({ action }) => action), (await outbox()).length];
}

const said = async (scene: Scene, chat: string) =>
  (await scene.outbox()).filter(({ chatId }) => chatId === chat).map(({ lines }) => lines);

/** 隆回县's liaison has answered finding 1. */
async function answered(): Promise<Scene> {
  const scene = await openScene({ now });
  await scene.say('shilei', `问题 隆回县 ${text}`, { alone: true });
  scene.at('2024-10-10T10:00+08:00');
  await scene.say('ouyangmin', '回复问题 1 杂物已清理');
  return scene;
}

describe('问题 <单位> <内容>', () => {
  it('is told to the unit in its own groups, with the day and the line to answer, and to the office', async () => {
    const scene = await openScene({ now });
    expect(await scene.say('shilei', `问题 隆回县 ${text} 地点：二楼`, { alone: true })).toEqual([
      '已记录（编号 1）。已通知隆回县在10月14日前答复。',
      '现场看过已经整改的，请发：',
      '问题 1 已整改',
    ]);
    const told = [
      `【观察员问题 1】隆回县：${text}（地点：二楼）`,
      '请在10月14日前答复，答复写在这句后面发送：',
      '回复问题 1 答复：',
    ];
    expect(await said(scene, longhui)).toEqual([told]);
    expect(await said(scene, longhuiDingtalk)).toEqual([told]);
    for (const chat of officeChats)
      expect(await said(scene, chat)).toEqual([
        [`【观察员问题 1】石磊向隆回县提出：${text}（地点：二楼）`, '已通知隆回县在10月14日前答复。'],
      ]);
    expect((await scene.outbox()).length).toBe(4);
    expect(await raised(scene)).toMatchObject([
      {
        id: 1,
        unit: 'longhui',
        text,
        place: '二楼',
        person_id: 'shi-lei',
        due_by: '2024-10-14',
        state: 'open',
      },
    ]);
    const audit = await scene.db.selectFrom('audit').selectAll().execute();
    expect(audit).toMatchObject([{ actor: 'shi-lei', action: 'finding.raise', subject: '1', inbox_id: 1 }]);
  });

  it('does not name the observer to the unit, nor the unit in a group it shares', async () => {
    const scene = await openScene({ now });
    await scene.say('shilei', '问题 市人社局 办事大厅排队过长', { alone: true });
    const toUnit = (await scene.outbox()).filter(({ chatId }) => !officeChats.includes(chatId));
    expect(toUnit.map(({ chatId, lines }) => [chatId, lines[0]])).toEqual([
      ['wuqian', '【观察员问题 1】市人社局：办事大厅排队过长'],
    ]);
  });

  it('may be raised by the office, whose own group reads the answer and no second message', async () => {
    const scene = await openScene({ now });
    expect((await scene.say('huangjing', `问题 隆回县 ${text}`))[0]).toBe(
      '已记录（编号 1）。已通知隆回县在10月14日前答复。',
    );
    expect((await scene.outbox()).map(({ chatId }) => chatId)).toEqual([
      longhuiDingtalk,
      longhui,
      'cidSamplea5HgvOyHFXuvIVC2Sg==',
    ]);
  });

  it('says when there is no way to tell the unit', async () => {
    const scene = await openScene({ now });
    const [line] = await scene.say('shilei', '问题 市商务局 冷链仓库闲置', { alone: true });
    expect(line).toBe(
      '已记录（编号 1）。市商务局没有能单独通知的群，也找不到联络员，请电话通知在10月14日前答复。',
    );
  });

  it.each([
    ['the unit glued to the text', `问题 隆回县${text}`, text],
    ['an alias and a colon', `问题：隆回：${text}`, text],
    ['a village like a part of the name', '问题 隆回县县城东街路灯不亮', '县城东街路灯不亮'],
    ['lines', '问题 隆回县\n一是路灯不亮；\n二是井盖缺失', '一是路灯不亮； 二是井盖缺失'],
    ['labels', '问题 隆回县 地点：桃洪镇 内容：路灯不亮 备注：已拍照', '路灯不亮'],
    [
      'what would be a mention or a link',
      '问题 隆回县 @all 路灯不亮 http://a.cn',
      '＠all 路灯不亮 http：//a．cn',
    ],
  ])('reads %s', async (_, typed, kept) => {
    const scene = await openScene({ now });
    await scene.say('shilei', typed, { alone: true });
    expect(await raised(scene)).toMatchObject([{ unit: 'longhui', text: kept }]);
  });

  it('keeps a long text whole, and refuses one that is too long rather than cut it', async () => {
    const scene = await openScene({ now });
    const long = '墙'.repeat(2000);
    await scene.say('shilei', `问题 隆回县 ${long}`, { alone: true });
    expect((await raised(scene))[0]!.text).toBe(long);
    expect((await said(scene, longhui))[0]![0]).toBe(`【观察员问题 1】隆回县：${long}`);
    const before = await left(scene);
    expect(await scene.say('shilei', `问题 隆回县 ${long}体`, { alone: true })).toEqual([
      '内容有2001个字，一次最多2000个字，没有记录。',
      '请删减或分成几条再发。',
    ]);
    expect(await left(scene)).toEqual(before);
  });

  it.each([
    ['no text', '问题 隆回县', '请写明问题的内容，没有记录', '问题 隆回县'],
    [
      'no unit',
      '问题 路灯不亮',
      '没有“路灯不亮”这个单位，没有记录',
      '问题 新宁县 黄龙镇敬老院消防通道堆放杂物',
    ],
    ['an ambiguous unit', '问题 邵阳 路灯不亮', '单位名称不明确，没有记录', '问题 邵阳县 路灯不亮'],
    ['an unknown unit', '问题 衡阳县 路灯不亮', '没有“衡阳县”这个单位，没有记录', '问题 邵阳县 路灯不亮'],
    [
      'the city',
      '问题 邵阳市 路灯不亮',
      '邵阳市不答复观察员问题，没有记录',
      '问题 新宁县 黄龙镇敬老院消防通道堆放杂物',
    ],
    [
      'words that are no verdict',
      '问题 12 差不多了',
      '看不出12号问题是否已经整改，没有处理',
      '问题 12 已整改',
    ],
    [
      'a verdict with a but',
      '问题 12 已整改，但仍有杂物',
      '看不出12号问题是否已经整改，没有处理',
      '问题 12 已整改',
    ],
    [
      'a number that is none',
      '问题 12 已整改',
      '没有编号为 12 的问题，没有处理',
      '请核对编号；查看问题请发送：问题',
    ],
  ])('%s: a sentence and a line to copy, nothing stored, nobody told', async (_, typed, sentence, copy) => {
    const scene = await openScene({ now });
    const lines = await scene.say('shilei', typed, { alone: true });
    expect(lines[0]).toContain(sentence);
    expect(lines[1]).toBe(copy);
    expect(await left(scene)).toEqual([0, [], 0]);
  });

  it('is recorded once, however often it is said', async () => {
    const scene = await openScene({ now });
    await scene.say('shilei', `问题 隆回县 ${text}`, { alone: true });
    const before = await left(scene);
    expect(await scene.say('shilei', `问题 隆回县 ${text}`, { alone: true })).toEqual([
      '这个问题已经提出过（编号 1），没有再次记录。看进展请发送：',
      '问题 1',
    ]);
    expect(await left(scene)).toEqual(before);
  });

  it('is not raised by a liaison, who hears what to do instead', async () => {
    const scene = await openScene({ now });
    expect(await scene.say('ouyangmin', '问题 新宁县 路灯不亮')).toEqual([
      '问题由观察员或专班办公室提出，没有记录。要答复问题，先看本单位待答复的：',
      '问题',
    ]);
    expect(await left(scene)).toEqual([0, [], 0]);
  });
});

describe('问题 <编号> 已整改 / 未整改', () => {
  it('closes it: the unit and the office are told', async () => {
    const scene = await answered();
    const before = (await scene.outbox()).length;
    expect(await scene.say('shilei', '问题 1 已整改', { alone: true })).toEqual([
      '已确认整改：1号问题（隆回县），已通知该单位。',
    ]);
    const told = (await scene.outbox()).slice(before);
    expect(told.map(({ chatId }) => chatId).toSorted()).toEqual(
      [longhui, longhuiDingtalk, ...officeChats].toSorted(),
    );
    expect(told[0]!.lines).toEqual([`【观察员问题 1】隆回县：“${text}”已确认整改。`]);
    expect((await raised(scene))[0]!.state).toBe('closed');
    const steps = await scene.db.selectFrom('finding_steps').selectAll().orderBy('id').execute();
    expect(steps.map(({ kind, person_id, inbox_id }) => [kind, person_id, inbox_id])).toEqual([
      ['asked', 'shi-lei', 1],
      ['answered', 'ouyang-min', 2],
      ['closed', 'shi-lei', 3],
    ]);
  });

  it('may be said by the office; whoever raised it is told', async () => {
    const scene = await answered();
    const before = (await scene.outbox()).length;
    await scene.say('huangjing', '问题 1 已整改 备注：10月10日现场复核');
    const told = (await scene.outbox()).slice(before);
    expect(told.find(({ chatId }) => chatId === 'shilei')!.lines).toEqual([
      `【观察员问题 1】隆回县：“${text}”已确认整改（10月10日现场复核）。`,
    ]);
  });

  it('sends it back with a reason and a new deadline, which the unit reads with the line to answer', async () => {
    const scene = await answered();
    scene.at('2024-10-15T10:00+08:00');
    expect(await scene.say('shilei', '问题 1 未整改 原因：二楼仍有杂物', { alone: true })).toEqual([
      '已退回1号问题，请隆回县在10月22日前再次答复。',
    ]);
    expect((await said(scene, longhui)).at(-1)).toEqual([
      `【观察员问题 1】隆回县：“${text}”尚未整改到位。原因：二楼仍有杂物`,
      '请在10月22日前再次答复。',
      '回复问题 1 答复：',
    ]);
    expect(await raised(scene)).toMatchObject([{ state: 'open', due_by: '2024-10-22' }]);
  });

  it.each([
    ['已整改', '问题 1 已整改', 'closed'],
    ['已经整改完毕了。', '问题 1号 已经整改完毕了。', 'closed'],
    ['a mark before the number', '问题 #1，已解决', 'closed'],
    ['full-width digits', '问题１ 已整改', 'closed'],
    ['a reason without its label', '问题 1 未整改，二楼仍有杂物', 'open'],
    ['整改不到位', '问题 1 整改不到位 原因：二楼仍有杂物', 'open'],
  ])('is understood: %s', async (_, typed, state) => {
    const scene = await answered();
    await scene.say('shilei', typed, { alone: true });
    expect((await raised(scene))[0]!.state).toBe(state);
  });

  it.each([
    [
      'without a reason',
      'shilei',
      '问题 1 未整改',
      '退回要写原因，1号问题还没有退回',
      '问题 1 未整改 原因：',
    ],
    [
      'by the unit itself',
      'ouyangmin',
      '问题 1 已整改',
      '是否整改由提出问题的观察员或专班办公室确认',
      '回复问题 1 答复：',
    ],
    ['by another unit', 'liufang', '问题 1 已整改', '1号不是您单位的问题，没有处理', '请核对编号'],
  ])('%s: refused, nothing changed', async (_, user, typed, sentence, copy) => {
    const scene = await answered();
    const before = await left(scene);
    const lines = await scene.say(user, typed, { alone: user === 'shilei' });
    expect(lines[0]).toContain(sentence);
    expect(lines[1]).toContain(copy);
    expect(await left(scene)).toEqual(before);
    expect((await raised(scene))[0]!.state).toBe('answered');
  });

  it('is not said twice, not before there is an answer to send back, not by another observer', async () => {
    const scene = await openScene({ now });
    await scene.say('huangjing', `问题 隆回县 ${text}`);
    expect(await scene.say('huangjing', '问题 1 未整改 原因：没有动')).toEqual([
      '1号问题隆回县还没有答复（期限10月14日），不用退回，没有处理。',
    ]);
    expect((await scene.say('shilei', '问题 1 已整改', { alone: true }))[0]).toBe(
      '1号问题不是您提出的，没有处理。',
    );
    await scene.say('huangjing', '问题 1 已整改');
    const before = await left(scene);
    expect(await scene.say('huangjing', '问题 1 已整改')).toEqual(['1号问题已经确认整改，没有再次处理。']);
    expect(await left(scene)).toEqual(before);
  });
});

describe('问题 alone', () => {
  it('lists an observer’s own ones with their state', async () => {
    const scene = await answered();
    await scene.say('shilei', '问题 新宁县 路灯不亮', { alone: true });
    await scene.say('huangjing', '问题 新邵县 井盖缺失');
    await scene.say('shilei', '问题 大祥区 管道漏水', { alone: true });
    await scene.say('shilei', '问题 4 已整改', { alone: true });
    expect(await scene.say('shilei', '问题', { alone: true })).toEqual([
      '您提出问题3个，已整改1个。',
      '2号 新宁县：路灯不亮（待答复，期限10月16日）',
      `1号 隆回县：${text}（已答复，待确认）`,
      '现场看过已经整改的，请发：',
      '问题 2 已整改',
    ]);
  });

  it('lists what a unit has to answer, with lines to copy', async () => {
    const scene = await answered();
    await scene.say('shilei', '问题 隆回县 路灯不亮', { alone: true });
    await scene.say('shilei', '问题 新邵县 井盖缺失', { alone: true });
    expect(await scene.say('ouyangmin', '问题')).toEqual([
      '待答复的观察员问题1个，请复制对应的一句，写上答复后发送：',
      '2号（隆回县）路灯不亮，待答复，期限10月16日',
      '回复问题 2 答复：',
      '另有1个已答复，待观察员确认整改。',
    ]);
    expect(await scene.say('liufang', '问题')).toEqual(['现在没有待答复的观察员问题。']);
  });

  it('lists for the office what is open, the overdue first, with the statistics', async () => {
    const scene = await answered();
    await scene.say('shilei', '问题 新宁县 路灯不亮', { alone: true });
    await scene.say('shilei', '问题 新邵县 井盖缺失', { alone: true });
    await scene.say('shilei', '问题 1 已整改', { alone: true });
    scene.at('2024-10-17T10:00+08:00');
    await scene.say('heli', '回复问题 3 已补齐');
    await scene.say('shilei', '问题 大祥区 管道漏水', { alone: true });
    expect(await scene.say('huangjing', '问题')).toEqual([
      '观察员今年提出问题4个，已整改1个；逾期未答1个：2号（新宁县）。',
      '2号 新宁县：路灯不亮（逾期未答，期限10月16日）',
      '4号 大祥区：管道漏水（待答复，期限10月24日）',
      '3号 新邵县：井盖缺失（已答复，待确认）',
      '看一个问题的全部经过请发送：',
      '问题 2',
    ]);
    expect((await scene.say('huangjing', '简报')).join('\n')).toContain('观察员今年提出问题4个，已整改1个');
  });

  it('says so where there is nothing', async () => {
    const scene = await openScene({ now });
    expect(await scene.say('huangjing', '问题')).toEqual(['现在没有未整改的观察员问题。']);
    expect((await scene.say('shilei', '问题', { alone: true }))[0]).toBe(
      '您还没有提出过问题。提出问题请写单位和内容，例如：',
    );
  });

  it('shows an observer in a unit’s group what concerns that unit alone, and a liaison of two what is the group’s', async () => {
    const scene = await openScene({ now });
    await scene.say('shilei', `问题 隆回县 ${text}`, { alone: true });
    await scene.say('shilei', '问题 双清区 路灯不亮', { alone: true });
    await scene.say('shilei', '问题 北塔区 井盖缺失', { alone: true });
    expect(await scene.say('shilei', '问题', { chat: longhui })).toEqual([
      '您提出问题3个，已整改0个。',
      `1号 隆回县：${text}（待答复，期限10月14日）`,
      '另有2个不是本群单位的，请在单聊里发“问题”查看。',
      '现场看过已经整改的，请发：',
      '问题 1 已整改',
    ]);
    expect(await scene.say('shilei', '问题 2', { chat: longhui })).toEqual([
      '2号问题不是本群单位的，请在单聊里发送：',
      '问题 2',
    ]);
    const inGroup = await scene.say('xiewenjing', '问题');
    expect(inGroup[1]).toContain('2号（双清区）');
    expect(inGroup.at(-1)).toBe('另有1个不是本群单位的，请在单聊里发“问题”查看。');
    expect((await scene.say('xiewenjing', '问题', { alone: true }))[0]).toContain('问题2个');
  });

  it('with a number shows one whole, with every step', async () => {
    const scene = await answered();
    await scene.say('shilei', '问题 1 未整改 原因：二楼仍有杂物', { alone: true });
    expect(await scene.say('ouyangmin', '问题 1')).toEqual([
      `1号（隆回县）10月8日提出（待答复，期限10月16日）：${text}`,
      '10月10日答复：杂物已清理',
      '10月10日退回（期限10月16日）：二楼仍有杂物',
      '答复请写在这句后面发送：',
      '回复问题 1 答复：',
    ]);
    expect((await scene.say('shilei', '问题 1', { alone: true })).slice(-1)).toEqual(['问题 1 已整改']);
  });
});
