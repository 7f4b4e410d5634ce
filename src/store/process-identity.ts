import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Who a process is, so that a reused pid, a restarted machine or another container is not taken for it. */
export interface ProcessIdentity {
  pid: number;
  /** Start time in clock ticks since boot and the boot's id; empty where there is no /proc. */
  started: string;
  /** The host and its pid namespace: only there does the pid mean anything. */
  place: string;
}

/** The identity of this process. */
export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, started: startOf(process.pid), place: ownPlace() };
}

/** Whether the process lives; 'unknown' when it belongs to another machine or container. */
export function liveness(identity: ProcessIdentity): 'alive' | 'dead' | 'unknown' {
  if (identity.place !== ownPlace()) return 'unknown';
  if (!pidExists(identity.pid)) return 'dead';
  return startOf(identity.pid) === identity.started ? 'alive' : 'dead';
}

function ownPlace(): string {
  const namespace = attempt(() => readlinkSync('/proc/self/ns/pid'));
  return `${hostname()} ${namespace}`;
}

function startOf(pid: number): string {
  const stat = attempt(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  if (stat === '') return '';
  // The program's name, in brackets, may hold spaces; the start time is the 20th field after it.
  const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  const boot = attempt(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')).trim();
  return `${ticks} ${boot}`;
}

function pidExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function attempt(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
