import pg from 'pg';
import { columnTypes } from '../column-types.ts';
import type { ErrorFields, QueryResult, RawResult } from './types.ts';

/** Turns the engine's answer into what `pg` would have returned, or throws what `pg` would have thrown. */
export function toQueryResult(raw: RawResult): QueryResult {
  if (raw.error) throw toDatabaseError(raw.error);
  const parsers = raw.fields.map((field) => columnTypes.getTypeParser(field.dataTypeID, 'text'));
  const rows = raw.rows.map((values) => {
    const row: Record<string, unknown> = {};
    for (let i = 0; i < parsers.length; i++) {
      const value = values[i] ?? null;
      row[raw.fields[i]!.name] = value === null ? null : parsers[i]!(value);
    }
    return row;
  });
  return { command: raw.command, rowCount: raw.rowCount, fields: raw.fields, rows };
}

function toDatabaseError(fields: ErrorFields): pg.DatabaseError {
  const error = new pg.DatabaseError(fields.message, 0, 'error');
  return Object.assign(error, fields);
}
