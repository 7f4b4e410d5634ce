import { expect, it } from 'vitest';
import { openScene } from '../support/scene.ts';

const now = '2024-03-29T10:00+08:00';

it('every row that a person caused points at the message that caused it', async () => {
  const scene = await openScene({ now });
  const said: [string, string, object?][] = [
    ['ouyangmin', '填报 新增城镇就业 1450人'],
    ['ouyangmin', '更正 新增城镇就业 1400人 原因：重复'],
    ['ouyangmin', '撤回 新增城镇就业'],
    ['ouyangmin', '填报 新增城镇就业 8000人'],
    ['xiaoming', '绑定 隆回县', { name: '小明' }],
    ['huangjing', '同意 1'],
    ['zhoumin', '登记本群 双清区', { chat: 'wrNewGroup' }],
    ['huangjing', '同意 2'],
    ['zhoumin', '绑定', { alone: true }],
    ['liufang', '解绑'],
  ];
  for (const [user, text, options] of said) await scene.say(user, text, options);
  const { db } = scene;
  const causes = async (table: 'reports' | 'open_questions' | 'outbox' | 'audit') =>
    (await db.selectFrom(table).select('inbox_id').orderBy('inbox_id').execute()).map((row) => row.inbox_id);

  expect(await causes('reports')).toEqual([1, 2, 3]);
  expect(await causes('open_questions')).toEqual([4]);
  expect(new Set(await causes('outbox'))).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
  expect(new Set(await causes('audit'))).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
  const requests = await db.selectFrom('requests').selectAll().orderBy('id').execute();
  expect(requests.map(({ inbox_id, decided_inbox_id }) => [inbox_id, decided_inbox_id])).toEqual([
    [5, 6],
    [7, 8],
  ]);
  const people = await db.selectFrom('people').selectAll().where('source', '=', 'chat').execute();
  expect(people.map(({ inbox_id }) => inbox_id)).toEqual([6]);
  const bindings = await db
    .selectFrom('identities')
    .selectAll()
    .where('source', '=', 'chat')
    .orderBy('inbox_id')
    .execute();
  expect(bindings.map(({ user_id, inbox_id }) => [user_id, inbox_id])).toEqual([
    ['xiaoming', 6],
    ['liufang', 10],
  ]);
  const chat = await db
    .selectFrom('chats')
    .selectAll()
    .where('chat_id', '=', 'wrNewGroup')
    .executeTakeFirstOrThrow();
  expect(chat.inbox_id).toBe(7);
  const invite = await db.selectFrom('invites').selectAll().executeTakeFirstOrThrow();
  expect(invite.created_inbox_id).toBe(9);
});
