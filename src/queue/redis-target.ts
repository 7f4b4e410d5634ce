import type { RedisTarget as GivenRedis } from '../settings.ts';

export interface RedisNode {
  host: string;
  port: number;
}

/** Where Redis is, as the clients want it: one server, a cluster, or a master found through sentinels. */
export interface RedisTarget {
  kind: 'single' | 'cluster' | 'sentinel';
  nodes: RedisNode[];
  /** The sentinels' name of the master. */
  master?: string;
  username?: string;
  password?: string;
  db: number;
  tls: boolean;
}

/** What REDIS_URL gave, with its password in the open for the client. */
export function redisTarget(given: GivenRedis): RedisTarget {
  const { kind, username, password, tls } = given;
  return {
    kind,
    nodes: given.kind === 'single' ? [given.node] : [...given.nodes],
    ...(given.kind === 'sentinel' && { master: given.master }),
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password: password.reveal() }),
    db: given.kind === 'cluster' ? 0 : given.db,
    tls,
  };
}
