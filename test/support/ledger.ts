import type { Db } from '../../src/store/schema.ts';

/** Every report ever made, oldest first. */
export function ledger(db: Db) {
  return db.selectFrom('reports').selectAll().orderBy('id').execute();
}
