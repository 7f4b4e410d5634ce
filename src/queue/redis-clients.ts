import { Cluster, Redis, type RedisOptions } from 'ioredis';
import type { RedisTarget } from './redis-target.ts';

export type RedisClient = Redis | Cluster;

const reconnectAfterMs = (times: number) => Math.min(times * 100, 1_000);

/** For adding jobs: refuses at once while there is no connection, and reconnects for ever. */
export function producerClient(target: RedisTarget): RedisClient {
  return connect(target, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
  });
}

/** For workers: waits out every interruption. */
export function workerClient(target: RedisTarget): RedisClient {
  return connect(target, { maxRetriesPerRequest: null });
}

function connect(target: RedisTarget, behaviour: RedisOptions): RedisClient {
  const options: RedisOptions = {
    ...behaviour,
    connectTimeout: 3_000,
    keepAlive: 10_000,
    retryStrategy: reconnectAfterMs,
    ...(target.username ? { username: target.username } : {}),
    ...(target.password ? { password: target.password } : {}),
    ...(target.tls ? { tls: {} } : {}),
  };
  const client = newClient(target, options);
  // Whoever uses the client learns of trouble by its commands; an unheard 'error' would end the process.
  client.on('error', () => {});
  return client;
}

function newClient(target: RedisTarget, options: RedisOptions): RedisClient {
  switch (target.kind) {
    case 'single':
      return new Redis({ ...target.nodes[0]!, db: target.db, ...options });
    case 'sentinel':
      return new Redis({
        sentinels: target.nodes,
        name: target.master!,
        db: target.db,
        sentinelRetryStrategy: reconnectAfterMs,
        ...options,
      });
    case 'cluster':
      return new Cluster(target.nodes, {
        redisOptions: options,
        enableOfflineQueue: options.enableOfflineQueue ?? true,
        clusterRetryStrategy: reconnectAfterMs,
      });
  }
}
