import { Secret } from './secret.ts';

export interface RedisNode {
  readonly host: string;
  readonly port: number;
}

interface RedisAccess {
  readonly username?: string;
  readonly password?: Secret;
  readonly tls: boolean;
}

/** Where the queue's Redis is: one server, servers watched by sentinels, or a cluster. */
export type RedisTarget = RedisAccess &
  (
    | { readonly kind: 'single'; readonly node: RedisNode; readonly db: number }
    | {
        readonly kind: 'sentinel';
        readonly nodes: readonly RedisNode[];
        readonly master: string;
        readonly db: number;
      }
    | { readonly kind: 'cluster'; readonly nodes: readonly RedisNode[] }
  );

const form =
  /^(redis|rediss|sentinel|cluster):\/\/(?:([^:@/]*)(?::([^@/]*))?@)?([^/@?]+)(?:\/([^/?]*))?(?:\?(.*))?$/;

/**
 * Reads REDIS_URL: `redis://`, `rediss://`, `sentinel://h1,h2/master`, `cluster://h1,h2`, or a comma
 * list of whole URLs, which is a cluster. Undefined when it is none of these.
 */
export function parseRedisUrl(text: string): RedisTarget | undefined {
  const urls = text.split(/,(?=rediss?:\/\/)/).map((url) => url.trim());
  if (urls.length > 1) return parseList(urls);
  const match = form.exec(text);
  if (!match) return undefined;
  const [, scheme, username, password, hosts = '', path = '', query = ''] = match;
  const nodes = parseNodes(hosts, scheme === 'sentinel' ? 26379 : 6379);
  const options = new URLSearchParams(query);
  const access = readAccess(username, password, scheme === 'rediss' || options.get('tls') === 'true');
  if (!nodes || !access) return undefined;
  if (scheme === 'cluster') return path === '' ? { kind: 'cluster', nodes, ...access } : undefined;
  if (scheme === 'sentinel') {
    const db = parseDb(options.get('db') ?? '');
    return path === '' || db === undefined
      ? undefined
      : { kind: 'sentinel', nodes, master: path, db, ...access };
  }
  const db = parseDb(path);
  if (nodes.length === 1)
    return db === undefined ? undefined : { kind: 'single', node: nodes[0]!, db, ...access };
  return path === '' ? { kind: 'cluster', nodes, ...access } : undefined;
}

function parseList(urls: readonly string[]): RedisTarget | undefined {
  const targets = urls.map(parseRedisUrl);
  const nodes: RedisNode[] = [];
  for (const target of targets) {
    if (target?.kind !== 'single' || target.db !== 0) return undefined;
    nodes.push(target.node);
  }
  const { username, password, tls } = targets.find((target) => target?.password) ?? targets[0]!;
  return { kind: 'cluster', nodes, username, password, tls };
}

function parseNodes(text: string, defaultPort: number): RedisNode[] | undefined {
  const nodes = text
    .split(',')
    .map((part) => /^([\w.-]+|\[[0-9a-fA-F:.]+\])(?::(\d{1,5}))?$/.exec(part.trim()));
  const valid = nodes.every((node) => node && Number(node[2] ?? 1) >= 1 && Number(node[2] ?? 1) <= 65535);
  if (!valid) return undefined;
  return nodes.map((node) => ({
    host: node![1]!.replace(/^\[|\]$/g, ''),
    port: Number(node![2] ?? defaultPort),
  }));
}

function readAccess(username: string | undefined, password: string | undefined, tls: boolean) {
  try {
    return {
      ...(username ? { username: decodeURIComponent(username) } : {}),
      ...(password ? { password: new Secret(decodeURIComponent(password)) } : {}),
      tls,
    };
  } catch {
    return undefined;
  }
}

function parseDb(text: string): number | undefined {
  return /^\d{0,2}$/.test(text) ? Number(text) : undefined;
}
