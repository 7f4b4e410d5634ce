import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AuditAlgorithm, appendAudit, verifyAudit } from '../../src/store/audit.ts';
import { type OfficeStore, openOfficeStore } from '../support/office-store.ts';
import { sample } from '../support/scene.ts';
import { stores } from '../support/services.ts';

const now = Date.parse('2024-03-29T10:00+08:00');

describe.each(stores())('the audit chain on $name', (under) => {
  let store: OfficeStore;
  beforeAll(async () => {
    store = await openOfficeStore(under);
  });
  beforeEach(async () => store.clean(await sample(), now));
  afterAll(() => store.close());

  const append = (count: number, algorithm: AuditAlgorithm = 'sha256') =>
    store.db.transaction().execute((tx) => {
      const entries = Array.from({ length: count }, (_, n) => ({
        actor: 'a',
        action: 'x',
        subject: `s${n}`,
        data: { 值: n },
      }));
      return appendAudit(tx, entries, now, algorithm);
    });

  /** Somebody with the database's own rights; the append-only triggers are off for them. */
  const tamper = (statement: string) =>
    store.db.connection().execute(async (db) => {
      await sql.raw('set session_replication_role = replica').execute(db);
      for (const one of statement.split('; ')) await sql.raw(one).execute(db);
      await sql.raw('set session_replication_role = origin').execute(db);
    });
  const faultAfter = async (statement: string) => {
    await append(5);
    await tamper(statement);
    return (await verifyAudit(store.db)).fault;
  };

  it('holds for rows of both algorithms, over a change of the setting', async () => {
    expect(await verifyAudit(store.db)).toEqual({ rows: 0, head: '' });
    await append(2);
    await append(2, 'sm3');
    await append(1);
    expect(await verifyAudit(store.db)).toEqual({ rows: 5, head: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const kept = await store.db.selectFrom('audit').select('algorithm').orderBy('seq').execute();
    expect(kept.map(({ algorithm }) => algorithm)).toEqual(['sha256', 'sha256', 'sm3', 'sm3', 'sha256']);
  });

  it.each(['data', 'actor', 'action', 'subject', 'previous', 'hash'])(
    'names the row whose %s was changed',
    async (column) => {
      expect(await faultAfter(`update audit set ${column} = 'other' where seq = 3`)).toEqual({
        seq: 3,
        fault: 'changed',
      });
    },
  );

  it.each(['at', 'inbox_id'])('names the row whose %s was changed', async (column) => {
    expect(await faultAfter(`update audit set ${column} = 1 where seq = 3`)).toEqual({
      seq: 3,
      fault: 'changed',
    });
  });

  it('names a row that was removed', async () => {
    expect(await faultAfter('delete from audit where seq = 3')).toEqual({ seq: 3, fault: 'missing' });
  });

  it('names the first row when that is gone', async () => {
    expect(await faultAfter('delete from audit where seq = 1')).toEqual({ seq: 1, fault: 'missing' });
  });

  it('names the first of a tail that was cut off', async () => {
    expect(await faultAfter('delete from audit where seq >= 4')).toEqual({ seq: 4, fault: 'missing' });
  });

  it('names the first of two rows that changed places', async () => {
    expect(
      await faultAfter(
        'update audit set seq = case seq when 2 then 104 else 102 end where seq in (2, 4); update audit set seq = seq - 100 where seq > 100',
      ),
    ).toEqual({ seq: 2, fault: 'reordered' });
  });

  it('names a row that was changed along with its own hash', async () => {
    await append(5);
    const [row] = await store.db.selectFrom('audit').selectAll().where('seq', '=', 3).execute();
    const fields = [
      row!.at,
      row!.actor,
      row!.action,
      'other',
      row!.inbox_id,
      row!.data,
      row!.algorithm,
      row!.previous,
    ];
    const hash = createHash('sha256').update(JSON.stringify(fields)).digest('hex');
    await tamper(`update audit set subject = 'other', hash = '${hash}' where seq = 3`);
    expect((await verifyAudit(store.db)).fault).toEqual({ seq: 3, fault: 'changed' });
  });

  it('names a last row that was changed along with its own hash', async () => {
    await append(1);
    await tamper("update audit set hash = 'x' where seq = 1");
    expect((await verifyAudit(store.db)).fault).toEqual({ seq: 1, fault: 'changed' });
  });

  it('stays one chain when transactions append at once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => append(3)));
    expect(await verifyAudit(store.db)).toEqual({ rows: 60, head: expect.any(String) });
  });

  it('loses nothing of a transaction that fails', async () => {
    await append(2);
    const failing = store.db.transaction().execute(async (tx) => {
      await appendAudit(tx, [{ actor: 'a', action: 'x', subject: 's' }], now, 'sha256');
      throw new Error('our own fault');
    });
    await expect(failing).rejects.toThrow();
    await append(1);
    expect(await verifyAudit(store.db)).toEqual({ rows: 3, head: expect.any(String) });
  });

  it.each([
    'update audit set data = data',
    'delete from audit',
    'update reports set value = 1',
    'delete from reports',
  ])('refuses `%s`', async (statement) => {
    await append(1);
    await store.db
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
      .execute();
    await store.db
      .insertInto('reports')
      .values({
        unit: 'longhui',
        indicator: 'urban-jobs',
        part: '',
        year: 2024,
        period: '2024-03',
        kind: 'value',
        value: '1',
        increment: null,
        stage: null,
        state: null,
        remark: null,
        reason: null,
        data_date: '2024-03-29',
        late: false,
        replaces: null,
        inbox_id: 1,
        person_id: 'ouyang-min',
        created_at: now,
      })
      .execute();
    await expect(sql.raw(statement).execute(store.db)).rejects.toThrow(/is append-only/);
  });
});
