import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { handlers, notYetOpen, prose } from '../../handlers/index.ts';
import { jobs } from '../../jobs/index.ts';
import { loadConfig } from '../../src/config/load.ts';
import { type Product, startProduct } from '../../src/product.ts';
import { readSettings } from '../../src/settings.ts';

export interface RunningProduct extends Product {
  readonly url: string;
}

/** The product in this process, on a free port and in a folder of its own, as the environment given says; no sandbox. */
export async function runProduct(
  env: Record<string, string>,
  dataDir = newFolder(),
): Promise<RunningProduct> {
  const read = readSettings({ PORT: '0', HOST: '127.0.0.1', SANDBOX: 'off', DATA_DIR: dataDir, ...env });
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  const loaded = await loadConfig('config');
  if ('problems' in loaded) throw new Error('the sample configuration is broken');
  const product = await startProduct({
    settings: read.settings,
    config: loaded.config,
    handlers,
    prose,
    jobs,
    notYetOpen,
    log: pino({ level: 'silent' }),
  });
  const address = product.server?.address() as AddressInfo | null | undefined;
  return {
    ...product,
    url: `http://127.0.0.1:${address?.port}`,
    async close() {
      await product.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'diaodu-'));
}

export async function until(what: () => Promise<boolean>, seconds = 20): Promise<void> {
  for (let waited = 0; waited < seconds * 20; waited += 1) {
    if (await what()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`not so within ${seconds} s`);
}
