import { type Migration, Migrator } from 'kysely';
import * as first from './migrations/0001-first.ts';
import * as appendOnly from './migrations/0002-append-only.ts';
import * as causes from './migrations/0003-causes.ts';
import * as heldFigures from './migrations/0004-held-figures.ts';
import * as heldSituation from './migrations/0005-held-situation.ts';
import * as rounds from './migrations/0006-rounds.ts';
import * as targetChanges from './migrations/0007-target-changes.ts';
import * as closings from './migrations/0008-closings.ts';
import * as notices from './migrations/0009-notices.ts';
import * as findings from './migrations/0010-findings.ts';
import * as reconciliation from './migrations/0011-reconciliation.ts';
import * as appeals from './migrations/0012-appeals.ts';
import * as papers from './migrations/0013-papers.ts';
import * as sentFiles from './migrations/0014-sent-files.ts';
import * as storyPlaces from './migrations/0015-story-places.ts';
import * as situationClosings from './migrations/0016-situation-closings.ts';
import type { Db } from './schema.ts';

const migrations: Record<string, Migration> = {
  '0001-first': first,
  '0002-append-only': appendOnly,
  '0003-causes': causes,
  '0004-held-figures': heldFigures,
  '0005-held-situation': heldSituation,
  '0006-rounds': rounds,
  '0007-target-changes': targetChanges,
  '0008-closings': closings,
  '0009-notices': notices,
  '0010-findings': findings,
  '0011-reconciliation': reconciliation,
  '0012-appeals': appeals,
  '0013-papers': papers,
  '0014-sent-files': sentFiles,
  '0015-story-places': storyPlaces,
  '0016-situation-closings': situationClosings,
};

/** Brings the store up to this release, under Kysely's lock so that replicas starting together do it once. */
export async function migrate(db: Db): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
