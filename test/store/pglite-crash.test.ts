import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openPool } from '../../src/store/open.ts';
import { startChild } from '../support/child.ts';
import { newDataDir, newFolder, until } from '../support/services.ts';

describe('the embedded store when its process is killed', () => {
  const folders: string[] = [];
  afterEach(async () => {
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
  });
  const kept = async (make: () => Promise<string>) => {
    folders.push(await make());
    return folders.at(-1)!;
  };

  it('has every acknowledged row after reopening, three kills in a row', async () => {
    const dataDir = await kept(newDataDir);
    let acknowledged: number[] = [];
    for (let round = 0; round < 3; round++) {
      const child = startChild('write-rows', { dataDir });
      await until(() => child.lines.length > 150 + round * 70, 30_000);
      await child.kill();
      acknowledged = acknowledged.concat(child.lines.filter((line) => line !== 'open').map(Number));
    }
    const store = await openPool({ dataDir });
    const { rows } = await store.pool.query('select id from row_of_child');
    await store.close();
    const stored = new Set(rows.map((row) => row.id));
    expect(acknowledged.length).toBeGreaterThan(450);
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
  }, 60_000);

  it.each([700, 1_700, 3_000])(
    'opens after a kill %i ms into the first start',
    async (ms) => {
      const dataDir = await kept(newFolder);
      const child = startChild('write-rows', { dataDir });
      await until(
        () => existsSync(join(dataDir, 'pglite.new')) || existsSync(join(dataDir, 'pglite')),
        20_000,
      );
      await new Promise((resolve) => setTimeout(resolve, ms));
      await child.kill();
      const store = await openPool({ dataDir });
      const { rows } = await store.pool.query("select 'alive' as state");
      await store.close();
      expect(rows).toEqual([{ state: 'alive' }]);
      expect(existsSync(join(dataDir, 'pglite.new'))).toBe(false);
    },
    60_000,
  );
});
