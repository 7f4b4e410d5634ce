import { expect, it } from 'vitest';
import { applyConfig } from '../../src/store/install.ts';
import { openScene, sample } from '../support/scene.ts';

const now = '2024-03-29T10:00+08:00';

it('解绑 takes the binding back on this platform only', async () => {
  const scene = await openScene({ now });
  expect((await scene.say('ouyangmin', '解绑')).at(-1)).toBe('需要再用时请发送：绑定 单位名称');
  expect((await scene.say('ouyangmin', '进度'))[0]).toContain('还不知道您是哪个单位的');
  expect((await scene.say('028645193620174', '进度'))[0]).toContain('隆回县 共48项');
});

it('解绑 outlives a restart, and points at the message that caused it', async () => {
  const scene = await openScene({ now });
  await scene.say('ouyangmin', '解绑');
  await applyConfig(scene.db, await sample(), scene.clock.now());
  expect((await scene.say('ouyangmin', '进度'))[0]).toContain('还不知道您是哪个单位的');
  const row = await scene.db
    .selectFrom('identities')
    .selectAll()
    .where('user_id', '=', 'ouyangmin')
    .executeTakeFirstOrThrow();
  expect(row.inbox_id).toBe(1);
});

it('an unbound person may be bound again by the office', async () => {
  const scene = await openScene({ now });
  await scene.say('ouyangmin', '解绑');
  await scene.say('ouyangmin', '绑定 隆回县', { name: '欧阳敏' });
  await scene.say('huangjing', '同意 1');
  expect((await scene.say('ouyangmin', '进度'))[0]).toContain('隆回县 共48项');
});

it('解绑 takes back what the account still asked for: agreeing to it brings nothing back', async () => {
  const scene = await openScene({ now });
  await scene.say('zengxiaoping', '绑定 双清区');
  expect((await scene.say('zengxiaoping', '解绑')).join('\n')).toContain('编号 1）已一并撤回');
  expect((await scene.say('huangjing', '同意 1'))[0]).toContain('没有再次处理');
  expect((await scene.say('zengxiaoping', '进度'))[0]).toContain('还不知道您是哪个单位的');
});

it('绑定 after 解绑 is the same person, for the new unit alone, and the office reads who that was', async () => {
  const scene = await openScene({ now });
  await scene.say('zengxiaoping', '解绑');
  await scene.say('zengxiaoping', '绑定 双清区');
  expect((await scene.outbox())[0]?.lines.join('\n')).toContain('此账号曾登记为曾小平（');
  await scene.say('huangjing', '同意 1');
  const rows = await scene.db
    .selectFrom('identities')
    .selectAll()
    .where('user_id', '=', 'zengxiaoping')
    .execute();
  expect(rows.map(({ person_id }) => person_id)).toEqual(['zeng-xiaoping']);
  const person = await scene.db
    .selectFrom('people')
    .selectAll()
    .where('id', '=', 'zeng-xiaoping')
    .executeTakeFirst();
  expect(person?.units).toEqual(['shuangqing']);
});
