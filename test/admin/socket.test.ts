import { chmodSync, existsSync, statSync, writeFileSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { askService, isServed } from '../../src/admin/client.ts';
import type { AdminTools } from '../../src/admin/command.ts';
import { startAdminSocket } from '../../src/admin/socket.ts';
import { maxRequestBytes, socketPath } from '../../src/admin/wire.ts';
import { openScene } from '../support/scene.ts';
import { newFolder, toolsOf } from './setup.ts';

const log = pino({ level: 'silent' });
let tools: AdminTools;
const stops: (() => Promise<void>)[] = [];
beforeAll(async () => {
  tools = toolsOf(await openScene({ now: '2024-03-25T10:00+08:00' }));
});
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function serve(dataDir = newFolder()) {
  const stop = await startAdminSocket(dataDir, tools, log);
  stops.push(stop);
  return { dataDir, path: socketPath(dataDir)!, stop };
}

const rightsOf = (path: string) => statSync(path).mode & 0o777;

describe('the admin socket', () => {
  it('answers a command line as the command itself does', async () => {
    const { path } = await serve();
    expect(await askService(path, { argv: ['outbox'] })).toEqual({
      lines: ['没有未送达的消息。'],
      exitCode: 0,
    });
    expect((await askService(path, { argv: ['nonsense'] }))?.exitCode).toBe(2);
  });

  it('is open to its own user only', async () => {
    const folder = newFolder();
    chmodSync(folder, 0o755);
    const { path } = await serve(folder);
    expect([rightsOf(folder), rightsOf(path)]).toEqual([0o700, 0o600]);
  });

  it('takes the place of a dead process', async () => {
    const folder = newFolder();
    const path = socketPath(folder)!;
    writeFileSync(path, '');
    expect(await isServed(path)).toBe(false);
    await serve(folder);
    expect(await isServed(path)).toBe(true);
  });

  it('leaves the socket to the process that serves it already', async () => {
    const folder = newFolder();
    const path = socketPath(folder)!;
    const other = createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.end('{"lines":["另一个"],"exitCode":0}\n'));
    });
    await new Promise<void>((ready) => other.listen(path, ready));
    const { stop } = await serve(folder);
    await stop();
    expect((await askService(path, { argv: ['outbox'] }))?.lines).toEqual(['另一个']);
    await new Promise((closed) => other.close(closed));
  });

  it('is gone when the service has stopped', async () => {
    const { path, stop } = await serve();
    stops.length = 0;
    await stop();
    expect(existsSync(path)).toBe(false);
    expect(await askService(path, { argv: ['outbox'] })).toBeUndefined();
  });

  it('ends connections that send too much, and answers nonsense politely', async () => {
    const { path } = await serve();
    const flood = new Promise<string>((closed) => {
      let got = '';
      const socket = createConnection(path, () => socket.write('x'.repeat(maxRequestBytes + 1)));
      socket.on('data', (data) => {
        got += data;
      });
      socket.on('error', () => {});
      socket.on('close', () => closed(got));
    });
    expect(await flood).toBe('');
    const nonsense = new Promise<string>((closed) => {
      const socket = createConnection(path, () => socket.write('not json\n'));
      socket.on('data', (data) => closed(String(data)));
    });
    expect(JSON.parse(await nonsense)).toMatchObject({ exitCode: 1 });
    expect((await askService(path, { argv: ['outbox'] }))?.exitCode).toBe(0);
  });

  it('does without a socket where the path is too long for one', async () => {
    const folder = join(newFolder(), 'x'.repeat(120));
    expect(socketPath(folder)).toBeUndefined();
    await expect(startAdminSocket(folder, tools, log)).resolves.toBeTypeOf('function');
  });
});
