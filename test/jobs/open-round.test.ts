import { describe, expect, it } from 'vitest';
import { openScene } from '../support/scene.ts';
import { runDue, saidTo, statesOf } from './run-due.ts';

const firstStart = '2024-09-20T18:00+08:00';

describe('open-round', () => {
  it('puts the round on record and asks every group once, with a template to copy and the last value as a remark', async () => {
    const scene = await openScene({ now: firstStart });
    await scene.say('zhoumin', '填报 新增城镇就业 800人');
    await runDue(scene, '2024-09-23T09:00+08:00');
    const said = (await scene.outbox()).filter(({ chatId }) => chatId === scene.groupOf('zhoumin'));
    expect(said).toHaveLength(1);
    expect(said[0]!.kind).toBe('push');
    expect(said[0]!.lines).toEqual([
      '【就业周调度】请报第39周数据，9月29日（周日）17:00截止。',
      '复制下面从“填报”开始的内容，填上数字发给我；括号里是上次的数，没有变化的发“无变化”。',
      '填报',
      '新增城镇就业：　人（上次800，9月20日）',
      '新增农村劳动力转移就业：　人',
      '职业技能培训：　人次',
      '创业培训：　人次',
      '创业担保贷款发放：　万元',
    ]);
    const rounds = await scene.db.selectFrom('rounds').selectAll().execute();
    expect(rounds.map(({ id, called }) => [id, called])).toEqual([['weekly/2024-W39', false]]);
  });

  it('is understood when its template comes back with some numbers filled in, and the remarks are no answer', async () => {
    const scene = await openScene({ now: firstStart });
    await scene.say('zhoumin', '填报 新增城镇就业 300人');
    await runDue(scene, '2024-09-23T09:00+08:00');
    const [opening] = (await scene.outbox()).filter(({ chatId }) => chatId === scene.groupOf('zhoumin'));
    const filled = opening!.lines.join('\n').replace('职业技能培训：　人次', '职业技能培训：900人次');
    const [answer, first] = await scene.say('zhoumin', filled);
    expect(answer).toContain('已记录 双清区 2024年9月 1项');
    expect(first).toContain('职业技能培训 900人次');
  });

  it('says that short weeks are joined', async () => {
    const scene = await openScene({ now: '2024-09-29T18:00+08:00' });
    await runDue(scene, '2024-09-30T09:00+08:00');
    const [first] = await saidTo(scene, scene.groupOf('zhoumin'));
    expect(first).toBe(
      '【就业周调度】请报第40、41周（9月30日至10月13日，合报一次）数据，10月12日（周六）17:00截止。',
    );
  });

  it('comes late with a mark after a stop, waits for the morning at night, and not at all when the round is over', async () => {
    const scene = await openScene({ now: firstStart });
    await runDue(scene, '2024-09-23T21:00+08:00');
    expect(await saidTo(scene, scene.groupOf('zhoumin'))).toEqual([]);
    await runDue(scene, '2024-09-24T08:00+08:00');
    const [late] = await saidTo(scene, scene.groupOf('zhoumin'));
    expect(late).toContain('（补发，原定9月23日09:00）');
    const other = await openScene({ now: firstStart });
    await runDue(other, '2024-09-29T18:30+08:00');
    expect((await saidTo(other, other.groupOf('zhoumin'))).filter((line) => line.includes('周调度'))).toEqual(
      [],
    );
    expect(await statesOf(other, 'open-round')).toContain('weekly/2024-W39 skipped');
  });
});
