import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createHttp } from '../../src/platforms/http.ts';
import { startFakeApi } from './support/fake-api.ts';

const closing: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function listen(onSocket: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    onSocket(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
}

describe('a request', () => {
  it('whose connection never comes to stand was certainly not sent', async () => {
    const port = await listen(() => {});
    const http = createHttp({ timeoutMs: 1000, connectTimeoutMs: 100 });
    expect(await http.post(`https://127.0.0.1:${port}/`, '{}')).toEqual({
      kind: 'unsent',
      code: 'CONNECT_TIMEOUT',
    });
  });

  it('to a server that speaks no TLS, or to a name nobody has, was certainly not sent', async () => {
    const port = await listen((socket) => socket.end('HTTP/1.1 400 no\r\n\r\n'));
    const http = createHttp({ timeoutMs: 2000 });
    expect(await http.get(`https://127.0.0.1:${port}/`)).toMatchObject({ kind: 'unsent' });
    expect(await http.get('http://nobody.invalid/')).toMatchObject({ kind: 'unsent' });
  });

  it('that is cut while it is answered is lost', async () => {
    const port = await listen((socket) => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\n{"errcode":0');
        setTimeout(() => socket.destroy(), 20);
      });
    });
    const answer = await createHttp({ timeoutMs: 1000 }).post(`http://127.0.0.1:${port}/`, '{}');
    expect(answer).toMatchObject({ kind: 'lost' });
  });

  it('that has the connection but no answer is lost, not unsent', async () => {
    const port = await listen(() => {});
    const http = createHttp({ timeoutMs: 300, connectTimeoutMs: 50 });
    expect(await http.post(`http://127.0.0.1:${port}/`, '{}')).toEqual({
      kind: 'lost',
      code: 'ECONNABORTED',
    });
  });

  it('does not follow a redirect', async () => {
    const fake = await startFakeApi((request) =>
      request.path === '/a' ? { status: 302, headers: { location: '/b' } } : { body: { errcode: 0 } },
    );
    closing.push(fake.stop);
    expect(await createHttp().post(`${fake.base}/a`, '{}')).toMatchObject({ kind: 'answer', status: 302 });
    expect(fake.requests.map((request) => request.path)).toEqual(['/a']);
  });

  it('uses the connection of the one before', async () => {
    const ports = new Set<number | undefined>();
    let count = 0;
    const port = await listen((socket) => {
      ports.add(socket.remotePort);
      socket.on('data', () => {
        count++;
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}');
      });
    });
    const http = createHttp();
    for (let index = 0; index < 5; index++) await http.get(`http://127.0.0.1:${port}/`);
    expect([ports.size, count]).toEqual([1, 5]);
  });

  it('sends the body to the byte', async () => {
    const fake = await startFakeApi(() => ({}));
    closing.push(fake.stop);
    await createHttp().post(`${fake.base}/`, '{"a": "汉\\u0000"}');
    expect(fake.requests[0]!.raw.toString()).toBe('{"a": "汉\\u0000"}');
    expect(fake.requests[0]!.method).toBe('POST');
  });
});
