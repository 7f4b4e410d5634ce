import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const platforms = join(root, 'src/platforms');
const folders = readdirSync(platforms).filter((name) => statSync(join(platforms, name)).isDirectory());

/** Every platform has these; what only one needs stands beside them. */
const shape = [
  'capabilities.ts',
  'classify.ts',
  'decode.ts',
  'doors.ts',
  'encode.ts',
  'envelope.ts',
  'index.ts',
  'limits.ts',
  'send.ts',
  'settings.ts',
  'split.ts',
  'token.ts',
  'verify.ts',
];

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}

const sources = ['src', 'handlers', 'jobs'].flatMap((name) => filesUnder(join(root, name)));
const read = (file: string) => readFileSync(file, 'utf8');
const name = (file: string) => relative(root, file);

describe('the folders of the platforms', () => {
  it('are WeCom and DingTalk', () => {
    expect(folders.sort()).toEqual(['dingtalk', 'wecom']);
  });

  it.each(folders)('%s has the common file names', (folder) => {
    expect(readdirSync(join(platforms, folder))).toEqual(expect.arrayContaining(shape));
  });

  it('import from ours only messages, their own folder and what all platforms share', () => {
    // open.ts turns the process's settings into platforms and so knows both.
    for (const file of filesUnder(platforms).filter((each) => name(each) !== 'src/platforms/open.ts')) {
      const imports = [...read(file).matchAll(/from '(\.[^']+)'/g)].map((match) =>
        name(join(file, '..', match[1]!)),
      );
      const [, , folder] = name(file).split('/');
      const allowed = imports.every(
        (target) =>
          target.startsWith('src/message/') ||
          /^src\/platforms\/[^/]+\.ts$/.test(target) ||
          target.startsWith(`src/platforms/${folder}/`),
      );
      expect([name(file), allowed]).toEqual([name(file), true]);
    }
  });

  it('never read the clock', () => {
    for (const file of filesUnder(platforms))
      expect(read(file), name(file)).not.toMatch(/Date\.now|new Date\(\)/);
  });
});

describe('secrets', () => {
  it('are compared in constant time in one place only', () => {
    const comparing = sources.filter((file) => read(file).includes('timingSafeEqual'));
    expect(comparing.filter((file) => file.includes('/platforms/')).map(name)).toEqual([
      'src/platforms/secure.ts',
    ]);
    const plain =
      /(?:sign|signature|msg_signature|hmac|digest\('(?:hex|base64)'\))\)?\s*[!=]==?(?!=|\s*(?:undefined|''|null))/;
    for (const file of filesUnder(platforms)) expect(read(file), name(file)).not.toMatch(plain);
    expect('if (signature !== expected) refuse();').toMatch(plain);
  });
});
