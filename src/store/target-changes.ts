import type { TargetChanged } from '../domain/target-history.ts';
import type { Db, Tx } from './schema.ts';

/** Where changes of the task list came from. */
export interface ChangeSource {
  readonly actor: string;
  readonly fileName: string;
  readonly digest: string;
}

/** Appends changes of the task list to its history; a row is never changed afterwards. */
export async function appendTargetChanges(
  tx: Tx,
  changes: readonly TargetChanged[],
  { actor, fileName, digest }: ChangeSource,
  now: number,
): Promise<void> {
  if (changes.length === 0) return;
  await tx
    .insertInto('target_changes')
    .values(
      changes.map(({ unit, indicator, part = '', old, value, from }) => ({
        unit,
        indicator,
        part,
        old_value: old ?? null,
        new_value: value ?? null,
        from_month: from,
        actor,
        file_name: fileName,
        digest,
        created_at: now,
      })),
    )
    .execute();
}

/** All changes of the task list, oldest first, for `targetsIn`. */
export async function targetChanges(db: Db | Tx): Promise<TargetChanged[]> {
  const rows = await db.selectFrom('target_changes').selectAll().orderBy('id').execute();
  return rows.map(({ unit, indicator, part, old_value, new_value, from_month }) => ({
    unit,
    indicator,
    ...(part === '' ? {} : { part }),
    ...(old_value === null ? {} : { old: old_value }),
    ...(new_value === null ? {} : { value: new_value }),
    from: from_month,
  }));
}
