import { openQueues } from '../../../src/queue/open.ts';
import { openPool } from '../../../src/store/open.ts';
import { targetOf } from '../redis-target.ts';

// Takes jobs and never finishes them.
const { redisUrl, dataDir, databaseUrl, ...options } = JSON.parse(process.argv[2]!);
const store = redisUrl ? undefined : await openPool({ dataDir, databaseUrl });
const queues = await openQueues({
  ...(redisUrl ? { redis: targetOf(redisUrl) } : {}),
  pool: store?.pool as never,
  embedded: store?.embedded ?? false,
  ...options,
});
queues.work('inbound', 5, async (data) => {
  console.log(`took ${data.id}`);
  await new Promise(() => {});
});
if (options.addFirst) while (!(await queues.ready())) await new Promise((resolve) => setTimeout(resolve, 20));
for (const id of options.addFirst ?? []) await queues.add('inbound', id, { id });
setInterval(() => {}, 1_000);
