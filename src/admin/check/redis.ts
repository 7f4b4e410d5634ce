import { setTimeout as pause } from 'node:timers/promises';
import { producerClient, type RedisClient } from '../../queue/redis-clients.ts';
import type { RedisTarget } from '../../queue/redis-target.ts';
import { type Finding, hint, ok, problem } from './finding.ts';

const connectLimitMs = 5_000;
const pollMs = 50;

/** Whether Redis answers, keeps what it is given, and never evicts jobs. */
export async function redisFindings(target: RedisTarget): Promise<Finding[]> {
  const client = producerClient(target);
  try {
    await untilReady(client);
    const persistence = await client.info('persistence');
    const memory = await client.info('memory');
    return [ok('队列：Redis 可用'), ...persistenceHints(persistence), ...evictionFindings(memory)];
  } catch (error) {
    return [
      problem(
        `队列：连不上 Redis（${(error as Error).message}）`,
        '请核对 REDIS_URL，确认 Redis 在运行；期间收到的消息仍会保存，恢复后自动处理',
      ),
    ];
  } finally {
    client.disconnect();
  }
}

async function untilReady(client: RedisClient): Promise<void> {
  const end = performance.now() + connectLimitMs;
  while (client.status !== 'ready') {
    if (performance.now() > end) throw new Error(`${connectLimitMs / 1000} 秒内没有应答`);
    await pause(pollMs);
  }
}

/** What is queued is in the database too, so a lost queue only costs time. */
function persistenceHints(info: string): Finding[] {
  if (field(info, 'aof_enabled') === '1') return [];
  return [
    hint(
      'Redis 没有开启 AOF 持久化：它重启后排队信息会丢，服务会从数据库补回，只是慢几秒',
      '请在 Redis 配置里写 appendonly yes、appendfsync everysec',
    ),
  ];
}

function evictionFindings(info: string): Finding[] {
  const policy = field(info, 'maxmemory_policy');
  if (policy === undefined || policy === 'noeviction') return [];
  return [
    problem(
      `Redis 的内存淘汰策略是 ${policy}，内存满时会丢掉排队的任务`,
      '请在 Redis 配置里写 maxmemory-policy noeviction',
    ),
  ];
}

function field(info: string, name: string): string | undefined {
  return new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1];
}
