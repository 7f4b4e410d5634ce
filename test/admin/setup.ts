import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AdminAnswer, AdminTools } from '../../src/admin/command.ts';
import { readCommandLine } from '../../src/admin/dispatch.ts';
import { readGivenBytes, readGivenFile } from '../../src/admin/given-file.ts';
import { type Environment, readSettings, type Settings } from '../../src/settings.ts';
import type { Queued } from '../../src/store/outbox.ts';
import type { Scene } from '../support/scene.ts';

export const newFolder = () => mkdtempSync(join(tmpdir(), 'diaodu-admin-'));

export function settingsOf(env: Environment = {}): Settings {
  const read = readSettings({ DATA_DIR: newFolder(), ...env });
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  return read.settings;
}

/** The tools of a service that handles what a scene says; `woken` fills with what was sent at once. */
export function toolsOf(scene: Scene, woken: Queued[] = [], settings = settingsOf()): AdminTools {
  const { db, clock, office } = scene;
  return { db, clock, embedded: true, settings, config: office.config, wake: (row) => woken.push(row) };
}

/** Runs a command line as the service does, its key file read as the tool does. */
export async function run(tools: AdminTools, ...argv: string[]): Promise<AdminAnswer> {
  const reading = readCommandLine(argv);
  if ('answer' in reading) return reading.answer;
  const { fileOption, fileWord } = reading.command;
  const path = fileOption && reading.args.options[fileOption];
  const word = reading.args.words[0];
  const file = fileWord && word ? readGivenBytes(word, fileWord) : path ? readGivenFile(path) : undefined;
  if (file && 'problem' in file) throw new Error(file.problem);
  return reading.command.run({ ...reading.args, file }, tools);
}

export function keyFile(text: string, mode = 0o600): string {
  const path = join(newFolder(), 'key');
  writeFileSync(path, text, { mode });
  return path;
}
