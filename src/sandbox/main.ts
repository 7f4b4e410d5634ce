import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { loadConfig } from '../config/load.ts';
import { createSimulatorApp } from './app.ts';
import { watchProduct } from './lifecycle.ts';
import { type SandboxSecrets, secretsPath } from './secrets.ts';
import { isoShanghai } from './time.ts';
import { buildWorld } from './world.ts';

/** The simulators' process; the product starts it with these variables and its secrets file in place. */
const {
  SANDBOX_PORT,
  PRODUCT_URL = '',
  DATA_DIR = '',
  CONFIG_DIR = '',
  SANDBOX_FINGERPRINT = '',
} = process.env;

const loaded = await loadConfig(CONFIG_DIR);
if ('problems' in loaded) {
  console.error('configuration has problems', loaded.problems);
  process.exit(1);
}
const secrets = JSON.parse(readFileSync(secretsPath(DATA_DIR), 'utf8')) as SandboxSecrets;
const { app, sim } = createSimulatorApp({
  dataDir: DATA_DIR,
  productUrl: PRODUCT_URL,
  secrets,
  world: buildWorld(loaded.config),
  fingerprint: SANDBOX_FINGERPRINT,
  quit: () => leave('asked to'),
  log: (what) => console.log(`${isoShanghai(sim.clock.now())} ${what}`),
});

const server = createServer(app.callback());
server.on('error', (error) => leave(error.message));
server.listen(Number(SANDBOX_PORT), '127.0.0.1');
watchProduct(DATA_DIR, leave);
process.on('SIGTERM', () => leave('asked to'));
process.on('SIGINT', () => leave('asked to'));

function leave(why: string): void {
  console.log(`simulators leave: ${why}`);
  process.exit(0);
}
