import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Simulator } from './context.ts';
import { token } from './ids.ts';
import type { TranscriptFile } from './transcript.ts';

/** A file the product uploaded, which WeCom binds to the robot that may send it; or one that a person sent through a door. */
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

/** The bytes of a kept file. */
export function keptBytes(sim: Simulator, { url }: TranscriptFile): Buffer {
  return readFileSync(join(filesFolder(sim.options.dataDir), url.split('/')[3]!));
}

/** A file under its id, for the owner it is kept for, while that lasts. */
export function liveMedia(sim: Simulator, id: string, owner: string): Media | undefined {
  const media = mediaTable(sim).get(id);
  return media?.owner === owner && sim.clock.now() < media.expiresAt ? media : undefined;
}

/** Where uploaded bytes lie. */
export function filesFolder(dataDir: string): string {
  return join(dataDir, 'sandbox', 'files');
}

/** All uploads by media_id. */
export function mediaTable(sim: Simulator) {
  return sim.ledger.table<Media>('media');
}
