import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Inbound } from '../../src/message/inbound.ts';
import { acceptMessage, forgetNonces, pendingMessages } from '../../src/store/inbox.ts';
import { type OfficeStore, openOfficeStore } from '../support/office-store.ts';
import { sample } from '../support/scene.ts';
import { stores } from '../support/services.ts';

const now = Date.parse('2024-03-29T10:00+08:00');

describe.each(stores())('the inbox on $name', (under) => {
  let store: OfficeStore;
  beforeAll(async () => {
    store = await openOfficeStore(under);
  });
  beforeEach(async () => store.clean(await sample(), now));
  afterAll(() => store.close());

  const message = (messageId: string, more: Partial<Inbound> = {}): Inbound => ({
    platform: 'wecom',
    entry: 'wecom-bot',
    messageId,
    chat: { id: 'chat', kind: 'group' },
    sender: { id: 'sender' },
    kind: 'text',
    text: 'text',
    ...more,
  });
  const accept = (
    messageId: string,
    nonce: string,
    more: { digest?: string; refuse?: boolean; inbound?: Partial<Inbound> } = {},
  ) =>
    acceptMessage(store.db, {
      message: message(messageId, more.inbound),
      nonce,
      digest: more.digest ?? 'digest',
      refuseReusedNonce: more.refuse ?? true,
      now,
      real: now,
    });
  const rows = () => store.db.selectFrom('inbox').selectAll().orderBy('id').execute();

  it('stores a new message', async () => {
    expect(await accept('m1', 'n1')).toEqual({ kind: 'new', id: 1 });
    expect((await rows())[0]).toMatchObject({ message_id: 'm1', received_at: now, handled_at: null });
  });

  it('knows a repeated id, with the same nonce and with a new one', async () => {
    await accept('m1', 'n1');
    expect(await accept('m1', 'n1')).toMatchObject({
      kind: 'repeat',
      id: 1,
      otherBody: false,
      nonceSeen: false,
    });
    expect(await accept('m1', 'n2')).toMatchObject({
      kind: 'repeat',
      id: 1,
      otherBody: false,
      nonceSeen: false,
    });
    expect(await rows()).toHaveLength(1);
  });

  it('says when a repeated id comes with another body, and keeps the first', async () => {
    await accept('m1', 'n1', { inbound: { text: 'first' } });
    expect(await accept('m1', 'n2', { digest: 'other', inbound: { text: 'second' } })).toMatchObject({
      kind: 'repeat',
      otherBody: true,
    });
    expect((await rows()).map(({ text }) => text)).toEqual(['first']);
  });

  it('refuses a nonce of another message where it must, and writes nothing', async () => {
    await accept('m1', 'n1');
    expect(await accept('m2', 'n1')).toEqual({ kind: 'nonce-reused' });
    expect(await rows()).toHaveLength(1);
    expect(await accept('m2', 'n2')).toMatchObject({ kind: 'new' });
  });

  it('also refuses a known message under a nonce of another one', async () => {
    await accept('m1', 'n1');
    await accept('m2', 'n2');
    expect(await accept('m2', 'n1')).toEqual({ kind: 'nonce-reused' });
  });

  it('only reports a reused nonce where it is counted', async () => {
    await accept('m1', 'n1', { refuse: false });
    expect(await accept('m2', 'n1', { refuse: false })).toMatchObject({
      kind: 'new',
      id: 2,
      nonceSeen: true,
    });
  });

  it('keeps the doors apart', async () => {
    await accept('m1', 'n1');
    expect(await accept('m1', 'n1', { inbound: { entry: 'wecom-app' } })).toMatchObject({ kind: 'new' });
  });

  it('makes one row of three deliveries at once', async () => {
    const three = await Promise.all([accept('m1', 'n1'), accept('m1', 'n1'), accept('m1', 'n2')]);
    expect(three.map(({ kind }) => kind).toSorted()).toEqual(['new', 'repeat', 'repeat']);
    expect(new Set(three.map(({ id }) => id))).toEqual(new Set([1]));
    expect(await rows()).toHaveLength(1);
  });

  it('lets one of two messages with the same nonce at once through', async () => {
    const two = await Promise.all([accept('m1', 'n1'), accept('m2', 'n1')]);
    expect(two.map(({ kind }) => kind).toSorted()).toEqual(['new', 'nonce-reused']);
  });

  it('forgets nonces when told, and a forgotten one may be used again', async () => {
    await accept('m1', 'n1');
    await forgetNonces(store.db, now);
    expect(await accept('m2', 'n1')).toEqual({ kind: 'nonce-reused' });
    await forgetNonces(store.db, now + 1);
    expect(await accept('m3', 'n1')).toMatchObject({ kind: 'new' });
  });

  it('stores a zero byte of a text, a name or a title without it', async () => {
    await accept('m1', 'n1', {
      inbound: {
        text: 'a\0b',
        sender: { id: 's', name: 'n\0' },
        chat: { id: 'c', kind: 'group', title: 't\0' },
      },
    });
    expect((await rows())[0]).toMatchObject({ text: 'ab', sender_name: 'n', chat_title: 't' });
  });

  it('names what was stored and never handled, oldest first', async () => {
    await accept('m1', 'n1');
    await accept('m2', 'n2');
    await store.db.updateTable('inbox').set({ handled_at: now }).where('id', '=', 1).execute();
    expect(await pendingMessages(store.db, now, 0)).toEqual([2]);
    expect(await pendingMessages(store.db, now, 2)).toEqual([]);
    expect(await pendingMessages(store.db, now - 1, 0)).toEqual([]);
  });
});
