import { readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createConnection, createServer } from 'node:net';
import { join } from 'node:path';

/** The port to use: as configured, or for 0 the one used last time, else a free one. */
export async function choosePort(wanted: number, dataDir: string): Promise<number> {
  return wanted || lastPort(dataDir) || freePort();
}

/** Notes the port for the next start. */
export function notePort(dataDir: string, port: number): void {
  writeFileSync(portFile(dataDir), `${port}\n`);
}

/** True when anything accepts connections there. */
export function isTaken(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    socket.once('connect', () => {
      socket.destroy();
      answer(true);
    });
    socket.once('error', () => answer(false));
  });
}

function lastPort(dataDir: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(portFile(dataDir), 'utf8'), 10) || undefined;
  } catch {
    return undefined;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

function portFile(dataDir: string): string {
  return join(dataDir, 'sandbox', 'port');
}
