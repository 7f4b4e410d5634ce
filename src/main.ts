import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { handlers, notYetOpen, prose } from '../handlers/index.ts';
import { jobs } from '../jobs/index.ts';
import { loadConfig, problemText } from './config/load.ts';
import { startProduct } from './product.ts';
import { sandboxed } from './sandbox/settings.ts';
import { startSimulators } from './sandbox/start.ts';
import { readSettings, type Settings } from './settings.ts';
import { welcome } from './welcome.ts';

/** Starts the process: settings, configuration, in the sandbox the simulators, then the product. */
async function main(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const read = readSettings(process.env);
  if ('problems' in read) return refuse('设置有误，没有启动：', read.problems);
  const loaded = await loadConfig(read.settings.configDir);
  if ('problems' in loaded) return refuse('配置有误，没有启动：', loaded.problems.map(problemText));
  const log = pino({ level: read.settings.logLevel, base: undefined, serializers: { err: errorText } });
  const simulatorUrl = `http://127.0.0.1:${read.settings.sandboxPort}`;
  const settings: Settings = read.settings.sandbox
    ? sandboxed(read.settings, process.env, simulatorUrl)
    : read.settings;
  const product = await startProduct({
    settings,
    config: loaded.config,
    handlers,
    prose,
    jobs,
    notYetOpen,
    log,
    simulatorUrl: settings.sandbox ? simulatorUrl : undefined,
  });
  writeFileSync(join(settings.dataDir, 'product.pid'), `${process.pid}\n`);
  const simulators = settings.sandbox
    ? await startSimulators({
        port: settings.sandboxPort,
        productUrl: `http://127.0.0.1:${settings.port}`,
        dataDir: settings.dataDir,
        configDir: settings.configDir,
      })
    : undefined;
  process.stdout.write(`${welcome(settings, loaded.config)}\n`);
  stopOnSignal(async () => {
    await product.close();
    await simulators?.stop();
  }, log);
}

/** What a log may hold of an error: libraries hang commands, addresses and passwords on theirs. */
function errorText(error: unknown) {
  if (!(error instanceof Error)) return String(error);
  return {
    type: error.name,
    code: (error as NodeJS.ErrnoException).code,
    message: error.message,
    stack: error.stack,
  };
}

function refuse(head: string, problems: readonly string[]): void {
  process.stderr.write(`${[head, ...problems.map((problem) => `  · ${problem}`)].join('\n')}\n`);
  process.exitCode = 1;
}

function stopOnSignal(close: () => Promise<void>, log: { error(error: object, text: string): void }): void {
  let closing = false;
  const stop = () => {
    if (closing) return;
    closing = true;
    close()
      .catch((error: unknown) => log.error({ err: error }, 'stopping failed'))
      .finally(() => process.exit());
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`没有启动：${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
