import { describe, expect, it } from 'vitest';
import { openScene, type Scene } from '../support/scene.ts';

const now = '2024-10-08T10:00+08:00';
const text = '桃洪镇敬老院消防通道堆放杂物';

async function asked(): Promise<Scene> {
  const scene = await openScene({ now });
  await scene.say('shilei', `问题 隆回县 ${text}`, { alone: true });
  return scene;
}

const steps = ({ db }: Scene) => db.selectFrom('finding_steps').selectAll().orderBy('id').execute();

describe('回复问题', () => {
  it('is told to the observer alone and to the office, with the lines that judge it', async () => {
    const scene = await asked();
    const before = (await scene.outbox()).length;
    expect(await scene.say('ouyangmin', '回复问题 1 答复：杂物已清理，已安排专人巡查')).toEqual([
      '已记录隆回县对1号问题的答复，已通知专班办公室和观察员，整改情况待确认。',
    ]);
    const told = (await scene.outbox()).slice(before);
    expect(told.map(({ chatId }) => chatId)).toEqual([
      'shilei',
      'cidSamplea5HgvOyHFXuvIVC2Sg==',
      'wrSamplejVAKXr36WWZ8AoJw',
    ]);
    const lines = [
      `【观察员问题 1】“${text}”，隆回县已答复：`,
      '杂物已清理，已安排专人巡查',
      '请到现场看过后发其中一句：',
      '问题 1 已整改',
      '问题 1 未整改 原因：',
    ];
    for (const one of told) expect(one.lines).toEqual(lines);
    expect((await steps(scene)).at(-1)).toMatchObject({
      kind: 'answered',
      person_id: 'ouyang-min',
      inbox_id: 2,
      text: '杂物已清理，已安排专人巡查',
      due_by: null,
    });
    const audit = await scene.db.selectFrom('audit').selectAll().execute();
    expect(audit.at(-1)).toMatchObject({ actor: 'ouyang-min', action: 'finding.answer', subject: '1' });
  });

  it('is taken after the deadline too, and says that it is late', async () => {
    const scene = await asked();
    scene.at('2024-10-15T08:00+08:00');
    expect((await scene.say('ouyangmin', '回复问题 1 杂物已清理'))[0]).toContain(
      '的答复（逾期，期限10月14日），',
    );
  });

  it('may be completed by a second one while nobody has judged it', async () => {
    const scene = await asked();
    await scene.say('ouyangmin', '回复问题 1 正在清理');
    await scene.say('zengxiaoping', '回复问题 1 杂物已清理');
    expect((await steps(scene)).map(({ kind, person_id }) => [kind, person_id])).toEqual([
      ['asked', 'shi-lei'],
      ['answered', 'ouyang-min'],
      ['answered', 'zeng-xiaoping'],
    ]);
  });

  it.each([
    ['by another unit', 'liufang', '回复问题 1 已清理', '1号不是您单位的问题', '查看问题请发送：问题'],
    ['an unknown number', 'ouyangmin', '回复问题 99 已清理', '没有编号为 99 的问题', '查看问题请发送：问题'],
    ['empty', 'ouyangmin', '回复问题 1', '请写明整改情况，1号问题还没有答复', '回复问题 1 答复：'],
    ['the line as it was given', 'ouyangmin', '回复问题 1 答复：', '请写明整改情况', '回复问题 1 答复：'],
    ['only dots', 'ouyangmin', '回复问题 1 答复：…', '请写明整改情况', '回复问题 1 答复：'],
    ['no number', 'ouyangmin', '回复问题 杂物已清理', '请写上编号，没有记录', '回复问题 1 答复：杂物已清理'],
    ['by the observer', 'shilei', '回复问题 1 已清理', '只能由县市区联络员、牵头部门使用', '帮助'],
    ['by the office', 'huangjing', '回复问题 1 已清理', '只能由县市区联络员、牵头部门使用', '帮助'],
    ['by a leader', 'maguoqiang', '回复问题 1 已清理', '只能由县市区联络员、牵头部门使用', '帮助'],
  ])('%s: a sentence and what to do, nothing changed', async (_, user, typed, sentence, copy) => {
    const scene = await asked();
    const before = [await steps(scene), (await scene.outbox()).length];
    const lines = await scene.say(user, typed);
    expect(lines[0]).toContain(sentence);
    expect(lines[1]).toContain(copy);
    expect([await steps(scene), (await scene.outbox()).length]).toEqual(before);
  });

  it('without a number lists what is to be answered; with several open ones nothing is guessed', async () => {
    const scene = await asked();
    await scene.say('shilei', '问题 隆回县 路灯不亮', { alone: true });
    expect((await scene.say('ouyangmin', '回复问题'))[0]).toContain('待答复的观察员问题2个');
    const lines = await scene.say('ouyangmin', '回复问题 已清理');
    expect(lines[0]).toBe('请写明答复哪个问题，没有记录。');
    expect(lines).toContain('回复问题 2 答复：');
    expect(await steps(scene)).toHaveLength(2);
  });

  it('ends when the finding is closed', async () => {
    const scene = await asked();
    await scene.say('shilei', '问题 1 已整改', { alone: true });
    expect(await scene.say('ouyangmin', '回复问题 1 已清理')).toEqual([
      '1号问题已经确认整改，不用再答复，没有记录。',
    ]);
  });

  it('is a department’s as well, for what was found at it', async () => {
    const scene = await openScene({ now });
    await scene.say('shilei', '问题 市人社局 办事大厅排队过长', { alone: true });
    expect((await scene.say('wuqian', '回复问题 1 已增开窗口'))[0]).toContain(
      '已记录市人社局对1号问题的答复',
    );
  });
});
