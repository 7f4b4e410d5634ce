import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ClientLike } from '../../src/store/open.ts';
import { type OpenStore, stores } from '../support/services.ts';

describe.each(stores())('the pool on $name', (underTest) => {
  let store: OpenStore;
  beforeAll(async () => {
    store = await underTest.open();
    await store.pool.query(
      'create table thing (id bigserial primary key, name text unique, amount numeric, day date, facts jsonb, note text)',
    );
  }, 30_000);
  afterAll(() => store?.close());
  beforeEach(() => store.pool.query('truncate thing restart identity'));

  const insert = (name: string, on: Pick<ClientLike, 'query'> = store.pool) =>
    on.query('insert into thing (name) values ($1) returning id', [name]);
  const names = async () =>
    (await store.pool.query('select name from thing order by id')).rows.map((row) => row.name);

  async function inTransaction(work: (client: ClientLike) => Promise<void>, end = 'commit'): Promise<void> {
    const client = await store.pool.connect();
    try {
      await client.query('begin');
      await work(client);
      await client.query(end);
    } finally {
      client.release();
    }
  }

  it('keeps what a transaction committed', async () => {
    await inTransaction(async (client) => void (await insert('a', client)));
    expect(await names()).toEqual(['a']);
  });

  it('forgets what a transaction rolled back', async () => {
    await inTransaction(async (client) => void (await insert('a', client)), 'rollback');
    expect(await names()).toEqual([]);
  });

  // A pg.Pool hands the open transaction to the next user instead.
  if (underTest.name === 'PGlite')
    it('rolls back what is still open when a client is released', async () => {
      const client = await store.pool.connect();
      await client.query('begin');
      await insert('a', client);
      client.release();
      expect(await names()).toEqual([]);
    });

  it('keeps the queries of others out of an open transaction', async () => {
    const seen: string[][] = [];
    await inTransaction(async (client) => {
      await insert('a', client);
      // One after the other: on PostgreSQL they would run beside each other.
      void names().then(async (before) => {
        seen.push(before);
        await insert('b');
      });
      await new Promise((resolve) => setTimeout(resolve, 50));
      await insert('c', client);
      if (underTest.name === 'PGlite') expect(seen).toEqual([]);
    }, 'rollback');
    await expect.poll(names).toEqual(['b']);
    expect(seen).toEqual([[]]);
  });

  it('runs many transactions at once without mixing them', async () => {
    const add = (n: number) =>
      inTransaction(
        async (client) => {
          await insert(`first ${n}`, client);
          await insert(`second ${n}`, client);
        },
        n % 2 ? 'rollback' : 'commit',
      );
    await Promise.all(Array.from({ length: 40 }, (_, n) => add(n)));
    const kept = await names();
    expect(kept.length).toBe(40);
    expect(kept.every((name) => Number(name.split(' ')[1]) % 2 === 0)).toBe(true);
  });

  it('names a unique violation by code, constraint and table', async () => {
    await insert('a');
    await expect(insert('a')).rejects.toMatchObject({
      code: '23505',
      constraint: 'thing_name_key',
      table: 'thing',
      severity: 'ERROR',
    });
    expect(await names()).toEqual(['a']);
  });

  it('passes on a serialization failure with code 40001', async () => {
    const failing = `do $$ begin raise exception 'again' using errcode = '40001'; end $$`;
    await expect(store.pool.query(failing)).rejects.toMatchObject({ code: '40001', message: 'again' });
  });

  it('refuses further statements after an error until the transaction ends', async () => {
    const client = await store.pool.connect();
    await client.query('begin');
    await insert('a', client);
    await expect(insert('a', client)).rejects.toMatchObject({ code: '23505' });
    await expect(client.query('select 1')).rejects.toMatchObject({ code: '25P02' });
    await client.query('rollback');
    await insert('b', client);
    client.release();
    expect(await names()).toEqual(['b']);
  });

  it('carries numbers, decimals, dates, JSON, bytes, arrays and nulls both ways', async () => {
    const values = [
      9_007_199_254_740_991,
      '12.4300',
      '2024-03-31',
      { 县: ['隆回县', null] },
      Buffer.from([0, 255, 92]),
      ['a"b', null, '逗,号'],
      true,
      undefined,
    ];
    const { rows } = await store.pool.query(
      'select $1::int8 as number, $2::numeric as decimal, $3::date as day, $4::jsonb as facts, $5::bytea as bytes, $6::text[] as list, $7::boolean as flag, $8::text as nothing',
      values,
    );
    expect(rows[0]).toEqual({
      number: 9_007_199_254_740_991,
      decimal: '12.4300',
      day: '2024-03-31',
      facts: { 县: ['隆回县', null] },
      bytes: Buffer.from([0, 255, 92]),
      list: ['a"b', null, '逗,号'],
      flag: true,
      nothing: null,
    });
  });

  it('counts the rows a command touched', async () => {
    await store.pool.query("insert into thing (name) values ('a'), ('b')");
    const { command, rowCount } = await store.pool.query('update thing set amount = $1', ['1']);
    expect({ command, rowCount }).toEqual({ command: 'UPDATE', rowCount: 2 });
  });

  it('takes several statements without values', async () => {
    await store.pool.query("insert into thing (name) values ('a'); insert into thing (name) values ('b')");
    expect(await names()).toEqual(['a', 'b']);
  });

  it('takes a query given as an object', async () => {
    const { rows } = await store.pool.query({ text: 'select $1::text as said', values: ['你好'] });
    expect(rows).toEqual([{ said: '你好' }]);
  });

  it('carries a text of 1 MiB', async () => {
    const text = '字😀\n"'.repeat(120_000);
    expect(Buffer.byteLength(text)).toBeGreaterThan(1024 * 1024);
    await store.pool.query('insert into thing (name, note) values ($1, $2)', ['long', text]);
    const { rows } = await store.pool.query('select note from thing');
    expect(rows[0].note).toBe(text);
  });

  it('keeps answering repeated queries after a column was added', async () => {
    const all = () => store.pool.query('select * from thing where id > $1', [0]);
    await insert('a');
    await all();
    await store.pool.query('alter table thing add column extra text default $$neu$$');
    const { rows } = await all();
    await store.pool.query('alter table thing drop column extra');
    expect(rows[0].extra).toBe('neu');
    expect((await all()).rows[0]).not.toHaveProperty('extra');
  });

  it('answers more different queries than it keeps plans for', async () => {
    for (let n = 0; n < 320; n++) {
      const { rows } = await store.pool.query(`select $1::int + ${n} as sum`, [1]);
      expect(rows[0].sum).toBe(n + 1);
    }
  });

  it('tells listeners what was notified, after the commit only', async () => {
    const listener = await store.pool.connect();
    const heard: string[] = [];
    listener.on('notification', (note: { channel: string; payload: string }) =>
      heard.push(`${note.channel} ${note.payload}`),
    );
    await listener.query('-- a comment first\nLISTEN "News"');
    await inTransaction(async (client) => {
      await client.query("select pg_notify('News', 'one')");
      await new Promise((resolve) => setTimeout(resolve, 30));
      expect(heard).toEqual([]);
    });
    await store.pool.query(`notify "News", 'two'; notify other, 'three'`);
    await expect.poll(() => heard).toEqual(['News one', 'News two']);
    await listener.query('unlisten "News"');
    await store.pool.query(`notify "News", 'four'`);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(heard).toHaveLength(2);
    listener.release(true);
  });

  it('finds our tables first and the tables of the queue second', async () => {
    const { rows } = await store.pool.query('show search_path');
    expect(rows[0].search_path.replace(' ', '')).toBe('public,bullmq');
  });
});
