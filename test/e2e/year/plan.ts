import { copyFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { nextPeriod, shiftMonth } from '../../../src/calendar/periods.ts';
import { createCalendar } from '../../../src/calendar/workdays.ts';
import { loadConfig } from '../../../src/config/load.ts';
import type { Config } from '../../../src/config/model.ts';

const fixture = resolve(import.meta.dirname, '../../fixtures/year');

/** test/fixtures/year/year.yaml */
export interface Year {
  readonly start: string;
  /** Month → unit → what it reports instead of a hundred a month; 0: nothing. */
  readonly behind: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** They never answer a notice. */
  readonly unanswered: readonly string[];
  readonly deeds: readonly { month: string; day: number; who: string; says: string }[];
  readonly notices: readonly {
    unit: string;
    month: string;
    level: number;
    number: string;
    then?: 'revoked' | 'amended' | 'closed';
  }[];
}

/** One thing that happens in the year: the clock is moved, then somebody may say something. */
export interface Step {
  readonly at: string;
  /** A unit's name, or the office. */
  readonly who?: string;
  readonly says?: string;
}

export const year = parse(readFileSync(join(fixture, 'year.yaml'), 'utf8')) as Year;

/** A configuration folder: the sample's people, the fixture's tasks and rules. */
export async function cityFolder(): Promise<{ folder: string; config: Config }> {
  const folder = mkdtempSync(join(tmpdir(), 'diaodu-year-'));
  for (const name of ['org.yaml', 'holidays.yaml'])
    copyFileSync(resolve(import.meta.dirname, '../../../config', name), join(folder, name));
  for (const name of ['tasks.yaml', 'rules.yaml']) copyFileSync(join(fixture, name), join(folder, name));
  const loaded = await loadConfig(folder);
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  return { folder, config: loaded.config };
}

/** Who is warned files a rectification in time, or loses three points more; but for those the fixture says otherwise of. */
function answersTo(month: string): Year['deeds'] {
  return year.notices
    .filter(
      (notice) =>
        notice.month === month && !year.unanswered.includes(notice.unit) && !notice.then?.match(/closed/),
    )
    .map(({ unit }) => ({
      month,
      day: 7,
      who: unit,
      says: '整改 <通知> 原因：工作滞后 措施：倒排工期 时限：下月底',
    }));
}

/** The year as steps in order, up to the closing of a month. */
export function stepsOf(config: Config, until: string): Step[] {
  const calendar = createCalendar(config.holidays);
  const counties = config.units.filter(({ kind }) => kind === 'county').map(({ name }) => name);
  const steps: Step[] = [];
  for (let month = Object.keys(year.behind)[0]!; month <= until; month = nextPeriod(month)) {
    const on = (workday: number, time: string) =>
      `${calendar.nthWorkday(shiftMonth(month, 1), workday)}T${time}+08:00`;
    const own = year.behind[month]!;
    const [name, number] = [month < '2025' ? '新增城镇就业' : '新增就业岗位', Number(month.slice(5)) * 100];
    for (const who of counties) {
      const value = own[who] ?? number;
      if (value > 0) steps.push({ at: on(1, '10:00'), who, says: `填报 ${name} ${value}` });
    }
    const deeds = [...answersTo(month), ...year.deeds.filter((deed) => deed.month === month)];
    for (const { who, says } of deeds.filter(({ day }) => day <= 5))
      steps.push({ at: on(4, '10:00'), who, says });
    steps.push({ at: on(5, '18:00') });
    steps.push({ at: on(6, '10:00'), who: 'office', says: '发布' });
    steps.push({ at: on(6, '10:00'), who: 'office', says: '签发 <草稿>' });
    for (const { day, who, says } of deeds.filter((deed) => deed.day > 5))
      steps.push({ at: on(day, '10:00'), who, says });
  }
  // Moments in order; what is said at the same one stays in the order written.
  return steps
    .map((step, place) => ({ step, place }))
    .sort((a, b) => (a.step.at === b.step.at ? a.place - b.place : a.step.at < b.step.at ? -1 : 1))
    .map(({ step }) => step);
}
