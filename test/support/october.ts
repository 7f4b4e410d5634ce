import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import type { Config } from '../../src/config/model.ts';
import { runDue } from '../jobs/run-due.ts';
import { openScene, sample } from './scene.ts';

interface Report {
  readonly unit: string;
  readonly by: string;
  readonly at: string;
  /** Not from the public report. */
  readonly invented?: boolean;
  readonly lines: readonly string[];
}

interface Person {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly wecom: string;
}

interface October {
  readonly people: readonly Person[];
  readonly reports: readonly Report[];
}

/** What was typed in the city's October 2024, and by whom. */
export async function october(): Promise<October> {
  const file = resolve(import.meta.dirname, '../fixtures/2024-10.yaml');
  return parse(await readFile(file, 'utf8')) as October;
}

/** The sample city whose departments all have somebody who reports. */
async function cityOf({ people }: October): Promise<Config> {
  const config = await sample();
  const idOf = (name: string) => config.units.find((unit) => unit.name === name)!.id;
  const departments = people.map(({ id, name, unit, wecom }) => ({
    id,
    name,
    role: 'department' as const,
    units: [idOf(unit)],
    wecom,
  }));
  const groups = config.groups.map((group) =>
    group.title === '市直牵头单位工作群'
      ? { ...group, units: [...group.units, ...people.map(({ unit }) => idOf(unit))] }
      : group,
  );
  return { ...config, people: [...config.people, ...departments], groups };
}

/** October as it was entered by chat; what is due on the way runs, up to the moment of the last report. */
export async function octoberScene(told: October) {
  const scene = await openScene({ now: '2024-10-24T18:30+08:00', config: await cityOf(told) });
  await runDue(scene, '2024-10-25T09:00+08:00');
  const answers: { by: string; lines: string[] }[] = [];
  for (const { by, at, lines } of told.reports) {
    await runDue(scene, at);
    answers.push({ by, lines: await scene.say(by, ['填报', ...lines].join('\n')) });
  }
  return { scene, answers };
}
