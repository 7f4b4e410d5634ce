import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Config } from '../../src/config/model.ts';
import { allChats, saveChat } from '../../src/store/chats.ts';
import { applyConfig, ensureInstallation, readOffset, writeOffset } from '../../src/store/install.ts';
import { bind, personOf, savePerson, unbind } from '../../src/store/people.ts';
import { type OfficeStore, openOfficeStore } from '../support/office-store.ts';
import { sample } from '../support/scene.ts';
import { stores } from '../support/services.ts';

const now = Date.parse('2024-03-29T10:00+08:00');

describe.each(stores())('the configuration in the store on $name', (under) => {
  let store: OfficeStore;
  let config: Config;
  beforeAll(async () => {
    store = await openOfficeStore(under);
    config = await sample();
  });
  beforeEach(() => store.clean(config, now));
  afterAll(() => store.close());

  const heardFrom = () =>
    store.db
      .insertInto('inbox')
      .values({
        entry: 'e',
        message_id: 'm',
        platform: 'wecom',
        chat_id: 'c',
        chat_kind: 'group',
        chat_title: null,
        sender_id: 's',
        sender_name: null,
        kind: 'text',
        text: '',
        reply_url: null,
        reply_expires_at: null,
        reply_once: false,
        digest: '',
        received_at: now,
        received_real: now,
        handled_at: null,
        outcome: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
  const inTx = <T>(work: Parameters<ReturnType<typeof store.db.transaction>['execute']>[0]) =>
    store.db.transaction().execute(work) as Promise<T>;
  const without = (person: string): Config => ({
    ...config,
    people: config.people.filter(({ id }) => id !== person),
  });
  const wecom = async (user: string) => (await personOf(store.db, 'wecom', user))?.id;

  it('binds everybody on every platform they are written with', async () => {
    expect(await wecom('ouyangmin')).toBe('ouyang-min');
    expect((await personOf(store.db, 'dingtalk', '028645193620174'))?.id).toBe('ouyang-min');
  });

  it('applied twice changes nothing', async () => {
    const before = await allChats(store.db);
    await applyConfig(store.db, config, now + 1);
    expect(await allChats(store.db)).toEqual(before);
    expect(await wecom('ouyangmin')).toBe('ouyang-min');
  });

  it('does not bind again who unbound themselves', async () => {
    const { id } = await heardFrom();
    await inTx((tx) => unbind(tx, { platform: 'wecom', userId: 'ouyangmin', inboxId: id }, now));
    await applyConfig(store.db, config, now + 1);
    expect(await wecom('ouyangmin')).toBeUndefined();
  });

  it('takes the binding of who leaves org.yaml, and gives it back on return', async () => {
    await applyConfig(store.db, without('ouyang-min'), now + 1);
    expect(await wecom('ouyangmin')).toBeUndefined();
    await applyConfig(store.db, config, now + 2);
    expect(await wecom('ouyangmin')).toBe('ouyang-min');
  });

  it('follows an account that org.yaml gives to somebody else', async () => {
    const moved = config.people.map((person) =>
      person.id === 'zeng-xiaoping'
        ? { ...person, wecom: 'ouyangmin' }
        : person.id === 'ouyang-min'
          ? { ...person, wecom: undefined }
          : person,
    );
    await applyConfig(store.db, { ...config, people: moved }, now + 1);
    expect(await wecom('ouyangmin')).toBe('zeng-xiaoping');
    expect(await wecom('zengxiaoping')).toBeUndefined();
  });

  it('does not rebind who was bound by chat', async () => {
    await inTx((tx) => bind(tx, { platform: 'wecom', userId: 'ouyangmin', personId: 'zeng-xiaoping' }));
    await applyConfig(store.db, config, now + 1);
    expect(await wecom('ouyangmin')).toBe('zeng-xiaoping');
  });

  it('follows a role or units changed in org.yaml, but not over what chat gave', async () => {
    const promoted = config.people.map((person) =>
      person.id === 'ouyang-min' ? { ...person, role: 'office' as const } : person,
    );
    await applyConfig(store.db, { ...config, people: promoted }, now + 1);
    expect((await personOf(store.db, 'wecom', 'ouyangmin'))?.role).toBe('office');
    await inTx((tx) =>
      savePerson(
        tx,
        { id: 'ouyang-min', name: '欧阳敏', role: 'liaison', units: ['longhui', 'xinshao'] },
        'chat',
      ),
    );
    await applyConfig(store.db, config, now + 2);
    expect((await personOf(store.db, 'wecom', 'ouyangmin'))?.units).toEqual(['longhui', 'xinshao']);
  });

  it('drops a group that leaves org.yaml, and keeps one that chat registered', async () => {
    await saveChat(
      store.db,
      { platform: 'wecom', id: 'new', title: 't', units: ['longhui'], office: false },
      'chat',
    );
    await applyConfig(store.db, { ...config, groups: config.groups.slice(1) }, now + 1);
    const ids = (await allChats(store.db)).map(({ id }) => id);
    expect(ids).toContain('new');
    expect(ids).not.toContain(config.groups[0]!.id);
  });

  it('the first start stays the first', async () => {
    expect(await ensureInstallation(store.db, now + 5, 7)).toEqual({ firstStart: now, clockOffset: 0 });
    await writeOffset(store.db, 42);
    expect(await readOffset(store.db)).toBe(42);
  });
});
