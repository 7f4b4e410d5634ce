import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chatById, saveChat, saveKeys } from '../../src/store/chats.ts';
import { dueJobs, planJobs, plannedUntil, takeJob } from '../../src/store/due-jobs.ts';
import { nextOutgoing, storeLoad } from '../../src/store/load.ts';
import { migrate } from '../../src/store/migrate.ts';
import { createTokenStore } from '../../src/store/tokens.ts';
import { type OfficeStore, openOfficeStore } from '../support/office-store.ts';
import { sample } from '../support/scene.ts';
import { stores } from '../support/services.ts';

const now = Date.parse('2024-03-29T10:00+08:00');

describe.each(stores())('on $name', (under) => {
  let store: OfficeStore;
  const reset = async () => store.clean(await sample(), now);
  beforeAll(async () => {
    store = await openOfficeStore(under);
  });
  afterAll(() => store.close());

  it('migrations run twice, also at once, and change nothing the second time', async () => {
    await reset();
    await Promise.all([migrate(store.db), migrate(store.db)]);
    expect(await store.db.selectFrom('people').selectAll().execute()).toHaveLength(
      (await sample()).people.length,
    );
  });

  it('numbers, decimals and texts come back as they are on every store', async () => {
    await reset();
    await saveChat(
      store.db,
      { platform: 'wecom', id: 'c', title: '群“一”', units: ['a', 'b'], office: false },
      'chat',
    );
    expect(await chatById(store.db, 'wecom', 'c')).toEqual({
      platform: 'wecom',
      id: 'c',
      title: '群“一”',
      units: ['a', 'b'],
      office: false,
      webhook: undefined,
      secret: undefined,
    });
    const { first_start } = await store.db.selectFrom('installation').selectAll().executeTakeFirstOrThrow();
    expect(first_start).toBe(now);
  });

  it('a group’s keys stay when its units change, and change alone', async () => {
    await reset();
    const group = { platform: 'wecom', id: 'c', title: 't', units: ['a'], office: false } as const;
    await saveChat(store.db, { ...group, webhook: 'key', secret: 'secret' }, 'chat');
    await saveChat(store.db, { ...group, units: ['b'] }, 'chat');
    await saveKeys(store.db, { platform: 'wecom', id: 'c', webhook: 'new' });
    expect(await chatById(store.db, 'wecom', 'c')).toMatchObject({
      units: ['b'],
      webhook: 'new',
      secret: 'secret',
    });
  });

  it('a token is kept until a newer one comes', async () => {
    await reset();
    const tokens = createTokenStore(store.db);
    expect(await tokens.get('t')).toBeUndefined();
    await tokens.put('t', 'one', 1);
    await tokens.put('t', 'two', 2);
    expect(await tokens.get('t')).toEqual({ value: 'two', expiresAt: 2 });
  });

  it('a due job is planned once, taken once, and not planned again', async () => {
    await reset();
    const due = [{ job: 'j', period: '2024-03', at: now + 1 }];
    await planJobs(store.db, due, now + 10);
    await planJobs(store.db, due, now + 5);
    expect(await plannedUntil(store.db)).toBe(now + 10);
    expect(await dueJobs(store.db, now)).toEqual([]);
    expect(await dueJobs(store.db, now + 1)).toEqual(due);
    const take = () => store.db.transaction().execute((tx) => takeJob(tx, 'j', '2024-03', now + 1));
    expect((await Promise.all([take(), take()])).toSorted()).toEqual([false, true]);
    expect(await dueJobs(store.db, now + 1)).toEqual([]);
  });

  it('a job whose transaction fails is due again', async () => {
    await reset();
    await planJobs(store.db, [{ job: 'j', period: 'p', at: now }], now);
    const failing = store.db.transaction().execute(async (tx) => {
      await takeJob(tx, 'j', 'p', now);
      throw new Error('our own fault');
    });
    await expect(failing).rejects.toThrow('our own fault');
    expect(await dueJobs(store.db, now)).toHaveLength(1);
  });

  it('what stands behind a waiting message waits too, and does not keep the system busy', async () => {
    await reset();
    const row = {
      lane: 'l',
      platform: 'wecom',
      chat_id: 'c',
      chat_kind: 'group',
      routes: '[]',
      message: '{}',
      kind: 'notice' as const,
      once_key: null,
      inbox_id: null,
      created_at: now,
      state: 'waiting' as const,
      piece: 0,
      attempts: 0,
      uncertain: false,
      lease_until_real: null,
      error: null,
      done_at: null,
    };
    await store.db
      .insertInto('outbox')
      .values([
        { ...row, not_before: now + 60_000 },
        { ...row, not_before: now },
      ])
      .execute();
    expect(await storeLoad(store.db, now)).toEqual({ due: 0, waiting: 2 });
    expect(await nextOutgoing(store.db, now, now + 90_000)).toBe(now + 60_000);
    expect(await storeLoad(store.db, now + 60_000)).toEqual({ due: 2, waiting: 0 });
  });
});
