import { join, relative } from 'node:path';
import type { AdminAnswer, GivenFile } from './command.ts';

/** One line of JSON each way: what the tool asks the running service, and what it gets. */
export interface AdminRequest {
  readonly argv: readonly string[];
  readonly file?: GivenFile;
}

export type AdminReply = AdminAnswer;

/** A request holds a command line and at most a document in base64: more is no request of ours. */
export const maxRequestBytes = 29 * 1024 * 1024;

/** A socket's address has room for 107 bytes; from where we stand the way may be shorter. */
const maxPathBytes = 107;

/** Where the service listens for its administrator; undefined when the path is too long for a socket. */
export function socketPath(dataDir: string): string | undefined {
  const path = join(dataDir, 'admin.sock');
  return [path, relative('.', path)].find((candidate) => Buffer.byteLength(candidate) <= maxPathBytes);
}
