import { createHash } from 'node:crypto';
import { copyFileSync, cpSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig, type Problem } from '../../config/load.ts';
import type { Config } from '../../config/model.ts';
import { decimal } from '../../domain/arithmetic.ts';
import type { TargetChanged } from '../../domain/target-history.ts';
import { appendAudit } from '../../store/audit.ts';
import { appendTargetChanges } from '../../store/target-changes.ts';
import type { Comparison } from '../../tasklist/compare.ts';
import type { AdminTools } from '../command.ts';

export interface Import {
  readonly dir: string;
  /** What tasks.yaml becomes. */
  readonly text: string;
  /** The file the present list stands in. */
  readonly replaces: string;
  readonly changes: readonly TargetChanged[];
  readonly fileName: string;
  readonly bytes: Buffer;
}

/** What an import changes, for the history: each target with what it was before. */
export function changesOf({ fresh, changed, removed }: Comparison, from: string): TargetChanged[] {
  const added = fresh.flatMap(({ id, figures }) =>
    figures.flatMap(({ unit, part, value }) =>
      value === undefined ? [] : [{ unit, indicator: id, part, value, from }],
    ),
  );
  const known = [...changed, ...removed].map(({ unit, indicator, part, old, value }) => ({
    unit,
    indicator,
    ...(part ? { part } : {}),
    old,
    value,
    from,
  }));
  return [...added, ...known];
}

/** Loads the folder as it would be, and makes sure that every target is what the list says; problems otherwise. */
export async function tryOut({ dir, text, replaces, changes }: Import): Promise<readonly Problem[]> {
  const trial = mkdtempSync(join(tmpdir(), 'diaodu-import-'));
  try {
    for (const file of ['org.yaml', 'rules.yaml', 'holidays.yaml'])
      cpSync(join(dir, file), join(trial, file));
    writeFileSync(join(trial, 'tasks.yaml'), text);
    const loaded = await loadConfig(trial);
    if ('problems' in loaded) return loaded.problems;
    return changes
      .filter((change) => !isThere(change, loaded.config))
      .map(({ unit, indicator }) => ({
        file: replaces,
        line: 0,
        field: `${indicator}/${unit}`,
        expected: '写入后读回的目标与清单不一致，没有采用；请把 tasks.yaml 里这一项改成普通写法',
      }));
  } finally {
    rmSync(trial, { recursive: true });
  }
}

function isThere({ unit, indicator, part, value }: TargetChanged, { targets }: Config): boolean {
  const found = targets.find((one) => one.unit === unit && one.indicator === indicator && one.part === part);
  return value === undefined ? found === undefined : found !== undefined && decimal(found.value).eq(value);
}

/** Writes the history and the file, both or neither; the list that was replaced stays beside it. */
export async function apply(wanted: Import, { db, clock, config }: AdminTools): Promise<void> {
  const { dir, text, replaces, changes, fileName, bytes } = wanted;
  const now = clock.now();
  const digest = createHash('sha256').update(bytes).digest('hex');
  const [target, fresh] = [join(dir, 'tasks.yaml'), join(dir, 'tasks.yaml.new')];
  await db.transaction().execute(async (tx) => {
    await appendTargetChanges(tx, changes, { actor: 'admin', fileName, digest }, now);
    const entry = {
      actor: 'admin',
      action: 'tasks.import',
      subject: fileName,
      data: { digest, changes: changes.length, from: changes[0]?.from },
    };
    await appendAudit(tx, [entry], now, config.rules.audit.algorithm);
    writeFileSync(fresh, text);
    copyFileSync(join(dir, replaces), join(dir, `${replaces}.bak`));
    renameSync(fresh, target);
    if (replaces !== 'tasks.yaml') rmSync(join(dir, replaces));
  });
}
