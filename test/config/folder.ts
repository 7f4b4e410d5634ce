import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { loadConfig, type Problem } from '../../src/config/load.ts';

const fixture = 'test/fixtures/config';

/** Loads a copy of the fixture in which one file was changed. */
export async function loadWith(
  changes: Readonly<Record<string, (text: string) => string | Uint8Array | undefined>>,
): Promise<{ result: Awaited<ReturnType<typeof loadConfig>>; lines: (file: string) => string[] }> {
  const dir = mkdtempSync(join(tmpdir(), 'config-'));
  try {
    cpSync(fixture, dir, { recursive: true });
    for (const [file, change] of Object.entries(changes)) {
      const content = change(readFileSync(join(dir, file), 'utf8'));
      if (content === undefined) rmSync(join(dir, file));
      else writeFileSync(join(dir, file), content);
    }
    const texts = new Map(
      Object.keys(changes).flatMap((file) => {
        const content = changes[file]!(readFileSync(join(fixture, file), 'utf8'));
        return typeof content === 'string' ? [[file, content.split('\n')]] : [];
      }),
    );
    return { result: await loadConfig(dir), lines: (file) => texts.get(file) ?? [] };
  } finally {
    rmSync(dir, { recursive: true });
  }
}

/** Replaces one piece of text that must be there exactly once. */
export function replace(from: string, to: string): (text: string) => string {
  return (text) => {
    if (text.split(from).length !== 2) throw new Error(`the fixture should hold once: ${from}`);
    return text.replace(from, () => to);
  };
}

export function problemsOf(result: Awaited<ReturnType<typeof loadConfig>>): Problem[] {
  return 'problems' in result ? result.problems : [];
}

/** One row of a table of slips: what is changed to what, and per problem what its line holds, its field, what was expected. */
export type Slip = [
  name: string,
  from: string,
  to: string,
  ...problems: [on: string, field: string, expected: RegExp][],
];

/** Makes the slip in one file of the fixture and compares all the problems it gives, in order. */
export async function expectSlip(file: string, [, from, to, ...expected]: Slip): Promise<void> {
  const { result, lines } = await loadWith({ [file]: replace(from, to) });
  const found = problemsOf(result);
  expect(found.map(({ field, expected }) => `${field}: ${expected}`)).toHaveLength(expected.length);
  for (const [index, [on, field, words]] of expected.entries()) {
    expect(found[index]).toMatchObject({ file, field, expected: expect.stringMatching(words) });
    expect(lines(file)[found[index]!.line - 1]).toContain(on);
  }
}
