import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outbound } from '../../src/message/outbound.ts';
import { joinPieces } from '../../src/message/split.ts';
import type { Platform, RouteKind } from '../../src/platforms/contract.ts';
import * as dingtalk from '../../src/platforms/dingtalk/encode.ts';
import { createDingtalk } from '../../src/platforms/dingtalk/index.ts';
import * as wecom from '../../src/platforms/wecom/encode.ts';
import { createWecom } from '../../src/platforms/wecom/index.ts';
import * as dingtalkPeer from './support/dingtalk-peer.ts';
import { memoryTools } from './support/fake-api.ts';
import * as wecomPeer from './support/wecom-peer.ts';

const tools = memoryTools(() => 0);
const wecomPlatform = createWecom(wecomPeer.settings, tools);
const dingtalkPlatform = createDingtalk(dingtalkPeer.settings, tools);
const bytes = (text: string) => Buffer.byteLength(text);

type Sized = (piece: Outbound) => { size: number; limit: number };
const content = (body: string, kind: string) =>
  (JSON.parse(body) as Record<string, { content: string }>)[kind]!.content;
const param = (body: string) => (JSON.parse(body) as { msgParam: string }).msgParam;

/** The documented limit of each route, measured on what goes over the wire. */
const routes: [RouteKind, Platform, Sized][] = [
  [
    'wecom-response',
    wecomPlatform,
    (piece) => ({ size: bytes(content(wecom.responseBody(piece), 'markdown')), limit: 20_480 }),
  ],
  [
    'wecom-robot',
    wecomPlatform,
    (piece) =>
      piece.headed
        ? { size: bytes(content(wecom.robotBody(piece), 'markdown')), limit: 4096 }
        : { size: bytes(content(wecom.robotBody(piece), 'text')), limit: 2048 },
  ],
  [
    'wecom-app',
    wecomPlatform,
    (piece) => ({
      size: bytes(
        content(wecom.appBody(piece, { userId: 'u', agentId: '1', duplicateSeconds: 1800 }), 'text'),
      ),
      limit: 2048,
    }),
  ],
  [
    'dingtalk-session',
    dingtalkPlatform,
    (piece) => ({ size: bytes(dingtalk.webhookBody(piece, 50)), limit: 20_000 }),
  ],
  [
    'dingtalk-robot',
    dingtalkPlatform,
    (piece) => ({ size: bytes(dingtalk.webhookBody(piece, 50, 'x'.repeat(64))), limit: 20_000 }),
  ],
  [
    'dingtalk-group',
    dingtalkPlatform,
    (piece) => ({
      size: bytes(param(dingtalk.groupBody(dingtalk.namedText(piece), 'r', 'c'))),
      limit: 15_000,
    }),
  ],
  [
    'dingtalk-person',
    dingtalkPlatform,
    (piece) => ({
      size: bytes(param(dingtalk.personBody(dingtalk.plainText(piece.lines), 'r', 'u'))),
      limit: 15_000,
    }),
  ],
];

const people = Array.from({ length: 60 }, (_, index) => ({
  userId: `manager${index}`,
  name: `联络员${index}`,
}));

