import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from './problem.ts';

const maxBytes = 2 * 1024 * 1024;

/** Reads one configuration file as text; undefined with a problem reported when it cannot be. */
export async function readText(
  dir: string,
  file: string,
  report: (problem: Problem) => void,
): Promise<string | undefined> {
  const refuse = (expected: string) => report({ file, line: 0, field: '', expected });
  try {
    const { size } = await stat(join(dir, file));
    if (size > maxBytes) {
      refuse(`文件不能超过 2 MiB`);
      return undefined;
    }
    const bytes = await readFile(join(dir, file));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    refuse(reason(error, dir));
    return undefined;
  }
}

function reason(error: unknown, dir: string): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return `配置文件夹 ${dir} 里没有这个文件`;
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return '文件应为 UTF-8 编码；请用编辑器“另存为 UTF-8”';
  return `读不到这个文件（${code ?? '未知原因'}），请检查权限`;
}
