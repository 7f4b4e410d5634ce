import { describe, expect, it } from 'vitest';
import { sources } from './source.ts';

const files = sources('src', 'handlers', 'jobs');
const longest = 350;

/** Where a banned thing may stand, and why. */
const time = {
  /** The one place that reads real time. */
  'src/clock.ts': true,
  /** The simulators are the platforms' side of the wire, with a clock of their own. */
  'src/sandbox/product-clock.ts': true,
  /** A lock shared with other hosts compares a file's age with now; housekeeping in real time. */
  'src/store/lock.ts': true,
} as const;

function offenders(pattern: RegExp, except: Readonly<Record<string, true>> = {}): string[] {
  return files.filter(({ path, text }) => !(path in except) && pattern.test(text)).map(({ path }) => path);
}

describe('the code', () => {
  it('reads the time in clock.ts alone', () => {
    expect(offenders(/Date\.now\b|new Date\(\)/, time)).toEqual([]);
  });

  it('never asks the database what time it is, but to compare clocks', () => {
    const statements = /sql(?:<[^`]*>)?`[^`]*`|query\([^)]*\)/g;
    const asks = files.filter(({ text }) =>
      (text.match(statements) ?? []).some((statement) => /\bnow\(\)|_timestamp\b/i.test(statement)),
    );
    expect(asks.map(({ path }) => path).filter((path) => path !== 'src/admin/check/store.ts')).toEqual([]);
  });

  it('compares secrets and signatures in platforms/secure.ts alone', () => {
    expect(
      offenders(/timingSafeEqual/, {
        'src/platforms/secure.ts': true,
        'src/sandbox/wecom/envelope.ts': true,
      }),
    ).toEqual([]);
    const compared = offenders(/\b(signature|sign|secret) (===|!==) (?!undefined|null|'')/i);
    expect(compared.filter((path) => /^src\/(platforms|app|webhook)/.test(path))).toEqual([]);
  });

  it('keeps logs in English', () => {
    expect(offenders(/\blog\.(trace|debug|info|warn|error|fatal)\([^;]*?[\u4e00-\u9fff]/)).toEqual([]);
  });

  it('reads the environment where settings are made, nowhere else', () => {
    const may = { 'src/main.ts': true, 'src/admin/cli.ts': true } as const;
    const found = offenders(/process\.env/, may).filter((path) => !path.startsWith('src/sandbox/'));
    expect(found).toEqual([]);
  });

  it(`has no file above ${longest} lines`, () => {
    expect(files.filter(({ text }) => text.split('\n').length > longest).map(({ path }) => path)).toEqual([]);
  });
});
