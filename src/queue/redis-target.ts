export interface RedisNode {
  host: string;
  port: number;
}

/** Where Redis is: one server, a cluster, or a master found through sentinels. */
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

const form = /^(rediss?|clusters?|sentinels?):\/\/(?:([^@/]*)@)?([^/?]+)(?:\/([^?]*))?(?:\?(.*))?$/;

/**
 * Reads REDIS_URL: `redis://[user:password@]host:port/db`, a comma list or `cluster://a:6379,b:6379` for a cluster,
 * `sentinel://a:26379,b:26379/mymaster?db=0`; a trailing `s` in the scheme means TLS.
 */
export function parseRedisTarget(url: string): RedisTarget {
  const found = form.exec(url.trim().replace(/,\s*\w+:\/\/(?:[^@/,]*@)?/g, ','));
  if (!found)
    throw new Error('写法应为 redis://主机:端口，多个节点用逗号隔开，或 sentinel://主机:端口/主节点名');
  const [, scheme = '', auth = '', hosts = '', path = '', query = ''] = found;
  const plain = scheme.replace(/(?<=^redis|^cluster|^sentinel)s$/, '');
  const nodes = hosts.split(',').map((host) => parseNode(host, plain === 'sentinel' ? 26379 : 6379));
  const kind =
    plain === 'redis' ? (nodes.length > 1 ? 'cluster' : 'single') : (plain as 'cluster' | 'sentinel');
  if (kind === 'sentinel' && path === '')
    throw new Error('sentinel:// 之后要写主节点名，例如 sentinel://主机:26379/mymaster');
  const db = kind === 'single' ? path : (new URLSearchParams(query).get('db') ?? '');
  if (!/^\d*$/.test(db)) throw new Error(`Redis 库号应为数字，现在是 ${db}`);
  const [username = '', ...password] = auth.split(':');
  return {
    kind,
    nodes,
    ...(kind === 'sentinel' ? { master: decodeURIComponent(path) } : {}),
    ...(username ? { username: decodeURIComponent(username) } : {}),
    ...(password.length ? { password: decodeURIComponent(password.join(':')) } : {}),
    db: Number(db),
    tls: scheme !== plain,
  };
}

function parseNode(text: string, defaultPort: number): RedisNode {
  const found = /^(\[[^\]]+\]|[^:]+)(?::(\d{1,5}))?$/.exec(text.trim());
  if (!found) throw new Error(`Redis 地址 ${text} 应为 主机:端口`);
  return { host: found[1]!.replace(/^\[|\]$/g, ''), port: Number(found[2] ?? defaultPort) };
}
