import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { loadConfig } from '../../src/config/load.ts';
import type { Config } from '../../src/config/model.ts';

interface Tasks {
  readonly programmes: readonly { id: string; name: string; year: number; indicators: { id: string }[] }[];
}

/** The sample's folder with the same list once more for 2025: equal names, ids of its own. */
export async function twoYears(): Promise<Config> {
  const dir = mkdtempSync(join(tmpdir(), 'two-years-'));
  try {
    cpSync('config', dir, { recursive: true });
    const file = join(dir, 'tasks.yaml');
    const { programmes } = parse(readFileSync(file, 'utf8')) as Tasks;
    const next = JSON.parse(
      JSON.stringify(programmes).replaceAll('2024-02-29', '2025-02-28').replaceAll('2024', '2025'),
    ) as Tasks['programmes'];
    const again = next.map((programme) => ({
      ...programme,
      id: programme.id.replace(/-?20\d\d$/, '').concat('-2025'),
      name: `2025年${programme.name.replace(/^20\d\d年/, '')}`,
      year: 2025,
      indicators: programme.indicators.map((one) => ({ ...one, id: `${one.id}-2025` })),
    }));
    writeFileSync(
      file,
      stringify({ programmes: [...programmes, ...again] }, { aliasDuplicateObjects: false }),
    );
    const loaded = await loadConfig(dir);
    if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems.slice(0, 5)));
    return loaded.config;
  } finally {
    rmSync(dir, { recursive: true });
  }
}