describe.each(routes)('splitting for %s', (kind, platform, sized) => {
  it('keeps every piece within the documented limit, whatever the text', () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom(
        '*'.repeat(2000),
        '<@'.repeat(900),
        '"\\'.repeat(1500),
        '汉'.repeat(3000),
        '👍'.repeat(2500),
        '\u0001'.repeat(5000),
      ),
    );
    const message = fc.record({
      lines: fc.array(line, { minLength: 1, maxLength: 12 }),
      headed: fc.boolean(),
      mentions: fc.integer({ min: 0, max: 60 }).map((count) => people.slice(0, count)),
    });
    fc.assert(
      fc.property(message, (each) => {
        for (const piece of platform.split(kind, each)) {
          const { size, limit } = sized(piece);
          expect(size).toBeLessThanOrEqual(limit);
        }
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it('loses no line and keeps their order', () => {
    const lines = Array.from({ length: 2000 }, (_, index) => `第${index}行 新增城镇就业 1450人`);
    const pieces = platform.split(kind, { lines });
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.flatMap((piece) => piece.lines)).toEqual(lines);
  });

  it('gives a short message as one piece', () => {
    expect(platform.split(kind, { lines: ['已记录', '谢谢'] })).toEqual([{ lines: ['已记录', '谢谢'] }]);
  });

  it('mentions on the first piece only', () => {
    const mentions = people.slice(0, 1);
    const pieces = platform.split(kind, { lines: ['a'.repeat(30_000)], mentions });
    const onePerson = kind === 'wecom-app' || kind === 'dingtalk-person';
    expect(pieces[0]!.mentions).toEqual(onePerson ? undefined : mentions);
    expect(pieces.slice(1).every((piece) => piece.mentions === undefined)).toBe(true);
  });
});

describe('tables, pictures and files', () => {
  const table = {
    head: ['单位', '值'],
    rows: Array.from({ length: 300 }, (_, index) => [`单位${index}`, `${index}`]),
  };
  const message = { lines: ['见表'], table, image: 'aW1n', file: { name: 'a.txt', base64: 'YQ==' } };

  it('are pieces of their own on the group robot, each table with its heading and within 4096 bytes', () => {
    const pieces = wecomPlatform.split('wecom-robot', message);
    const tables = pieces.flatMap((piece) => (piece.table ? [piece.table] : []));
    expect(tables.length).toBeGreaterThan(1);
    for (const part of tables) expect(bytes(wecom.tableText(part))).toBeLessThanOrEqual(4096);
    expect(tables.flatMap((part) => part.rows)).toEqual(table.rows);
    expect(pieces.slice(-2)).toEqual([
      { lines: [], image: 'aW1n' },
      { lines: [], file: message.file },
    ]);
  });

  it('that are still to be sent are split again as before', () => {
    const long = {
      ...message,
      lines: Array.from({ length: 300 }, (_, index) => `第${index}行`),
      mentions: people.slice(0, 2),
    };
    let pieces = wecomPlatform.split('wecom-robot', long);
    expect(wecomPlatform.split('wecom-robot', joinPieces(pieces))).toEqual(pieces);
    while (pieces.length > 1) {
      const rest = pieces.slice(1);
      pieces = wecomPlatform.split('wecom-robot', joinPieces(rest));
      expect(pieces).toEqual(rest);
    }
  });

  it('become lines elsewhere, or are left out', () => {
    for (const kind of ['dingtalk-session', 'dingtalk-robot'] as const) {
      const pieces = dingtalkPlatform.split(kind, message);
      expect(pieces.flatMap((piece) => piece.lines).slice(0, 2)).toEqual(['见表', '单位0，值 0']);
      expect(pieces.some((piece) => piece.image ?? piece.file ?? piece.table)).toBe(false);
    }
  });

  it('only the routes that say so carry them', () => {
    for (const [kind, platform] of routes) {
      const { rich } = platform.capabilities(kind);
      const carried = platform.split(kind, message).filter((piece) => piece.image ?? piece.file);
      expect([kind, rich]).toEqual([kind, carried.length === 2]);
    }
  });
});

describe('what the routes can do', () => {
  it('says which sends may be repeated after an unknown result', () => {
    const safe = routes
      .filter(([kind, platform]) => platform.capabilities(kind).resendSafe)
      .map(([kind]) => kind);
    expect(safe).toEqual(['wecom-response', 'wecom-app', 'dingtalk-robot']);
  });

  it('says which can mention and which are private', () => {
    const able = (what: 'mention' | 'private' | 'push') =>
      routes.filter(([kind, platform]) => platform.capabilities(kind)[what]).map(([kind]) => kind);
    expect(able('mention')).toEqual(['wecom-robot', 'dingtalk-session', 'dingtalk-robot']);
    expect(able('private')).toEqual(['wecom-app', 'dingtalk-person']);
    expect(able('push')).toEqual([
      'wecom-robot',
      'wecom-app',
      'dingtalk-robot',
      'dingtalk-group',
      'dingtalk-person',
    ]);
  });

  it('follows numbers corrected by settings', () => {
    const platform = createWecom(
      { ...wecomPeer.settings, limits: { robotTextBytes: 5120, robotPerMinute: 10 } },
      tools,
    );
    expect(platform.capabilities('wecom-robot')).toMatchObject({
      maxBytes: 5120,
      perMinute: 10,
      blockMs: 60_000,
    });
    expect(platform.split('wecom-robot', { lines: ['a'.repeat(5120)] })).toHaveLength(1);
  });
});
