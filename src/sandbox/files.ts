import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Simulator } from './context.ts';
import { token } from './ids.ts';
import type { TranscriptFile } from './transcript.ts';

/** A file the product uploaded; WeCom binds it to the robot that may send it. */
export interface Media extends TranscriptFile {
  readonly owner: string;
  readonly type: string;
  readonly expiresAt: number;
}

/** Keeps bytes so that a person can open them from the transcript. */
export function keepFile(sim: Simulator, name: string, bytes: Buffer): TranscriptFile {
  const id = token(18);
  const folder = filesFolder(sim.options.dataDir);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, id), bytes, { mode: 0o600 });
  return { name, bytes: bytes.length, url: `/sandbox/files/${id}/${encodeURIComponent(name)}` };
}

/** Where uploaded bytes lie. */
export function filesFolder(dataDir: string): string {
  return join(dataDir, 'sandbox', 'files');
}

/** All uploads by media_id. */
export function mediaTable(sim: Simulator) {
  return sim.ledger.table<Media>('media');
}
