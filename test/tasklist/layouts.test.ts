import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { loadConfig } from '../../src/config/load.ts';
import type { Config } from '../../src/config/model.ts';
import { readWorkbook } from '../../src/spreadsheet/read-workbook.ts';
import type { Purpose } from '../../src/tasklist/model.ts';
import { readTaskList } from '../../src/tasklist/read-task-list.ts';
import type { TaskListReading } from '../../src/tasklist/reading.ts';

const folder = 'test/fixtures/task-lists';
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => name.replace(/\.yaml$/, ''));

/** What was typed by hand beside a list; numbers as texts, so that 30.50 would not pass for 30.5. */
interface Expected {
  readonly layout: string;
  readonly targets: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
  readonly values?: Expected['targets'];
  readonly leads?: Readonly<Record<string, string>>;
  readonly responsible?: Readonly<Record<string, string>>;
  readonly people?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly fresh?: Readonly<Record<string, { programme: string; kind: string; measure: string }>>;
  readonly unread: readonly string[];
  readonly mismatches: readonly string[];
}

const expectedOf = (name: string): Expected =>
  parse(readFileSync(join(folder, `${name}.yaml`), 'utf8'), { schema: 'failsafe' }) as Expected;

let config: Config;
beforeAll(async () => {
  const loaded = await loadConfig('config');
  if ('problems' in loaded) throw new Error('the sample must load');
  config = loaded.config;
});

async function readList(name: string, purpose: Purpose = 'targets'): Promise<TaskListReading> {
  const file = readdirSync(folder).find(
    (candidate) => candidate.startsWith(name) && !candidate.endsWith('.yaml'),
  )!;
  const workbook = await readWorkbook(readFileSync(join(folder, file)), file);
  if ('refused' in workbook) throw new Error(workbook.refused);
  return readTaskList(workbook, config, purpose);
}

const unitName = (id: string) => config.units.find((unit) => unit.id === id)!.name;

function nameOf({ id, name }: TaskListReading['indicators'][number]): string {
  return config.indicators.find((indicator) => indicator.id === id)?.name ?? name;
}

/** Indicator (and part) → unit → figure, as the expectation has it. */
function figuresOf(reading: TaskListReading): Record<string, Record<string, string>> {
  const found: Record<string, Record<string, string>> = {};
  for (const entry of reading.indicators)
    for (const { unit, part, value = '' } of entry.figures) {
      const parts = config.indicators.find(({ id }) => id === entry.id)?.parts ?? [];
      const key = [nameOf(entry), ...(part ? [parts.find(({ id }) => id === part)!.name] : [])].join('/');
      found[key] = { ...found[key], [unitName(unit)]: value };
    }
  return found;
}

function picked<T>(
  reading: TaskListReading,
  keys: object,
  pick: (entry: TaskListReading['indicators'][number]) => T,
) {
  const entries = reading.indicators.map((entry) => [nameOf(entry), pick(entry)] as const);
  return Object.fromEntries(entries.filter(([name]) => name in keys));
}

describe('a task list as an office keeps it', () => {
  it('comes in sixteen layouts', () => {
    expect(names).toHaveLength(16);
  });

  it.each(names)('is read right: %s', async (name) => {
    const expected = expectedOf(name);
    const reading = await readList(name);
    expect(figuresOf(reading)).toEqual(expected.targets);
    expect(reading.unread.map(({ at }) => at)).toEqual(expected.unread);
    expect(reading.mismatches.map(({ at }) => at)).toEqual(expected.mismatches);
    const { leads = {}, responsible = {}, people = {}, fresh = {} } = expected;
    expect(picked(reading, leads, ({ lead }) => lead && unitName(lead))).toEqual(leads);
    expect(picked(reading, responsible, (entry) => entry.responsible)).toEqual(responsible);
    const byUnit = (units: Readonly<Record<string, string>>) =>
      Object.fromEntries(Object.entries(units).map(([unit, person]) => [unitName(unit), person]));
    expect(picked(reading, people, ({ responsibleByUnit }) => byUnit(responsibleByUnit))).toEqual(people);
    const programmes = [...config.programmes, ...reading.programmes];
    const isFresh = Object.fromEntries(
      reading.indicators
        .filter((entry) => entry.fresh)
        .map((entry) => {
          const { kind, measure } = entry.fresh!;
          return [
            entry.name,
            { programme: programmes.find(({ id }) => id === entry.programme)!.name, kind, measure },
          ];
        }),
    );
    expect(isFresh).toEqual(fresh);
  });

  it.each(['09-parts-and-progress', '14-years-and-reached'])(
    'gives what was reached as well, where the table has it: %s',
    async (name) => {
      expect(figuresOf(await readList(name, 'values'))).toEqual(expectedOf(name).values);
    },
  );

  it('says of every place it could not use why', async () => {
    const { unread } = await readList('10-new-programme');
    expect(unread.map(({ at, text, why }) => `${at} ${text}：${why}`)).toEqual([
      '清单!K2 邵阳：分不清是哪个单位（邵阳市、邵阳县），请写全称',
      '清单!M2 洞口区：没有这个单位，是不是洞口县？',
      '清单!I8 500：合并单元格跨了几个单位或几项指标，不知道各是多少',
      '清单!H4 市应急管理局、市住建局：写了几个单位，只把第一个（市应急管理局）记为牵头单位',
      '清单!H6 市应急厅：没有这个牵头单位（或分不清），没有记下',
      '清单!B7 隐患举报奖励：是新指标，但没有写计量单位',
    ]);
  });
});
