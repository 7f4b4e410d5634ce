import { existsSync } from 'node:fs';
import { runTool } from './tool.ts';

/** `diaodu`: answers on standard output, remarks and faults of its own on standard error. */
async function main(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const remark = (text: string) => void process.stderr.write(`${text}\n`);
  const { lines, exitCode } = await runTool(process.argv.slice(2), process.env, remark);
  process.stdout.write(`${lines.join('\n')}\n`);
  process.exitCode = exitCode;
}

main().catch((error: unknown) => {
  process.stderr.write(`没有执行成功：${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
