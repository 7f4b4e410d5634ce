import { describe, expect, it } from 'vitest';
import { jobs } from '../../jobs/index.ts';
import { runJob } from '../../src/tick.ts';
import { openScene, type Scene } from '../support/scene.ts';

/** A Wednesday. */
const now = '2024-03-27T10:00+08:00';
const called = '即时调度 新增城镇就业、创业培训 截止：明天17:00';

const rounds = ({ db }: Scene) => db.selectFrom('rounds').selectAll().orderBy('id').execute();
const dueRows = async ({ db }: Scene) =>
  (await db.selectFrom('due_jobs').select(['job', 'period']).orderBy('due_at').orderBy('job').execute()).map(
    ({ job, period }) => `${job} ${period}`,
  );

/** The clock reaches a moment: the jobs that are due then run. */
async function reach(scene: Scene, moment: string): Promise<void> {
  scene.at(moment);
  const { db, office, clock } = scene;
  for (const { name } of jobs)
    await runJob({ db, office, jobs, enqueue: () => undefined }, name, clock.now());
}

describe('即时调度', () => {
  it('asks everybody who has a task, at once, with a template to copy', async () => {
    const scene = await openScene({ now });
    expect(await scene.say('huangjing', called)).toEqual([
      '已发起即时调度1号：新增城镇就业、创业培训，13个单位，3月28日（周四）17:00截止。',
      '已向14个群（或联络员）发出。',
      '就业周调度、月调度也在调度其中的指标，报一次两边都算。',
      '发错了请发送：即时调度 取消 1',
    ]);
    const told = await scene.outbox();
    expect(told).toHaveLength(14);
    expect(new Set(told.map(({ kind }) => kind))).toEqual(new Set(['push']));
    expect(told.find(({ chatId }) => chatId === scene.groupOf('liufang'))!.lines.slice(1)).toEqual([
      '复制下面从“填报”开始的内容，填上数字发给我；括号里是上次的数，没有变化的发“无变化”。',
      '填报',
      '新增城镇就业：　人',
      '创业培训：　人次',
    ]);
    expect(told[0]!.lines[0]).toContain('3月28日（周四）17:00截止，3月29日18:00关闭');
  });

  it('does not ask for the data of a day that has not come', async () => {
    const scene = await openScene({ now });
    await scene.say('huangjing', called);
    expect((await scene.outbox())[0]!.lines[0]).not.toContain('请报3月28日数据');
  });

  it('is on record, with its reminders and its end', async () => {
    const scene = await openScene({ now });
    await scene.say('huangjing', called);
    expect(await rounds(scene)).toMatchObject([
      {
        id: 'adhoc-1/2024-03-28',
        called: true,
        opens_at: Date.parse(now),
        due_at: Date.parse('2024-03-28T17:00+08:00'),
        closes_at: Date.parse('2024-03-29T18:00+08:00'),
        indicators: ['urban-jobs', 'startup-training'],
        closed_at: null,
      },
    ]);
    expect(await dueRows(scene)).toEqual([
      'remind adhoc-1/2024-03-28/2024-03-28T15:00',
      'remind adhoc-1/2024-03-28/2024-03-29T09:00',
      'close-round adhoc-1/2024-03-28',
    ]);
    expect(await scene.db.selectFrom('audit').select(['actor', 'action', 'subject']).execute()).toEqual([
      { actor: 'huang-jing', action: 'round.call', subject: 'adhoc-1/2024-03-28' },
    ]);
  });

  it('one report answers it and the regular rounds', async () => {
    const scene = await openScene({ now });
    await scene.say('huangjing', called);
    expect((await scene.say('ouyangmin', '未报')).slice(0, 2)).toEqual([
      '【即时调度1号】3月28日（周四）17:00截止：还差2项',
      '新增城镇就业、创业培训',
    ]);
    await scene.say('ouyangmin', '填报 新增城镇就业 10人 创业培训 5人次');
    const lines = (await scene.say('huangjing', '未报 隆回县')).join('\n');
    expect(lines).toContain('【即时调度1号】3月28日（周四）17:00截止：已全部报齐。');
    expect(lines).toContain('【就业周调度】3月29日（周五）17:00截止：还差3项');
  });

  it('reminds those that are silent, and ends with a line to the office', async () => {
    const scene = await openScene({ now });
    await scene.say('huangjing', called);
    await scene.say('liufang', '填报 新增城镇就业 10人 创业培训 5人次');
    const sent = (await scene.outbox()).length;
    await reach(scene, '2024-03-28T15:00+08:00');
    const reminded = (await scene.outbox()).slice(sent);
    expect(reminded.map(({ chatId }) => chatId)).toContain(scene.groupOf('ouyangmin'));
    expect(reminded.map(({ chatId }) => chatId)).not.toContain(scene.groupOf('liufang'));
    await reach(scene, '2024-03-29T18:00+08:00');
    expect((await rounds(scene))[0]!.closed_at).toBe(Date.parse('2024-03-29T18:00+08:00'));
    expect((await scene.outbox()).at(-1)).toMatchObject({ chatId: scene.groupOf('huangjing') });
  });

  it.each([
    ['nothing', '即时调度', '请写明调度哪些指标和截止时间'],
    ['no indicators', '即时调度 截止：明天17:00', '请写明调度哪些指标和截止时间'],
    ['no deadline', '即时调度 新增城镇就业', '请写明截止时间，没有发起'],
    ['a deadline left blank', '即时调度 新增城镇就业 截止：', '请写明截止时间，没有发起'],
    ['an unknown indicator', '即时调度 新增产业 截止：明天17:00', '“新增产业”不是指标名称'],
    ['a name of several', '即时调度 就业 截止：明天17:00', '“就业”可以指几项指标'],
    ['one good name and one bad', '即时调度 创业培训、新增产业 截止：明天17:00', '“新增产业”不是指标名称'],
    ['an hour of morning or evening', '即时调度 创业培训 截止：明天5点', '看不出是上午还是下午，没有发起'],
    ['no day', '即时调度 创业培训 截止：尽快', '看不出是哪天，没有发起'],
    ['a day that does not exist', '即时调度 创业培训 截止：2月30日', '没有这一天，没有发起'],
    [
      'a deadline before it opens',
      '即时调度 创业培训 截止：3月26日17:00',
      '不晚于发出的时间3月27日10:00，没有发起',
    ],
    ['a deadline that is now', '即时调度 创业培训 截止：今天10:00', '不晚于发出的时间3月27日10:00，没有发起'],
    [
      'a year without a task list',
      '即时调度 创业培训 截止：2030年1月2日',
      '没有单位现在有这些指标的任务可报，没有发起',
    ],
    ['an end of a round that is none', '即时调度 取消 99', '没有正在进行的即时调度99号'],
  ])('%s: says what is wrong, asks nobody, stores nothing', async (_, typed, said) => {
    const scene = await openScene({ now });
    const lines = await scene.say('huangjing', typed);
    expect(lines.join('\n')).toContain(said);
    expect(await scene.outbox()).toEqual([]);
    expect(await rounds(scene)).toEqual([]);
    expect(await dueRows(scene)).toEqual([]);
    expect(await scene.db.selectFrom('audit').selectAll().execute()).toEqual([]);
  });

  it.each([
    ['截止：周五17:00', '3月29日（周五）17:00'],
    ['截止：周五', '3月29日（周五）17:00'],
    ['截止 明天12:00', '3月28日（周四）12:00'],
    ['截止时间：明天上午11点', '3月28日（周四）11:00'],
    ['，截至3月29日', '3月29日（周五）17:00'],
    ['截止：2024-03-29 12:00', '3月29日（周五）12:00'],
  ])('reads %j as %s', async (typed, due) => {
    const scene = await openScene({ now });
    expect((await scene.say('huangjing', `即时调度 创业培训 ${typed}`))[0]).toContain(`${due}截止。`);
  });

  it('at 23:00 is on record and sent in the morning, once', async () => {
    const scene = await openScene({ now });
    scene.at('2024-03-27T23:00+08:00');
    const lines = await scene.say('huangjing', called);
    expect(lines[1]).toBe('现在不是发消息的时间，将在3月28日08:00发出。');
    expect(await scene.outbox()).toEqual([]);
    expect((await scene.say('ouyangmin', '未报')).join('\n')).not.toContain('即时调度');
    expect((await dueRows(scene))[0]).toBe('open-round adhoc-1/2024-03-28');
    await reach(scene, '2024-03-28T08:00+08:00');
    expect(await scene.outbox()).toHaveLength(14);
    expect((await scene.outbox())[0]!.lines[0]).not.toContain('补发');
    await reach(scene, '2024-03-28T08:01+08:00');
    expect(await scene.outbox()).toHaveLength(14);
  });

  it('at 23:00 cannot be due before the morning', async () => {
    const scene = await openScene({ now });
    scene.at('2024-03-27T23:00+08:00');
    expect((await scene.say('huangjing', '即时调度 创业培训 截止：今天23:30'))[0]).toBe(
      '截止3月27日23:30不晚于发出的时间3月28日08:00，没有发起。请改晚再发。',
    );
    expect(await rounds(scene)).toEqual([]);
  });

  it('on the eve of a holiday waits for the first workday', async () => {
    const scene = await openScene({ now });
    scene.at('2024-04-03T21:00+08:00');
    expect((await scene.say('huangjing', '即时调度 创业培训 截止：4月8日17:00'))[1]).toBe(
      '现在不是发消息的时间，将在4月7日08:00发出。',
    );
  });

  it('an indicator is asked for in one ad hoc round at a time', async () => {
    const scene = await openScene({ now });
    await scene.say('huangjing', called);
    const before = (await scene.outbox()).length;
    expect(await scene.say('huangjing', '即时调度 创业培训、职业技能培训 截止：后天')).toEqual([
      '即时调度1号正在调度创业培训（3月28日（周四）17:00截止），没有重复发起。',
      '要改截止时间，请先发送：即时调度 取消 1',
    ]);
    expect(await rounds(scene)).toHaveLength(1);
    expect(await scene.outbox()).toHaveLength(before);
    expect((await scene.say('huangjing', '即时调度 职业技能培训 截止：后天'))[0]).toContain('已发起');
    expect((await scene.say('huangjing', '即时调度 取消 1'))[0]).toContain('已取消');
    expect((await scene.say('huangjing', '即时调度 创业培训 截止：后天'))[0]).toContain('已发起');
  });

  it('one that waits for the morning overlaps too', async () => {
    const scene = await openScene({ now });
    scene.at('2024-03-27T23:00+08:00');
    await scene.say('huangjing', called);
    expect((await scene.say('huangjing', '即时调度 创业培训 截止：后天'))[0]).toContain('没有重复发起');
  });

  it('cancelled, it asks nobody any more, and what was reported stays', async () => {
    const scene = await openScene({ now });
    await scene.say('huangjing', called);
    await scene.say('ouyangmin', '填报 新增城镇就业 10人');
    const sent = (await scene.outbox()).length;
    expect(await scene.say('huangjing', '即时调度 取消 1')).toEqual([
      '已取消即时调度1号，不再催报；已经报来的数照常记在台账里。',
    ]);
    expect((await scene.say('ouyangmin', '未报')).join('\n')).not.toContain('即时调度');
    for (const moment of ['2024-03-28T15:00+08:00', '2024-03-29T09:00+08:00', '2024-03-29T18:00+08:00'])
      await reach(scene, moment);
    expect((await scene.outbox()).slice(sent).flatMap(({ lines }) => lines)).toEqual([]);
    expect(await scene.db.selectFrom('round_units').selectAll().execute()).toEqual([]);
    expect(await scene.db.selectFrom('reports').selectAll().execute()).toHaveLength(1);
    expect((await scene.say('huangjing', '即时调度 取消 1'))[0]).toContain('没有正在进行的即时调度1号');
  });

  it('cancelled before the morning, it is never sent', async () => {
    const scene = await openScene({ now });
    scene.at('2024-03-27T23:00+08:00');
    await scene.say('huangjing', called);
    await scene.say('huangjing', '即时调度 取消 1');
    await reach(scene, '2024-03-28T08:00+08:00');
    await reach(scene, '2024-03-28T15:00+08:00');
    expect(await scene.outbox()).toEqual([]);
  });

  it('cancelled, it reminds nobody, not even a unit with a later deadline', async () => {
    const scene = await openScene({ now });
    await scene.say('huangjing', called);
    await scene.say('liufang', '延期 1天 原因：正在核对');
    await scene.say('huangjing', '同意 2');
    await scene.say('huangjing', '即时调度 取消 1');
    const sent = (await scene.outbox()).length;
    for (const moment of ['2024-03-28T15:00+08:00', '2024-03-29T15:00+08:00', '2024-03-29T18:00+08:00'])
      await reach(scene, moment);
    expect((await scene.outbox()).slice(sent).flatMap(({ lines }) => lines)).toEqual([]);
  });

  it('counts and asks only those that are not paused', async () => {
    const scene = await openScene({ now });
    await scene.say('huangjing', '暂停 双清区 至4月30日 原因：防汛');
    const before = (await scene.outbox()).length;
    const lines = await scene.say('huangjing', called);
    expect((await scene.outbox()).slice(before).map(({ chatId }) => chatId)).not.toContain(
      scene.groupOf('zhoumin'),
    );
    expect(lines[0]).toContain('，12个单位，');
  });

  it('says whom it has no way to ask, and asks the others', async () => {
    const scene = await openScene({ now });
    const chat = scene.groupOf('liufang');
    await scene.db.updateTable('chats').set({ webhook: null }).where('chat_id', '=', chat).execute();
    await scene.db.deleteFrom('identities').where('person_id', '=', 'liu-fang').execute();
    const lines = await scene.say('huangjing', called);
    expect(lines).toContain('没有途径通知大祥区，请电话通知。');
    expect((await scene.outbox()).map(({ chatId }) => chatId)).not.toContain(chat);
    expect(await scene.outbox()).toHaveLength(13);
  });

  it('the people of a group that cannot be spoken to are asked alone', async () => {
    const scene = await openScene({ now });
    const chat = scene.groupOf('liufang');
    await scene.db.updateTable('chats').set({ webhook: null }).where('chat_id', '=', chat).execute();
    await scene.say('huangjing', called);
    expect((await scene.outbox()).map(({ chatId }) => chatId)).toContain('liufang');
  });
});
