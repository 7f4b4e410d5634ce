import { createClock } from '../clock.ts';
import { loadConfig, problemText } from '../config/load.ts';
import { type Environment, readSettings, type Settings } from '../settings.ts';
import { StoreHeldError } from '../store/open.ts';
import { configurationFindings } from './check/configuration.ts';
import { examine } from './check/examine.ts';
import { problem } from './check/finding.ts';
import { storeTrouble } from './check/store.ts';
import { askService } from './client.ts';
import { type AdminAnswer, type AdminCommand, type Args, failed } from './command.ts';
import { check, checkAnswer } from './commands/check.ts';
import { readCommandLine } from './dispatch.ts';
import { readGivenBytes, readGivenFile } from './given-file.ts';
import { withMadeFile } from './made-file.ts';
import { openTools } from './open-tools.ts';
import { socketPath } from './wire.ts';

/** Runs one command line: through the running service where there is one, else on the store itself. */
export async function runTool(
  argv: readonly string[],
  env: Environment,
  remark: (text: string) => void,
): Promise<AdminAnswer> {
  const reading = readCommandLine(argv);
  if ('answer' in reading) return reading.answer;
  const { command, args } = reading;
  const read = readSettings(env);
  if ('problems' in read) {
    if (command !== check)
      return failed('设置有误，没有执行：', ...read.problems.map((text) => `  · ${text}`));
    return brokenSettings(read.problems, env);
  }
  const file = givenFile(command, args);
  if (file && 'problem' in file) return failed(file.problem);
  const { settings } = read;
  const socket = socketPath(settings.dataDir);
  const reply = socket && (await askService(socket, { argv, file }));
  if (reply) return withMadeFile(reply, args.options.out);
  remark(
    `（服务没有运行，直接打开${settings.databaseUrl ? ' DATABASE_URL 的数据库' : `数据目录 ${settings.dataDir}`}）`,
  );
  if (command === check) return checkAlone(settings, args);
  return withMadeFile(await runAlone(command.run, settings, { ...args, file }), args.options.out);
}

function givenFile({ fileOption, fileWord }: AdminCommand, { options, words }: Args) {
  if (fileWord && words[0]) return readGivenBytes(words[0], fileWord);
  const path = fileOption && options[fileOption];
  return path ? readGivenFile(path) : undefined;
}

async function runAlone(run: typeof check.run, settings: Settings, args: Args): Promise<AdminAnswer> {
  const loaded = await loadConfig(settings.configDir);
  if ('problems' in loaded)
    return failed('配置有误，没有执行：', ...loaded.problems.map((one) => `  · ${problemText(one)}`));
  try {
    const { tools, close } = await openTools(settings, loaded.config);
    return await run(args, tools).finally(close);
  } catch (error) {
    if (error instanceof StoreHeldError) return failed(error.message, heldHint);
    return failed(`没有执行成功：${(error as Error).message}`, '请运行 diaodu check 看原因。');
  }
}

/** A check goes on where other commands give up: a broken configuration or store is what it is asked about. */
async function checkAlone(settings: Settings, args: Args): Promise<AdminAnswer> {
  const loaded = await loadConfig(settings.configDir);
  const { sandbox, sandboxNow } = settings;
  const now = sandbox && sandboxNow !== 'now' ? () => sandboxNow : createClock().now;
  if ('problems' in loaded) {
    const unopened = problem('数据库：配置有误，没有打开');
    return checkAnswer(await examine(settings, unopened, now));
  }
  try {
    const { tools, close } = await openTools(settings, loaded.config);
    return await check.run(args, tools).finally(close);
  } catch (error) {
    const trouble =
      error instanceof StoreHeldError ? problem(`数据库：${error.message}`, heldHint) : storeTrouble(error);
    return checkAnswer(await examine(settings, trouble, now));
  }
}

async function brokenSettings(problems: readonly string[], env: Environment): Promise<AdminAnswer> {
  const { findings } = await configurationFindings(env.CONFIG_DIR || './config');
  return checkAnswer([
    ...problems.map((text) => problem(`设置：${text}`, '请改环境变量或 .env，各项说明见 .env.example')),
    ...findings,
  ]);
}

const heldHint = '服务可能正在启动或停止，请过几秒再试；也请确认本命令与服务用的是同一个 DATA_DIR。';
