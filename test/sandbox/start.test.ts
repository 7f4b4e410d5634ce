import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchProduct } from '../../src/sandbox/lifecycle.ts';
import { loadOrCreateSecrets } from '../../src/sandbox/secrets.ts';
import { type Simulators, startSimulators } from '../../src/sandbox/start.ts';

const configDir = resolve(import.meta.dirname, '../../config');
const productUrl = 'http://127.0.0.1:9';
let dirs: string[] = [];
let started: Simulators | undefined;
let port = 0;

beforeEach(async () => {
  const server = createServer();
  port = await listen(server);
  await new Promise((done) => server.close(done));
});
afterEach(async () => {
  await started?.stop();
  started = undefined;
  for (const dir of dirs) rmSync(dir, { recursive: true, force: true });
  dirs = [];
});

async function listen(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}

function dataDir(productPid: number): string {
  const dir = mkdtempSync(join(tmpdir(), 'simulators-'));
  dirs.push(dir);
  loadOrCreateSecrets(dir, {});
  writeFileSync(join(dir, 'product.pid'), String(productPid));
  return dir;
}

const hello = async () =>
  (await (await fetch(`http://127.0.0.1:${port}/sandbox/hello`)).json()) as { pid: number; dataDir: string };

/** Above the largest process id Linux gives out. */
const deadPid = 2 ** 22 + 1;

describe('startSimulators', { timeout: 60_000 }, () => {
  it('starts a process that serves the configured chats, and keeps it for a restarted product', async () => {
    const options = { port, productUrl, dataDir: dataDir(process.pid), configDir };
    started = await startSimulators(options);
    const state = (await (await fetch(`${started.url}/sandbox/state`)).json()) as { chats: unknown[] };
    expect(state.chats.length).toBeGreaterThan(2);
    const { pid } = await hello();
    started = await startSimulators(options);
    expect((await hello()).pid).toBe(pid);
    await started.stop();
    await expect(hello()).rejects.toThrow();
  });

  it('replaces its own process when the secrets have changed', async () => {
    const options = { port, productUrl, dataDir: dataDir(process.pid), configDir };
    started = await startSimulators(options);
    const { pid } = await hello();
    loadOrCreateSecrets(options.dataDir, { WECOM_BOT_TOKEN: 'another' });
    started = await startSimulators(options);
    expect((await hello()).pid).not.toBe(pid);
  });

  it('replaces the simulators of a dead product, not those of a living one, and ends only its own', async () => {
    const other = dataDir(process.pid);
    started = await startSimulators({ port, productUrl, dataDir: other, configDir });
    const mine = { port, productUrl, dataDir: dataDir(process.pid), configDir };
    await expect(startSimulators(mine)).rejects.toThrow(/另一个沙盒使用.*SANDBOX_PORT/s);
    writeFileSync(join(other, 'product.pid'), String(deadPid));
    const before = started;
    started = await startSimulators(mine);
    await before.stop();
    expect((await hello()).dataDir).toBe(mine.dataDir);
  });

  it('says in Chinese that the port is taken by something else', async () => {
    const server = createServer((_request, response) => response.end('hello'));
    const taken = await listen(server);
    const options = { port: taken, productUrl, dataDir: dataDir(process.pid), configDir };
    await expect(startSimulators(options)).rejects.toThrow(/端口 \d+ 已被别的程序占用.*SANDBOX_PORT/s);
    server.closeAllConnections();
    server.close();
  });

  it('says where to look when the configuration is broken', async () => {
    const broken = mkdtempSync(join(tmpdir(), 'config-'));
    dirs.push(broken);
    const options = { port, productUrl, dataDir: dataDir(process.pid), configDir: broken };
    await expect(startSimulators(options)).rejects.toThrow(/simulator\.log/);
  });
});

describe('watchProduct', () => {
  it('leaves when the product has been dead for long, not while it lives', async () => {
    const dir = dataDir(process.pid);
    const leave = vi.fn();
    const timer = watchProduct(dir, leave, { lookEveryMs: 10, orphanAfterMs: 100 });
    await pause(200);
    expect(leave).not.toHaveBeenCalled();
    writeFileSync(join(dir, 'product.pid'), String(deadPid));
    await vi.waitFor(() => expect(leave).toHaveBeenCalledWith('the product is gone'));
    clearInterval(timer);
  });

  it.each([false, true])('leaves when the data folder disappears, made anew: %s', async (anew) => {
    const dir = dataDir(process.pid);
    const leave = vi.fn();
    const timer = watchProduct(dir, leave, { lookEveryMs: 10 });
    renameSync(dir, `${dir}-old`);
    dirs.push(`${dir}-old`);
    if (anew) mkdirSync(dir);
    await vi.waitFor(() => expect(leave).toHaveBeenCalledWith('the data folder is gone'));
    clearInterval(timer);
  });
});
