import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jobs } from '../../jobs/index.ts';
import type { Job } from '../../src/tick.ts';
import { officeOf, sample } from '../support/scene.ts';

const root = join(import.meta.dirname, '../..');
const files = readdirSync(join(root, 'jobs'), { withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name !== 'index.ts')
  .map(({ name }) => name.replace(/\.ts$/, ''));

describe.each(files)('jobs/%s.ts', (file) => {
  it('is listed under its own name and has a test', async () => {
    const module: Record<string, Job> = await import(join(root, 'jobs', `${file}.ts`));
    const found = Object.values(module).filter((value) => 'occurrences' in value);
    expect(found).toHaveLength(1);
    expect(jobs).toContain(found[0]);
    expect(found[0]!.name).toBe(file);
    expect(existsSync(join(root, 'test/jobs', `${file}.test.ts`))).toBe(true);
  });

  it('names its periods by the business, not by the time of asking', async () => {
    const job = jobs.find(({ name }) => name === file)!;
    const office = officeOf(await sample(), 0);
    const [from, middle, to] = [
      '2024-03-28T12:00+08:00',
      '2024-04-02T09:31+08:00',
      '2024-04-10T00:00+08:00',
    ].map((moment) => Date.parse(moment));
    const whole = job.occurrences(from!, to!, office);
    const parts = [...job.occurrences(from!, middle!, office), ...job.occurrences(middle!, to!, office)];
    expect(parts).toEqual(whole);
    expect(new Set(whole.map(({ period }) => period)).size).toBe(whole.length);
    for (const { at } of whole) expect(at > from! && at <= to!).toBe(true);
    expect(job.occurrences(to!, from!, office)).toEqual([]);
  });
});

it('the list of jobs holds every file once', () => {
  expect(jobs.map(({ name }) => name).toSorted()).toEqual(files.toSorted());
});
