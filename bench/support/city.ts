import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig, problemText } from '../../src/config/load.ts';
import type { Config } from '../../src/config/model.ts';

const sample = new URL('../../config/', import.meta.url).pathname;

/** Copies the sample city into a folder, its programmes moved to the given year, and loads it. */
export async function writeCity(folder: string, year: string): Promise<Config> {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(sample)) {
    if (!statSync(join(sample, name)).isFile()) continue;
    const text = readFileSync(join(sample, name), 'utf8');
    writeFileSync(join(folder, name), text.replaceAll('2024-02-29', '2024-02-28').replaceAll('2024', year));
  }
  const loaded = await loadConfig(folder);
  if ('problems' in loaded) throw new Error(loaded.problems.map(problemText).join('\n'));
  return loaded.config;
}
