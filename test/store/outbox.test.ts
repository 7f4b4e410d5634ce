import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { groupAddress } from '../../src/delivery/routes.ts';
import { insertOutgoing, quotaUsed, retryOutgoing, unfinished } from '../../src/store/outbox.ts';
import { type OfficeStore, openOfficeStore } from '../support/office-store.ts';
import { sample } from '../support/scene.ts';
import { stores } from '../support/services.ts';

const now = Date.parse('2024-03-29T10:00+08:00');

describe.each(stores())('the outbox on $name', (under) => {
  let store: OfficeStore;
  beforeAll(async () => {
    store = await openOfficeStore(under);
  });
  beforeEach(async () => store.clean(await sample(), now));
  afterAll(() => store.close());

  const insert = (text: string, onceKey?: string) => {
    const row = {
      ...groupAddress('wecom', 'c'),
      message: { lines: [text] },
      kind: 'notice' as const,
      onceKey,
    };
    return store.db.transaction().execute((tx) => insertOutgoing(tx, [row], now));
  };

  it('keeps a message whatever people typed into it', async () => {
    const text = '“引号” \\ \u0000 \ud800 😀 =1+1';
    await insert(text);
    const [row] = await unfinished(store.db);
    expect(row?.message.lines[0]).toBe('“引号” \\ \ufffd \ufffd 😀 =1+1');
  });

  it('says a thing once where its cause must not speak twice, also at once', async () => {
    const all = await Promise.all([insert('1', 'key'), insert('2', 'key'), insert('3', 'key')]);
    expect(all.flat()).toHaveLength(1);
    expect(await insert('4', 'key')).toEqual([]);
    expect(await insert('5', 'other')).toHaveLength(1);
  });

  it('is undone with the transaction of its cause', async () => {
    const failing = store.db.transaction().execute(async (tx) => {
      await insertOutgoing(
        tx,
        [{ ...groupAddress('wecom', 'c'), message: { lines: ['x'] }, kind: 'notice' }],
        now,
      );
      throw new Error('our own fault');
    });
    await expect(failing).rejects.toThrow('our own fault');
    expect(await unfinished(store.db)).toEqual([]);
  });

  it('gives what was parked another chance, and only that', async () => {
    const [parked] = await insert('parked');
    const [waiting] = await insert('waiting');
    await store.db
      .updateTable('outbox')
      .set({ state: 'parked', error: 'x', attempts: 12 })
      .where('id', '=', parked!.id)
      .execute();
    expect(await retryOutgoing(store.db, waiting!.id, now)).toBeUndefined();
    expect(await retryOutgoing(store.db, parked!.id, now)).toMatchObject({ id: parked!.id });
    expect((await unfinished(store.db))[0]).toMatchObject({
      state: 'waiting',
      attempts: 0,
      error: undefined,
    });
  });

  it('counts sends under their quota since a moment', async () => {
    const [row] = await insert('x');
    const send = { outbox_id: row!.id, route: 'r', result: 'sent' };
    await store.db
      .insertInto('sends')
      .values([
        { ...send, quota: 'dingtalk-api', at: now - 1 },
        { ...send, quota: 'dingtalk-api', at: now },
        { ...send, quota: null, at: now },
      ])
      .execute();
    expect(await quotaUsed(store.db, 'dingtalk-api', now)).toBe(1);
  });
});
