import { pino } from 'pino';
import { handlers, notYetOpen, prose } from '../../../handlers/index.ts';
import { jobs } from '../../../jobs/index.ts';
import { loadConfig } from '../../../src/config/load.ts';
import { startProduct } from '../../../src/product.ts';
import { sandboxed } from '../../../src/sandbox/settings.ts';
import { readSettings } from '../../../src/settings.ts';

/** One more worker over the same store and queue, knocking far more often than once a minute. */
const everyMs = 400;

const read = readSettings(process.env);
if ('problems' in read) throw new Error(read.problems.join('\n'));
const loaded = await loadConfig(read.settings.configDir);
if ('problems' in loaded) throw new Error('the configuration is broken');
const simulatorUrl = `http://127.0.0.1:${read.settings.sandboxPort}`;
const product = await startProduct({
  settings: sandboxed(read.settings, process.env, simulatorUrl),
  config: loaded.config,
  handlers,
  prose,
  jobs,
  notYetOpen,
  log: pino({ level: 'error', base: undefined }),
  simulatorUrl,
});
process.stdout.write('up\n');
for (;;) {
  await product.knock().catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, everyMs));
}
