import { formatPeriod } from '../../calendar/periods.ts';
import { targetsIn } from '../../domain/target-history.ts';
import { ledgerTables } from '../../render/excel/ledger.ts';
import { targetChanges } from '../../store/target-changes.ts';
import { type Book, type ExportScope, exportNote, inOne, type NoBook } from './book.ts';
import { ledgerLines } from './ledger-lines.ts';

type Targets = ExportScope['config']['targets'];

/** The ledger (of one month): every report with its message, sender and time, a sheet for each programme. */
export async function ledgerBook(scope: ExportScope, month?: string): Promise<Book | NoBook> {
  const { db, config, zone } = scope;
  const changes = await targetChanges(db);
  const byMonth = new Map<string, Targets>();
  const targetsOf = (period: string): Targets => {
    const found = byMonth.get(period) ?? targetsIn(period, config.targets, changes);
    byMonth.set(period, found);
    return found;
  };
  const lines = await ledgerLines(db, config, targetsOf, zone, month);
  if (lines.length === 0) return { none: month ? `${formatPeriod(month)}没有填报。` : '台账里还没有填报。' };
  const programmes = config.programmes.map(({ name }) => name);
  const tables = ledgerTables(lines, programmes, exportNote(scope));
  return {
    name: `台账${month ? `-${month}` : ''}`,
    summary: `台账 ${lines.length} 条，${tables.length} 个专项。`,
    tables,
    flat: inOne('专项', tables),
  };
}
