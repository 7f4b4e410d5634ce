import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type AdminAnswer, failed } from './command.ts';

/** Writes the file of an answer where the administrator stands, or to the path that was asked for; never over another. */
export function withMadeFile(answer: AdminAnswer, out: string | undefined): AdminAnswer {
  const { made, ...rest } = answer;
  if (!made) return answer;
  const path = out ?? basename(made.name);
  try {
    writeFileSync(path, Buffer.from(made.base64, 'base64'), { flag: 'wx' });
  } catch (error) {
    const taken = (error as NodeJS.ErrnoException).code === 'EEXIST';
    return failed(
      `没有写成 ${path}：${taken ? '已有这个文件，请先移走，或用 --out 另写一个文件名' : '请检查文件夹和权限'}。`,
    );
  }
  return { ...rest, lines: [...rest.lines, `已写入 ${path}。`] };
}
