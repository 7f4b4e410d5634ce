import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { jobs } from '../../jobs/index.ts';
import { dateAt, timeAt } from '../../src/calendar/zone.ts';
import { Sandboxed } from '../support/sandboxed.ts';
import { officeOf, sample } from '../support/scene.ts';
import { freshServices, servicesHere } from './services.ts';

/** SPAN=year takes the whole year (about ten minutes); CI the two months with the longest run of rest days in them. */
const year = process.env.SPAN === 'year';
const [start, months, end] = year
  ? ['2024-01-02T08:30:00+08:00', [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], '2024-12-31T21:00:00+08:00']
  : ['2024-09-11T08:30:00+08:00', [10], '2024-10-20T21:00:00+08:00'];
const fewestPushes = year ? 1_000 : 150;
const fewestKills = year ? 50 : 3;
const zone = 'Asia/Shanghai';
/** Beside the whole product that moves the clock. */
const others = 9;
const betweenKillsMs = 4_000;

describe.runIf(servicesHere())('ten processes through the calendar, on PostgreSQL and Redis', () => {
  it('do every job of every period once, and speak on workdays between 08:00 and 20:00 only', async () => {
    const services = await freshServices();
    const product = await Sandboxed.start({ SANDBOX_NOW: start, ...services.env });
    const crowd = startCrowd(product);
    try {
      for (const month of months)
        await product.moveTo(`2024-${String(month).padStart(2, '0')}-01T07:00:00+08:00`);
      await product.moveTo(end);
      await product.idle();
    } finally {
      await crowd.stop();
    }
    expect(crowd.kills()).toBeGreaterThanOrEqual(fewestKills);
    const rows = await query(services.env.DATABASE_URL);
    await product.stop();
    await services.release();

    const office = officeOf(await sample(), Date.parse(start));
    const expected = jobs.flatMap((job) =>
      job
        .occurrences(Date.parse(start) - 1, Date.parse(end), office)
        .map(({ period }) => `${job.name} ${period}`),
    );
    expect(rows.jobs.map(({ job, period }) => `${job} ${period}`).sort()).toEqual(expected.sort());
    expect(rows.jobs.filter(({ state }) => state === 'due')).toEqual([]);
    expect(rows.opened.filter(({ times }) => Number(times) !== 1)).toEqual([]);
    expect(rows.pushes.length).toBeGreaterThan(fewestPushes);
    const misplaced = rows.pushes.filter(({ done_at }) => {
      const time = timeAt(Number(done_at), zone);
      return !office.calendar.isWorkday(dateAt(Number(done_at), zone)) || time < '08:00' || time >= '20:00';
    });
    expect(misplaced).toEqual([]);
    const texts = rows.pushes.map(
      ({ chat_id, done_at, text }) => `${chat_id} ${dateAt(Number(done_at), zone)} ${text}`,
    );
    const twice = texts.filter((text, at) => texts.indexOf(text) !== at);
    // On the due day a unit may read the same words at 09:00 and at 15:00.
    expect(twice.filter((text) => /请报|已关闭|汇总/.test(text))).toEqual([]);
  }, 900_000);
});

interface Crowd {
  kills(): number;
  stop(): Promise<void>;
}

/** Nine more workers; every few seconds one of them is killed with -9 and another takes its place. */
function startCrowd(product: Sandboxed): Crowd {
  const children = Array.from({ length: others }, () => launch(product));
  let kills = 0;
  let stopped = false;
  const killing = (async () => {
    while (!stopped) {
      await pause(betweenKillsMs);
      const at = Math.floor(Math.random() * others);
      if (stopped || !(await isUp(children[at]!))) continue;
      children[at]!.child.kill('SIGKILL');
      kills += 1;
      children[at] = launch(product);
    }
  })();
  return {
    kills: () => kills,
    async stop() {
      stopped = true;
      await killing;
      for (const { child } of children) child.kill('SIGKILL');
    },
  };
}

interface Replica {
  readonly child: ChildProcess;
  up: boolean;
}

function launch({ environment }: Sandboxed): Replica {
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/support/programs/replica.ts'], {
    env: { ...environment, ROLE: 'worker' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const replica: Replica = { child, up: false };
  child.stdout!.on('data', () => {
    replica.up = true;
  });
  return replica;
}

const isUp = async ({ up }: Replica) => up;

async function query(url: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  const rows = async <Row>(sql: string) => (await client.query(sql)).rows as Row[];
  const found = {
    jobs: await rows<{ job: string; period: string; state: string }>(
      'select job, period, state from due_jobs',
    ),
    opened: await rows<{ subject: string; times: string }>(
      "select subject, count(*) as times from audit where action = 'round.open' group by subject",
    ),
    pushes: await rows<{ chat_id: string; done_at: string; text: string }>(
      "select chat_id, done_at, message ->> 'lines' as text from outbox where kind = 'push' and state = 'sent'",
    ),
  };
  await client.end();
  return found;
}
