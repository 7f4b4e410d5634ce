import { sql } from 'kysely';
import { createCalendar } from '../../src/calendar/workdays.ts';
import { loadConfig } from '../../src/config/load.ts';
import type { Config } from '../../src/config/model.ts';
import { vocabularies } from '../../src/config/vocabulary.ts';
import type { Indicator, Unit } from '../../src/domain/model.ts';
import { createOffice, type Office } from '../../src/office/office.ts';
import type { Db } from '../../src/store/schema.ts';
import { figuresOf, month, monthsBefore } from './city-months.ts';

/** The city of the rules' bench as a configuration: the sample's rules, its monthly round, so many counties with 40 tasks each. */
export async function officeOf(units: number): Promise<Office> {
  const loaded = await loadConfig('config');
  if ('problems' in loaded) throw new Error('the sample does not load');
  const sample = loaded.config;
  const city: Unit = { id: 'city', name: '全市', aliases: [], kind: 'city' };
  const figures = figuresOf(units);
  const counties = figures.map(
    ({ unit }): Unit => ({
      id: unit,
      name: unit,
      aliases: [],
      kind: 'county',
      parent: 'city',
      rankingGroup: '县市区',
    }),
  );
  const indicators: readonly Indicator[] = figures[0]!.tasks.map(({ indicator }) => indicator);
  const config: Config = {
    ...sample,
    units: [city, ...counties],
    people: [],
    groups: [],
    programmes: [{ id: 'year', name: '年度任务', year: 2024, indicators }],
    indicators,
    targets: figures.flatMap(({ unit, tasks }) =>
      tasks.map(({ indicator, target }) => ({ unit, indicator: indicator.id, value: target! })),
    ),
    rules: {
      ...sample.rules,
      rounds: sample.rules.rounds.filter(({ id }) => id === 'monthly'),
      ranking: { ...sample.rules.ranking, from: monthsBefore(24)[0]! },
    },
  };
  return createOffice({
    config,
    calendar: createCalendar(config.holidays),
    vocabularyIn: vocabularies(config, []),
    zone: 'Asia/Shanghai',
    firstStart: Date.parse(`${monthsBefore(24)[0]}-01T00:00+08:00`),
    channels: { wecomApp: true, dingtalkApi: true },
  });
}

const at = Date.parse('2024-11-01T10:00+08:00');

/** Fills an empty store: the month's reports and figures of the half that reports, and 24 closed months before it. */
export async function fill(db: Db, units: number): Promise<void> {
  const figures = figuresOf(units);
  await sql`insert into unit_locks select 'unit-' || n from generate_series(0, ${units - 1}) n`.execute(db);
  await sql`insert into people (id, name, role, units, source) values ('p', '填报人', 'liaison', '[]', 'config')`.execute(
    db,
  );
  await sql`insert into inbox (entry, message_id, platform, chat_id, chat_kind, sender_id, kind, text, digest, reply_once,
      received_at, received_real) values ('dingtalk', 'm', 'dingtalk', 'c', 'group', 's', 'text', '', '', false, 0, 0)`.execute(
    db,
  );
  for (const { unit, tasks, silent } of figures) {
    if (silent) continue;
    const rows = tasks.map(({ indicator, figures: { whole } }) => ({
      indicator: indicator.id,
      value: whole!.value!.toFixed(),
    }));
    await sql`
      with given as (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g (indicator text, value numeric)),
      added as (
        insert into reports (unit, indicator, part, year, period, kind, value, data_date, late, inbox_id, person_id, created_at)
        select ${unit}, indicator, '', 2024, ${month}, 'value', value, '2024-10-31', false, 1, 'p', ${at} from given returning *)
      insert into figures (unit, indicator, part, year, report_id, value, data_date, recent)
      select unit, indicator, part, year, id, value, data_date, jsonb_build_array(jsonb_build_object('reportId', id, 'value',
        value::text, 'dataDate', data_date, 'period', period, 'reportedAt', created_at)) from added`.execute(
      db,
    );
  }
  for (const before of monthsBefore(24)) {
    await sql`insert into closings (month, revision, closed_at, actor) values (${before}, 1, 0, 'close-month')`.execute(
      db,
    );
    await sql`insert into closed_groups values (${before}, 1, '县市区', 0, 3, false)`.execute(db);
    await sql`
      insert into closed_units (month, revision, unit, position, ranking_group, ranking, indicators)
      select ${before}, 1, 'unit-' || n, n, '县市区', jsonb_build_object('unit', 'unit-' || n, 'place', n + 1, 'bottom',
        n >= ${units - 3}, 'total', '50', 'reported', true, 'unreportedRounds', 0, 'red', 0, 'completion', '50'), '[]'
      from generate_series(0, ${units - 1}) n`.execute(db);
  }
}
