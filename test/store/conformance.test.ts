import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chatById, saveChat, saveKeys } from '../../src/store/chats.ts';
import {
  addJobs,
  dueJobs,
  holdJobs,
  jobState,
  jobsDone,
  nextDueJob,
  planJobs,
  plannedUntil,
  skipJobs,
  takeJobs,
} from '../../src/store/due-jobs.ts';
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
    const take = () => store.db.transaction().execute((tx) => takeJobs(tx, 'j', now + 1));
    expect((await Promise.all([take(), take()])).toSorted((a, b) => a.length - b.length)).toEqual([[], due]);
    expect(await dueJobs(store.db, now + 1)).toEqual([]);
    await planJobs(store.db, due, now + 20);
    expect(await dueJobs(store.db, now + 20)).toEqual([]);
    expect(await jobState(store.db, 'j', '2024-03')).toBe('done');
  });

  it('a job whose transaction fails is due again', async () => {
    await reset();
    await planJobs(store.db, [{ job: 'j', period: 'p', at: now }], now);
    const failing = store.db.transaction().execute(async (tx) => {
      await takeJobs(tx, 'j', now);
      throw new Error('our own fault');
    });
    await expect(failing).rejects.toThrow('our own fault');
    expect(await dueJobs(store.db, now)).toHaveLength(1);
  });

  it('all that is due of one job is taken together, the longest due first, and no other job’s', async () => {
    await reset();
    const rows = [
      { job: 'j', period: 'newer', at: now - 1 },
      { job: 'j', period: 'older', at: now - 2 },
      { job: 'j', period: 'later', at: now + 1 },
      { job: 'k', period: 'other', at: now - 3 },
    ];
    await store.db.transaction().execute((tx) => addJobs(tx, rows));
    const taken = await store.db.transaction().execute((tx) => takeJobs(tx, 'j', now));
    expect(taken.map(({ period }) => period)).toEqual(['older', 'newer']);
    expect((await dueJobs(store.db, now + 1)).map(({ period }) => period)).toEqual(['other', 'later']);
  });

  it('a job that may not speak yet is held back, and is due as of old when it may', async () => {
    await reset();
    const night = { job: 'j', period: 'night', at: now, notBefore: now + 100 };
    await planJobs(store.db, [night, { job: 'j', period: 'day', at: now }], now);
    expect((await dueJobs(store.db, now)).map(({ period }) => period)).toEqual(['day']);
    await holdJobs(store.db, ['j'], now, now + 50);
    await holdJobs(store.db, [], now, now + 999);
    expect(await dueJobs(store.db, now + 49)).toEqual([]);
    expect(await nextDueJob(store.db, now, now + 99)).toBe(now + 50);
    expect(await nextDueJob(store.db, now + 50, now + 99)).toBeUndefined();
    expect(await dueJobs(store.db, now + 50)).toEqual([{ job: 'j', period: 'day', at: now }]);
    expect(await store.db.transaction().execute((tx) => takeJobs(tx, 'j', now + 49))).toEqual([]);
  });

  it('what something newer made useless is skipped, and does not count as done', async () => {
    await reset();
    await planJobs(
      store.db,
      [
        { job: 'j', period: 'old', at: now - 1 },
        { job: 'j', period: 'new', at: now },
      ],
      now,
    );
    await store.db.transaction().execute(async (tx) => {
      await takeJobs(tx, 'j', now + 5);
      await skipJobs(tx, 'j', ['old']);
    });
    expect(await jobState(store.db, 'j', 'old')).toBe('skipped');
    expect(await jobState(store.db, 'j', 'new')).toBe('done');
    expect(await jobState(store.db, 'j', 'never')).toBeUndefined();
    expect(await jobsDone(store.db, now, now + 5)).toEqual([{ job: 'j', period: 'new', at: now }]);
    expect(await jobsDone(store.db, now + 6, now + 9)).toEqual([]);
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
