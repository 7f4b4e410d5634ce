import { describe, expect, it } from 'vitest';
import { housekeep } from '../../jobs/housekeep.ts';
import { dueJobs, planJobs } from '../../src/store/due-jobs.ts';
import { runJob, tick } from '../../src/tick.ts';
import { openScene, type Scene } from '../support/scene.ts';

const now = '2024-03-29T10:00+08:00';

const tools = (scene: Scene, queued: string[] = []) => ({
  db: scene.db,
  office: scene.office,
  jobs: [housekeep],
  enqueue: (job: string, period: string) => void queued.push(`${job} ${period}`),
});

describe('housekeep', () => {
  it('is due every night at three', async () => {
    const scene = await openScene({ now });
    const found = housekeep.occurrences(Date.parse(now), Date.parse('2024-03-31T03:00+08:00'), scene.office);
    expect(found.map(({ period, at }) => [period, new Date(at).toISOString()])).toEqual([
      ['2024-03-30', '2024-03-29T19:00:00.000Z'],
      ['2024-03-31', '2024-03-30T19:00:00.000Z'],
    ]);
  });

  it('forgets nonces after ten minutes and questions whose time is over', async () => {
    const scene = await openScene({ now });
    await scene.say('ouyangmin', '填报 新增城镇就业 8000人');
    const left = async () => [
      (await scene.db.selectFrom('callback_nonces').selectAll().execute()).length,
      (await scene.db.selectFrom('open_questions').selectAll().execute()).length,
    ];
    const run = (moment: string, period: string) =>
      planJobs(scene.db, [{ job: 'housekeep', period, at: Date.parse(moment) }], Date.parse(moment)).then(
        () => runJob(tools(scene), 'housekeep', Date.parse(moment)),
      );
    await run('2024-03-29T10:10+08:00', 'a');
    expect(await left()).toEqual([1, 1]);
    await run('2024-03-29T10:11+08:00', 'b');
    expect(await left()).toEqual([0, 1]);
    await run('2024-04-02T03:00+08:00', 'c');
    expect(await left()).toEqual([0, 0]);
  });
});

describe('a knock', () => {
  it('after a stop catches up once on the nights that were missed', async () => {
    const scene = await openScene({ now });
    const queued: string[] = [];
    const later = Date.parse('2024-04-01T09:00+08:00');
    await Promise.all([tick(tools(scene, queued), later), tick(tools(scene, queued), later)]);
    expect(new Set(queued)).toEqual(new Set(['housekeep 2024-03-30']));
    await runJob(tools(scene), 'housekeep', later);
    const rows = await scene.db.selectFrom('due_jobs').selectAll().orderBy('due_at').execute();
    expect(rows.map(({ period, state }) => [period, state])).toEqual([
      ['2024-03-30', 'skipped'],
      ['2024-03-31', 'skipped'],
      ['2024-04-01', 'done'],
    ]);
    expect(await dueJobs(scene.db, later)).toEqual([]);
    const again: string[] = [];
    await tick(tools(scene, again), later);
    expect(again).toEqual([]);
  });

  it('owes nothing from before the first start', async () => {
    const scene = await openScene({ now });
    const queued: string[] = [];
    await tick(tools(scene, queued), Date.parse(now));
    expect(queued).toEqual([]);
  });

  it('runs one occurrence once, whoever tries at the same time', async () => {
    const scene = await openScene({ now });
    let runs = 0;
    const counting = {
      ...tools(scene),
      jobs: [
        {
          ...housekeep,
          run: async () => {
            runs += 1;
            return undefined;
          },
        },
      ],
    };
    await planJobs(scene.db, [{ job: 'housekeep', period: 'p', at: 0 }], 1);
    await Promise.all([1, 2, 3].map(() => runJob(counting, 'housekeep', Date.parse(now))));
    expect(runs).toBe(1);
  });
});

describe('what has served', () => {
  it('goes at night: reply addresses that are over, handles of files, old attempts, ended blocks, unused codes', async () => {
    const scene = await openScene({ now });
    await scene.say('ouyangmin', '填报 新增城镇就业 1450人');
    await scene.db
      .updateTable('inbox')
      .set({ reply_url: 'https://reply', reply_expires_at: Date.parse(now), file_ref: 'code' })
      .execute();
    await scene.db
      .insertInto('route_blocks')
      .values({ route: 'r', until: Date.parse(now) })
      .execute();
    const later = Date.parse('2024-03-30T03:00+08:00');
    await planJobs(scene.db, [{ job: 'housekeep', period: 'd', at: later }], later);
    await runJob(tools(scene), 'housekeep', later);
    const [row] = await scene.db.selectFrom('inbox').select(['reply_url', 'file_ref']).execute();
    expect(row).toEqual({ reply_url: null, file_ref: null });
    expect(await scene.db.selectFrom('route_blocks').selectAll().execute()).toEqual([]);
  });
});
