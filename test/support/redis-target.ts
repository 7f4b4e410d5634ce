import { type RedisTarget, redisTarget } from '../../src/queue/redis-target.ts';
import { parseRedisUrl } from '../../src/settings/redis.ts';

/** The target a REDIS_URL stands for. */
export function targetOf(url: string): RedisTarget {
  const given = parseRedisUrl(url);
  if (!given) throw new Error(`not a Redis address: ${url}`);
  return redisTarget(given);
}
