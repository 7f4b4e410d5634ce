/** The least that places an item in a history. */
interface Dated {
  readonly reportId: number;
  readonly dataDate: string;
}

/** Puts a new item after all that speak of the same day or an earlier one; the last item is the current figure. */
export function withItem<Item extends Dated>(history: readonly Item[], item: Item): readonly Item[] {
  const after = history.findLastIndex(({ dataDate }) => dataDate <= item.dataDate) + 1;
  return history.toSpliced(after, 0, item);
}

/** The history without one report, which was corrected or taken back. */
export function withoutItem<Item extends Dated>(history: readonly Item[], reportId: number): readonly Item[] {
  return history.filter((item) => item.reportId !== reportId);
}

/** A row of the ledger as far as the history needs it. */
interface LedgerRow {
  readonly id: number;
  readonly kind: string;
  readonly replaces: number | null;
  readonly data_date: string;
}

/**
 * The reports that count, in order of data date: what was corrected or withdrawn is gone, the ledger itself keeps it.
 * A correction that is taken back replaces nothing any more.
 */
export function inForce<Row extends LedgerRow>(ledger: readonly Row[]): readonly Row[] {
  const takenBack = new Set(ledger.flatMap(({ kind, replaces }) => (kind === 'withdrawal' ? replaces : [])));
  const replaced = new Set(ledger.flatMap(({ id, replaces }) => (takenBack.has(id) ? [] : replaces)));
  return ledger
    .filter(({ id, kind }) => kind !== 'withdrawal' && !replaced.has(id))
    .sort((a, b) => (a.data_date === b.data_date ? a.id - b.id : a.data_date < b.data_date ? -1 : 1));
}
