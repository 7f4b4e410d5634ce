import { describe, expect, it } from 'vitest';
import { parseRedisTarget } from '../../src/queue/redis-target.ts';

const at = (host: string, port: number) => ({ host, port });

describe('REDIS_URL', () => {
  it.each([
    ['redis://127.0.0.1:6380/2', { kind: 'single', nodes: [at('127.0.0.1', 6380)], db: 2, tls: false }],
    ['redis://cache', { kind: 'single', nodes: [at('cache', 6379)], db: 0, tls: false }],
    ['redis://[::1]:7000', { kind: 'single', nodes: [at('::1', 7000)], db: 0, tls: false }],
    [
      'rediss://bot:a%40b:c@cache:6380',
      { kind: 'single', nodes: [at('cache', 6380)], db: 0, tls: true, username: 'bot', password: 'a@b:c' },
    ],
    [
      'redis://:secret@cache',
      { kind: 'single', nodes: [at('cache', 6379)], db: 0, tls: false, password: 'secret' },
    ],
    [
      'redis://a:1,redis://b:2, redis://c',
      { kind: 'cluster', nodes: [at('a', 1), at('b', 2), at('c', 6379)], db: 0, tls: false },
    ],
    [
      'cluster://:s@a:1,b:2',
      { kind: 'cluster', nodes: [at('a', 1), at('b', 2)], db: 0, tls: false, password: 's' },
    ],
    [
      'sentinel://a,b:26380/mymaster?db=3',
      { kind: 'sentinel', nodes: [at('a', 26379), at('b', 26380)], master: 'mymaster', db: 3, tls: false },
    ],
  ])('reads %s', (url, target) => {
    expect(parseRedisTarget(url)).toEqual(target);
  });

  it.each([
    ['localhost:6379', '写法应为'],
    ['http://a', '写法应为'],
    ['sentinel://a:1', '主节点名'],
    ['redis://a/first', '库号应为数字'],
    ['redis://a:port', '应为 主机:端口'],
  ])('refuses %s and says what is wrong', (url, message) => {
    expect(() => parseRedisTarget(url)).toThrow(message);
  });
});
