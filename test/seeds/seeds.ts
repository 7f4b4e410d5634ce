import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where the real bulletins are; they are read, never copied. */
export const seedsDir = resolve(process.env.SEEDS_DIR ?? '../shared/seeds');

/** The text of the bulletin whose file name begins with a number, e.g. 000. */
export function seed(number: string): string {
  const name = readdirSync(seedsDir).find((file) => file.startsWith(number));
  if (!name) throw new Error(`no bulletin ${number} in ${seedsDir}`);
  return readFileSync(join(seedsDir, name), 'utf8');
}

/** The five-figure employment sentence of 隆回县, exactly as printed, line breaks and all. */
export function employmentSentence(): string {
  const text = seed('000');
  const start = text.indexOf('目前全县新增城镇就业');
  const end = text.indexOf('完成 52%。', start) + '完成 52%。'.length;
  if (start < 0 || end <= start) throw new Error('the employment sentence is not where it was');
  return text.slice(start, end);
}
