import { describe, expect, it } from 'vitest';
import { closeRound, roundById, saveRound } from '../../src/store/rounds.ts';
import { openScene, type Scene } from '../support/scene.ts';

const now = '2024-03-29T10:00+08:00';
const longhui = 'wrSamplexOpcG7WwGcef3czR';

/** What an application leaves behind; nothing at all when it was refused. */
async function left({ db, outbox }: Scene) {
  const requests = await db.selectFrom('requests').selectAll().execute();
  const extensions = await db.selectFrom('extensions').selectAll().execute();
  const jobs = await db.selectFrom('due_jobs').selectAll().execute();
  return [...requests, ...extensions, ...jobs, ...(await outbox())];
}

const periods = async ({ db }: Scene) =>
  (await db.selectFrom('due_jobs').select(['job', 'period']).orderBy('due_at').execute()).map(
    ({ job, period }) => `${job} ${period}`,
  );

describe('延期', () => {
  it('asks the office, says what holds until then, and where it stands', async () => {
    const scene = await openScene({ now });
    expect(await scene.say('ouyangmin', '延期 2天 原因：数据正在核对')).toEqual([
      '已申请把就业周调度延到4月1日17:00（编号 1），同意前仍按3月29日（周五）17:00截止。',
    ]);
    const asked = await scene.outbox();
    expect(asked.map(({ chatId }) => chatId).sort()).toEqual([
      'cidSamplea5HgvOyHFXuvIVC2Sg==',
      'wrSamplejVAKXr36WWZ8AoJw',
    ]);
    expect(asked[0]!.lines).toEqual([
      '【延期申请 1】隆回县申请把就业周调度的截止从3月29日17:00延到4月1日17:00。原因：数据正在核对',
      '同意请回复：同意 1；不同意请回复：拒绝 1 原因：…',
    ]);
    expect((await scene.say('ouyangmin', '未报')).join('\n')).toContain(
      '【就业周调度】3月29日（周五）17:00截止',
    );
  });

  it('once granted it is the deadline of that unit alone, with reminders and an end of its own', async () => {
    const scene = await openScene({ now });
    await scene.say('ouyangmin', '延期 2天 原因：数据正在核对');
    expect(await scene.say('huangjing', '同意 1')).toEqual([
      '已同意 1 号：隆回县就业周调度的截止已延到4月1日17:00。',
    ]);
    expect((await scene.outbox()).at(-1)).toMatchObject({
      chatId: longhui,
      lines: ['隆回县就业周调度的截止已延到4月1日17:00。'],
    });
    expect((await scene.say('ouyangmin', '未报')).join('\n')).toContain(
      '【就业周调度】4月1日（周一）17:00截止',
    );
    expect((await scene.say('liufang', '未报')).join('\n')).toContain(
      '【就业周调度】3月29日（周五）17:00截止',
    );
    expect((await scene.say('huangjing', '未报'))[2]).toBe('延期：隆回县至4月1日（周一）17:00');
    expect(await periods(scene)).toEqual([
      'remind weekly/2024-W13/2024-04-01T15:00',
      'close-round weekly/2024-W13/longhui',
    ]);
  });

  it('refused, the deadline stays, and the one who asked hears why', async () => {
    const scene = await openScene({ now });
    await scene.say('ouyangmin', '延期 2天 原因：数据正在核对');
    await scene.say('huangjing', '拒绝 1 原因：上周已延过一次');
    expect((await scene.outbox()).at(-1)).toMatchObject({
      chatId: longhui,
      lines: ['您的申请（编号 1）没有通过。原因：上周已延过一次。如有需要请重新申请。'],
    });
    expect((await scene.say('ouyangmin', '未报'))[0]).toBe('【就业周调度】3月29日（周五）17:00截止：还差5项');
    expect(await periods(scene)).toEqual([]);
  });

  it.each([
    ['nothing', '延期', '请写明延几天和原因'],
    ['no reason', '延期 2天', '延期要写原因，还没有申请'],
    ['no number of days', '延期 原因：正在核对', '请写明延几天和原因'],
    ['no day at all', '延期 0天 原因：正在核对', '一次可以延1至30天，还没有申请'],
    ['more days than there may be', '延期 31天 原因：正在核对', '一次可以延1至30天，还没有申请'],
    ['a day before the deadline', '延期 至3月20日 原因：正在核对', '要晚于3月29日（周五）17:00，还没有申请'],
    ['the deadline itself', '延期 至3月29日17:00 原因：正在核对', '要晚于3月29日（周五）17:00，还没有申请'],
    ['a day that does not exist', '延期 至2月30日 原因：正在核对', '还没有申请'],
    ['a time, not a number of days', '延期 一周 原因：正在核对', '请写明延几天'],
    ['no unit, from a liaison of two', '延期 2天 原因：正在核对', '您负责几个单位', 'xiewenjing'],
  ])('%s: says what is missing, asks nobody, stores nothing', async (_, typed, said, user = 'ouyangmin') => {
    const scene = await openScene({ now });
    const lines = await scene.say(user, typed, { alone: user === 'xiewenjing' });
    expect(lines[0]).toContain(said);
    expect(lines[1]).toMatch(/^延期 /);
    expect(await left(scene)).toEqual([]);
  });

  it.each([
    ['延期 至4月1日 原因：正在核对', '4月1日17:00'],
    ['延期 至4月1日12:00 原因：正在核对', '4月1日12:00'],
    // A rest day moves on.
    ['延期 至3月30日 原因：正在核对', '4月1日17:00'],
    ['延期 至下周三 原因：正在核对', '4月3日17:00'],
    ['延期 至月底 原因：正在核对', '4月1日17:00'],
    ['延期 至明天 原因：正在核对', '4月1日17:00'],
    ['延期 两天 原因：正在核对', '4月1日17:00'],
    ['延期 10 天 原因：正在核对', '4月8日17:00'],
    // A date is a date, with or without 至.
    ['延期 4月3日 原因：正在核对', '4月3日17:00'],
    ['延期 3个工作日 原因：正在核对', '4月3日17:00'],
  ])('%s is until %s', async (typed, until) => {
    const scene = await openScene({ now });
    expect((await scene.say('ouyangmin', typed))[0]).toContain(`就业周调度延到${until}（编号`);
  });

  it('is asked for once', async () => {
    const scene = await openScene({ now });
    await scene.say('ouyangmin', '延期 2天 原因：正在核对');
    const before = await left(scene);
    expect(await scene.say('zengxiaoping', '延期 5天 原因：人不在')).toEqual([
      '已经申请过延期（编号 1），正等专班办公室答复，不用再发。',
    ]);
    expect(await left(scene)).toEqual(before);
  });

  it('is for the unit of the group, or the one that is typed', async () => {
    const scene = await openScene({ now });
    await scene.say('xiewenjing', '延期 2天 原因：正在核对');
    await scene.say('xiewenjing', '延期 北塔区 2天 原因：正在核对', { alone: true });
    expect((await scene.say('huangjing', '同意')).slice(1)).toEqual([
      '同意 1　双清区 就业周调度延到4月1日17:00，原因：正在核对',
      '同意 2　北塔区 就业周调度延到4月1日17:00，原因：正在核对',
    ]);
  });

  it('a department asks for itself, and stays before the closing of the month', async () => {
    const scene = await openScene({ now });
    expect((await scene.say('sunyue', '延期 10天 原因：正在核对'))[0]).toBe(
      '3月在4月8日18:00结账，延期要早于这个时间，还没有申请。',
    );
    expect(await left(scene)).toEqual([]);
    expect((await scene.say('sunyue', '延期 3天 原因：正在核对'))[0]).toContain('月调度延到4月7日17:00');
  });

  it('is not asked for when everything is in', async () => {
    const scene = await openScene({ now });
    await scene.say('jianglan', '填报 县域普通高中徐特立项目 主体');
    await scene.say('jianglan', '填报 省定县域普通高中徐特立项目 达到序时');
    const [line] = await scene.say('jianglan', '延期 2天 原因：正在核对');
    expect(line).toBe('现在没有待报的调度，不用延期。');
  });

  it('after the round has closed: says so, and that a report is still taken as 逾期', async () => {
    const scene = await openScene({ now });
    scene.at('2024-04-03T19:00+08:00');
    expect(await scene.say('sunyue', '延期 2天 原因：正在核对')).toEqual([
      '现在没有待报的调度，不用延期。',
      '月调度已在4月3日18:00关闭，不能再延期；仍可填报，记逾期。',
    ]);
    expect(await left(scene)).toEqual([]);
  });

  it('never speaks of a round that did not ask the unit', async () => {
    const scene = await openScene({ now });
    scene.at('2024-04-15T10:00+08:00');
    // The weekly round asks 市人社局 only, and a weekly figure is never 逾期.
    expect(await scene.say('sunyue', '延期 2天 原因：正在核对')).toEqual(['现在没有待报的调度，不用延期。']);
  });

  it('of a unit that is paused: says that nothing is asked of it', async () => {
    const scene = await openScene({ now });
    await scene.say('huangjing', '暂停 双清区 至4月30日 原因：防汛');
    const lines = await scene.say('zhoumin', '延期 2天 原因：正在核对');
    expect(lines[0]).toContain('不用延期');
    expect(lines.join('\n')).not.toContain('逾期');
  });

  it.each([
    ['the round is closed', '2024-03-29T18:00+08:00', true],
    ['the time asked for is over', '2024-04-02T10:00+08:00', false],
  ])('is not granted once %s: the office is told what to answer', async (_, later, closed) => {
    const scene = await openScene({ now });
    await scene.say('ouyangmin', '延期 2天 原因：正在核对');
    scene.at(later);
    if (closed)
      await scene.db.transaction().execute(async (tx) => {
        const at = scene.clock.now();
        const round = { id: 'weekly/2024-W13', rule: 'weekly', name: '就业周调度', period: '2024-W13' };
        await saveRound(
          tx,
          { ...round, opensAt: at, dueAt: at, closesAt: at, indicators: [], called: false },
          at,
        );
        await closeRound(tx, round.id, [], at);
      });
    const before = (await scene.outbox()).length;
    expect(await scene.say('huangjing', '同意 1')).toEqual([
      '就业周调度已经关闭，或者申请的时间（4月1日17:00）已过，不能再同意，没有处理。',
      '请回复：拒绝 1 原因：已过时间',
    ]);
    expect(await scene.outbox()).toHaveLength(before);
    expect(await scene.db.selectFrom('extensions').selectAll().execute()).toEqual([]);
    expect((await scene.say('huangjing', '拒绝 1 原因：已过时间'))[0]).toContain('已拒绝 1 号申请');
    expect((await roundById(scene.db, 'weekly/2024-W13'))?.closedAt !== undefined).toBe(closed);
  });

  it('with no way to the office says whom to ask', async () => {
    const scene = await openScene({ now });
    await scene.db.deleteFrom('chats').where('office', '=', true).execute();
    expect((await scene.say('ouyangmin', '延期 2天 原因：正在核对'))[1]).toBe(
      '还没有能通知的办公室工作群，请联系专班办公室，请他回复我：同意 1',
    );
  });

  it('a reason mentions nobody and forges no line', async () => {
    const scene = await openScene({ now });
    await scene.say('ouyangmin', '延期 2天 原因：忙 @all [点此](http://x.example)');
    const text = (await scene.outbox())[0]!.lines.join('\n');
    expect(text).not.toMatch(/@all|\]\(/);
  });

  it('is on the audit chain, asked and granted', async () => {
    const scene = await openScene({ now });
    await scene.say('ouyangmin', '延期 2天 原因：正在核对');
    await scene.say('huangjing', '同意 1');
    const rows = await scene.db.selectFrom('audit').select(['actor', 'action']).orderBy('seq').execute();
    expect(rows).toEqual([
      { actor: 'ouyang-min', action: 'extension.request' },
      { actor: 'huang-jing', action: 'extension.accept' },
    ]);
  });
});
