import { jobs } from '../../jobs/index.ts';
import { runJob, type TickTools, tick } from '../../src/tick.ts';
import type { Scene } from '../support/scene.ts';

/** Moves the scene's clock and runs whatever is due then, as a process does after a knock. */
export async function runDue(scene: Scene, moment: string): Promise<void> {
  scene.at(moment);
  const queued: string[] = [];
  const tools: TickTools = {
    db: scene.db,
    office: scene.office,
    jobs,
    enqueue: (job) => void queued.push(job),
  };
  await tick(tools, scene.clock.now());
  for (const job of queued) await runJob(tools, job, scene.clock.now());
}

/** What was said unasked in a unit's group, by the first line. */
export async function saidTo(scene: Scene, chatId: string): Promise<string[]> {
  return (await scene.outbox()).filter((one) => one.chatId === chatId).map(({ lines }) => lines[0]!);
}

/** How the occurrences of a job ended, in order. */
export async function statesOf(scene: Scene, job: string): Promise<string[]> {
  const rows = await scene.db
    .selectFrom('due_jobs')
    .selectAll()
    .where('job', '=', job)
    .orderBy('due_at')
    .execute();
  return rows.map(({ period, state }) => `${period} ${state}`);
}
