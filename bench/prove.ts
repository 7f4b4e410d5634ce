import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { dateAt } from '../src/calendar/zone.ts';
import { createClock } from '../src/clock.ts';
import { writeCity } from './support/city.ts';
import { type FakePlatform, startFakePlatform } from './support/fake-platform.ts';
import { createPoster } from './support/post.ts';
import { productEnv } from './support/product-env.ts';
import { freePort, startProgram } from './support/program.ts';
import { seal } from './support/seal.ts';
import { type Senders, startSenders } from './support/senders.ts';
import { openServices } from './support/services.ts';
import { type Tally, tallyOf } from './support/tally.ts';
import { workloadOf } from './support/work.ts';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '20' }, connections: { type: 'string', default: '16' } },
});
const kills = Number(values.kills);
const connections = Number(values.connections);
/** A kill comes at a random moment of the load. */
const [shortestMs, longestMs] = [300, 1_800];
/** Longer than a dead sender's lease, after which another takes its lane over. */
const quietMs = 45_000;
const longestWaitMs = 300_000;

interface Finding {
  readonly pair: string;
  readonly kills: number;
  readonly acknowledged: number;
  readonly lost: number;
  readonly doubled: number;
  readonly unanswered: number;
  readonly parked: number;
  /** Calls to a group robot: a second answer by another route, unless something was parked and the office told. */
  readonly elsewhere: number;
  readonly sumRight: boolean;
}

/** Kills the product again and again at full load and counts, in the store itself, what was lost or done twice. */
async function prove(pair: string, folder: string, stores: Record<string, string>): Promise<Finding> {
  const clock = createClock();
  const config = await writeCity(join(folder, 'config'), dateAt(clock.now(), 'Asia/Shanghai').slice(0, 4));
  const fake = await startFakePlatform();
  const env = { ...productEnv(folder, pair.replaceAll(' ', '-'), fake.base), ...stores };
  const port = await freePort();
  const work = workloadOf(config);
  const first = work.first();
  let product = await startProgram('src/main.ts', env, { port });
  const post = createPoster(port, connections + 1);
  for (const spoken of first) await post(seal(spoken, fake.base));
  await untilAnswered(fake, first.length);
  const senders = startSenders(post, fake.base, connections, () => work.next(1)[0]);
  for (let kill = 1; kill <= kills; kill += 1) {
    await pause(shortestMs + Math.random() * (longestMs - shortestMs));
    await product.kill();
    console.log(`${pair}: kill ${kill} with ${senders.acknowledged.size} acknowledged`);
    product = await startProgram('src/main.ts', env, { port });
  }
  await senders.settle();
  await untilAnswered(fake, first.length + senders.sent.size);
  await product.stop();
  const tally = await tallyOf({ dataDir: env.DATA_DIR!, databaseUrl: stores.DATABASE_URL });
  fake.close();
  return judge(pair, senders, tally, fake);
}

/** Waits until so many answers came, or until none has come for a while. */
async function untilAnswered(fake: FakePlatform, count: number): Promise<void> {
  let quiet = 0;
  let seen = fake.count();
  for (let waited = 0; waited < longestWaitMs && fake.count() < count && quiet < quietMs; waited += 100) {
    await pause(100);
    quiet = fake.count() === seen ? quiet + 100 : 0;
    seen = fake.count();
  }
}

function judge(pair: string, senders: Senders, tally: Tally, fake: FakePlatform): Finding {
  const ids = [...senders.sent.keys()];
  const acknowledged = [...senders.acknowledged.keys()];
  return {
    pair,
    kills,
    acknowledged: acknowledged.length,
    lost: acknowledged.filter((id) => !tally.handled.has(id) || !tally.effects.has(id)).length,
    doubled: ids.filter((id) => (tally.effects.get(id) ?? 0) > 1).length,
    unanswered: ids.filter((id) => fake.answer(id) === undefined && !tally.undelivered.has(id)).length,
    parked: tally.undelivered.size,
    elsewhere: fake.others(),
    sumRight: tally.added === ids.length,
  };
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'diaodu-prove-'));
  const services = await openServices();
  try {
    const findings = [
      await prove('embedded', folder, {}),
      await prove('PostgreSQL and Redis', folder, {
        DATABASE_URL: await services.database(),
        REDIS_URL: await services.redis(12),
      }),
    ];
    console.table(findings);
    const sound = findings.every(
      ({ lost, doubled, unanswered, parked, elsewhere, sumRight }) =>
        lost + doubled + unanswered === 0 && sumRight && (elsewhere === 0 || parked > 0),
    );
    console.log(JSON.stringify({ proved: sound, findings }));
    if (!sound) process.exitCode = 1;
  } finally {
    await services.close();
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
process.exit();
