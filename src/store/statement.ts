import { CompiledQuery } from 'kysely';
import type { Db, Tx } from './schema.ts';

/** Runs a fixed statement, not built anew each time: for the few that every message needs. */
export async function run<Row>(db: Db | Tx, text: string, values: readonly unknown[]): Promise<Row[]> {
  const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(text, [...values]));
  return rows;
}

/** JSON that PostgreSQL takes whatever people typed: it refuses U+0000 and half a surrogate pair. */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value);
  if (!/\\u(0000|d[89a-f])/.test(json)) return json;
  return JSON.stringify(value, (_key, inner) =>
    typeof inner === 'string' ? inner.replace(/[\0\p{Cs}]/gu, '\ufffd') : inner,
  );
}
