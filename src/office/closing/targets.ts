import { targetsIn } from '../../domain/target-history.ts';
import type { Tx } from '../../store/schema.ts';
import { targetChanges } from '../../store/target-changes.ts';
import { createOffice, type Office, withClosings } from '../office.ts';

/** The office with the targets that count in a month: an import since then changed them for later months only. */
export async function officeIn(tx: Tx, office: Office, month: string): Promise<Office> {
  const changes = await targetChanges(tx);
  if (changes.every(({ from }) => from <= month)) return office;
  const targets = targetsIn(month, office.config.targets, changes);
  const then = createOffice({ ...office, config: { ...office.config, targets } });
  return withClosings(then, office.closingState.closings);
}
