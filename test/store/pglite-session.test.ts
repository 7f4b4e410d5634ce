import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedStore, openEmbedded } from '../../src/store/pglite/open.ts';
import { newDataDir } from '../support/services.ts';

describe('the one session of the embedded store', () => {
  let dataDir: string;
  let store: EmbeddedStore;
  beforeAll(async () => {
    dataDir = await newDataDir();
    store = await openEmbedded(dataDir, { waitLimitMs: 200, housekeepingMs: 100 });
    await store.pool.query('create table thing (id int primary key, text text)');
  }, 30_000);
  afterAll(async () => {
    await store?.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('refuses a pool query inside an open transaction after the limit, and goes on after it', async () => {
    const client = await store.pool.connect();
    await client.query('begin');
    await expect(store.pool.query('select 1')).rejects.toMatchObject({
      name: 'SessionBusyError',
      code: '55P03',
      message: expect.stringContaining('must run on that transaction'),
    });
    await client.query('commit');
    client.release();
    expect((await store.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  it('lets a long queue of short queries wait longer than the limit', async () => {
    const sleepy = Array.from({ length: 8 }, () => store.pool.query('select pg_sleep(0.05)'));
    await expect(Promise.all(sleepy)).resolves.toHaveLength(8);
  });

  it('refuses queries of a released client and of an ended pool', async () => {
    const client = await store.pool.connect();
    client.release();
    client.release();
    await expect(client.query('select 1')).rejects.toThrow('released');
  });

  it('keeps the write-ahead log short and clears dead rows while there is traffic', async () => {
    await store.pool.query(`insert into thing select n, '' from generate_series(1, 2000) n`);
    for (let n = 0; n < 3; n++) await store.pool.query(`update thing set text = text || repeat('x', 900)`);
    const state = `
      select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::int8 as wal,
        (select n_dead_tup from pg_stat_user_tables where relname = 'thing') as dead from pg_control_checkpoint()`;
    const look = async () => (await store.pool.query(state)).rows[0];
    await expect.poll(async () => (await look()).wal, { timeout: 10_000 }).toBeLessThan(4 * 1024 * 1024);
    await expect.poll(async () => (await look()).dead, { timeout: 10_000 }).toBeLessThan(500);
  }, 30_000);

  it('stops for good after a panic, and tells so once', async () => {
    const other = await newDataDir();
    const deaths: string[] = [];
    const dying = await openEmbedded(other, { onFatal: (error) => deaths.push(error.message) });
    await rm(join(other, 'pglite', 'pg_wal'), { recursive: true });
    await expect(dying.pool.query('select pg_switch_wal()')).rejects.toMatchObject({ severity: 'PANIC' });
    await expect(dying.pool.query('select 1')).rejects.toThrow('panicked');
    expect(deaths).toEqual([expect.stringContaining('panicked: could not create file "pg_wal/')]);
    await dying.close();
    await rm(other, { recursive: true, force: true });
  });

  it('counts a database that does not answer in time as dead', async () => {
    const other = await newDataDir();
    const deaths: string[] = [];
    const dying = await openEmbedded(other, {
      onFatal: (error) => deaths.push(error.message),
      answerLimitMs: 300,
    });
    const [endless, behind] = await Promise.allSettled([
      dying.pool.query('select count(*) from generate_series(1, 1000000000)'),
      dying.pool.query('select 1'),
    ]);
    expect([endless!.status, behind!.status]).toEqual(['rejected', 'rejected']);
    expect(deaths).toEqual(['The embedded database did not answer in 300 ms']);
    await dying.close();
    await rm(other, { recursive: true, force: true });
  });

  it('refuses a folder that is not a whole database, and lets go of the lock', async () => {
    const broken = await newDataDir();
    await rm(join(broken, 'pglite', 'global', 'pg_control'));
    await expect(openEmbedded(broken)).rejects.toThrow();
    expect(await readdir(broken)).toEqual(['pglite']);
    await rm(broken, { recursive: true, force: true });
  });
});
