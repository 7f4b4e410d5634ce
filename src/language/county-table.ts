import { readCellRow } from './county/cell-row.ts';
import { readFreeLine } from './county/free-line.ts';
import { rowsOf } from './county/grid.ts';
import type { CountyCell, CountyTable, CountyTotal, Places, UnreadCell } from './county/model.ts';
import { startReading, type TableReading } from './county/reading.ts';
import { lexiconOf } from './lexicon.ts';
import type { Vocabulary } from './model.ts';

export type { CountyTable, CountyTotal, FigureName, UnreadCell } from './county/model.ts';

/**
 * Reads what a department typed behind 填报 as a table of counties: counties or indicators down, pasted from Excel or typed.
 * Undefined when it is none: fewer than two counties begin lines or cells, or a single one without a heading above it.
 * Each line and cell is taken alone; what is not one exact number of one county and indicator is said back.
 */
export function readCountyTable(
  text: string,
  vocabulary: Vocabulary,
  places: Places,
): CountyTable | undefined {
  const { rows, left } = rowsOf(text);
  const reading = startReading(lexiconOf(vocabulary), places);
  for (const row of rows) {
    if (row.cells) readCellRow(reading, { ...row, cells: row.cells });
    else readFreeLine(reading, row.text, row.source);
  }
  const isTable = reading.begun.size >= 2 || (reading.begun.size === 1 && reading.headed);
  return isTable ? finish(reading, left) : undefined;
}

function finish(reading: TableReading, left: number): CountyTable {
  const { cells, twice } = once(reading.cells, ({ county }) => county);
  const totals = once(reading.totals, () => '');
  const [period, otherPeriod] = reading.periods.values();
  const [dataDate, otherDate] = reading.dataDates.values();
  const unclear =
    reading.unclear[0] ??
    (otherPeriod ? `${period!.month}月、${otherPeriod.month}月` : undefined) ??
    (otherDate ? `截至${dataDate!.month}月、截至${otherDate.month}月` : undefined);
  return {
    ...(period && { period }),
    ...(dataDate && { dataDate }),
    ...(unclear !== undefined && { unclear }),
    cells,
    totals: totals.cells,
    unread: distinct([
      ...reading.unread,
      ...[...twice, ...totals.twice].map(({ source, indicator, part }) => ({
        source,
        why: 'twice' as const,
        of: { indicator, ...(part !== undefined && { part }) },
      })),
    ]),
    ignored: [...reading.ignored],
    left,
  };
}

/** Of equal numbers for one figure one is kept; of different ones none. */
function once<Cell extends CountyCell | CountyTotal>(all: readonly Cell[], placeOf: (cell: Cell) => string) {
  const byKey = new Map<string, Cell[]>();
  for (const cell of all) {
    const key = [placeOf(cell), cell.indicator, cell.part ?? ''].join('\n');
    const same = byKey.get(key);
    if (same) same.push(cell);
    else byKey.set(key, [cell]);
  }
  const cells: Cell[] = [];
  const twice: Cell[] = [];
  for (const group of byKey.values()) {
    const [first] = group as [Cell];
    const isOne = group.every(
      ({ amount }) => amount.value === first.amount.value && amount.measure === first.amount.measure,
    );
    (isOne ? cells : twice).push(first);
  }
  return { cells, twice };
}

function distinct(unread: readonly UnreadCell[]): UnreadCell[] {
  return [...new Map(unread.map((one) => [`${one.why}\n${one.source}`, one])).values()];
}
