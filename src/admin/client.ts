import { createConnection, type Socket } from 'node:net';
import type { AdminReply, AdminRequest } from './wire.ts';

/** No command takes longer than the checks of both platforms. */
const answerLimitMs = 120_000;

/** Asks the running service; undefined when no process listens there. */
export async function askService(path: string, request: AdminRequest): Promise<AdminReply | undefined> {
  const socket = await connected(path);
  if (!socket) return undefined;
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    socket.setTimeout(answerLimitMs, () => socket.destroy(new Error('服务没有应答')));
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      if (text.endsWith('\n')) resolve(JSON.parse(text) as AdminReply);
      else reject(new Error('服务中断了连接，命令可能没有执行，请再看一次结果'));
    });
    socket.write(`${JSON.stringify(request)}\n`);
  });
}

/** Whether a live process listens on a socket file. */
export async function isServed(path: string): Promise<boolean> {
  const socket = await connected(path);
  socket?.destroy();
  return socket !== undefined;
}

/** A file without a process behind it, and no file at all, both mean that nobody is there. */
const nobodyCodes = new Set(['ENOENT', 'ECONNREFUSED', 'ENOTSOCK']);

function connected(path: string): Promise<Socket | undefined> {
  return new Promise((resolve, reject) => {
    const socket = createConnection({ path });
    socket.once('connect', () => {
      socket.removeAllListeners('error');
      resolve(socket);
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (nobodyCodes.has(error.code ?? '')) resolve(undefined);
      else if (error.code === 'EACCES' || error.code === 'EPERM')
        reject(new Error('没有权限连接运行中的服务：请用运行服务的系统账号执行'));
      else reject(error);
    });
  });
}
