import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { isServed } from './client.ts';
import { type AdminTools, failed } from './command.ts';
import { readCommandLine } from './dispatch.ts';
import { type AdminReply, type AdminRequest, maxRequestBytes, socketPath } from './wire.ts';

/** A request arrives at once; whoever opens a connection and says nothing is not our tool. */
const silenceMs = 10_000;

/**
 * Listens for the administrator's tool; only this system user can connect. Of several processes over one data folder
 * the first serves; a dead process's socket file is replaced. Returns what stops it.
 */
export async function startAdminSocket(
  dataDir: string,
  tools: AdminTools,
  log: Logger,
): Promise<() => Promise<void>> {
  const path = socketPath(dataDir);
  if (!path) {
    log.error({ dataDir }, 'DATA_DIR is too long for a socket: diaodu cannot reach this process');
    return async () => {};
  }
  mkdirSync(dataDir, { recursive: true });
  closeToOthers(dataDir, log);
  if (await isServed(path)) return async () => {};
  rmSync(path, { force: true });
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serve(socket, tools, log);
  });
  await listening(server, path);
  chmodSync(path, 0o600);
  return async () => {
    // Node removes the socket file with the server.
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
}

/** The folder holds the store and keys, and for a moment a socket that anybody could open. */
function closeToOthers(dataDir: string, log: Logger): void {
  try {
    chmodSync(join(dataDir), 0o700);
  } catch (error) {
    log.warn({ err: error, dataDir }, 'DATA_DIR belongs to somebody else: its rights stay as they are');
  }
}

function listening(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
}

function serve(socket: Socket, tools: AdminTools, log: Logger): void {
  const chunks: Buffer[] = [];
  let size = 0;
  socket.setTimeout(silenceMs, () => socket.destroy());
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > maxRequestBytes) return void socket.destroy();
    chunks.push(chunk);
    if (!chunk.includes(0x0a)) return;
    socket.pause();
    socket.setTimeout(0);
    void answer(Buffer.concat(chunks).toString('utf8'), tools, log).then((reply) =>
      socket.end(`${JSON.stringify(reply)}\n`),
    );
  });
}

async function answer(text: string, tools: AdminTools, log: Logger): Promise<AdminReply> {
  let words: readonly string[] = [];
  try {
    const { argv, file } = JSON.parse(text) as AdminRequest;
    words = argv;
    const reading = readCommandLine(argv);
    if ('answer' in reading) return reading.answer;
    log.info({ command: argv[0] }, 'administrator command');
    return await reading.command.run({ ...reading.args, file }, tools);
  } catch (error) {
    log.error({ err: error, command: words[0] }, 'administrator command failed');
    return failed(`没有执行成功：${(error as Error).message}`, '详情见服务日志。');
  }
}
