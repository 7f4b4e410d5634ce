import { readMeasure } from '../domain/measures.ts';
import type { Indicator } from '../domain/model.ts';
import { amountOf } from './amount.ts';
import type { NameParts } from './listed-name.ts';
import type { Listed, ListedCell, Purpose, SheetReading, Unread } from './model.ts';
import type { ListedFigure, Subject } from './reading.ts';
import { statusOf } from './status.ts';
import { bare, isGenericName, isMeasure } from './words.ts';

/** A row of a list, and what its cells are read with. */
export interface Row {
  readonly listed: Listed;
  readonly names: NameParts;
  readonly subject: Subject;
  readonly sheet: SheetReading;
  readonly purpose: Purpose;
  /** Absent while it is new. */
  readonly indicator?: Indicator;
  tell(unread: Unread): void;
}

/** The measure that a cell is written in: its column's, its row's, the heading's. */
export function measureOf(
  { fields, cells }: Listed,
  parts: NameParts,
  sheet: SheetReading,
  cell: ListedCell | undefined,
): string {
  const label = cell?.label ?? cells[0]?.label;
  const typed = label && isMeasure(label) ? bare(label).replace(/^\((.*)\)$/, '$1') : undefined;
  const column = fields.measure && bare(fields.measure.text).replace(/^\((.*)\)$/, '$1');
  return typed ?? column ?? parts.measure ?? cell?.measure ?? cells[0]?.measure ?? sheet.measure ?? '';
}

/** A cell as a unit's figure; undefined when it was told as unread. */
export function figureOf(row: Row, cell: ListedCell): ListedFigure | undefined {
  const value = cellValue(row, cell);
  if (value === undefined) return undefined;
  const { unit, at } = cell;
  const { part, value: number, said } = value;
  return {
    unit,
    at,
    ...said,
    ...(part ? { part } : {}),
    ...(number === '' ? {} : { value: number }),
  } as ListedFigure;
}

/** A cell's figure in the measure of its indicator or part, '' for no task; undefined when it was told as unread. */
export function cellValue(row: Row, cell: ListedCell) {
  const { listed, names, subject, sheet, purpose, indicator, tell } = row;
  const measure = measureOf(listed, names, sheet, cell);
  const part = subject.parts.length > 0 ? partOf(subject, names, cell, measure) : undefined;
  const refuse = (why: string) => {
    if (cell.cell) tell({ at: cell.at, text: cell.cell.text, why });
    return undefined;
  };
  if (subject.parts.length > 0 && !part)
    return refuse(`不知道是哪个分项（${subject.parts.map(({ name }) => name).join('、')}）`);
  if (
    subject.parts.length === 0 &&
    cell.label !== undefined &&
    !isMeasure(cell.label) &&
    cell.label !== names.part
  )
    return refuse(`不知道“${cell.label}”指什么`);
  if (purpose === 'values' && (subject.kind === 'stage' || subject.kind === 'stated')) {
    const said = statusOf(cell.cell, indicator);
    return said ? { part: undefined, value: '', said } : refuse('应写阶段名称，或 已完成、达到序时、滞后');
  }
  const amount = amountOf(cell.cell, measure, {
    kind: subject.kind,
    measure: part?.measure ?? subject.measure,
  });
  if (amount.kind === 'unreadable') return refuse(amount.why);
  return { part: part?.id, value: amount.kind === 'blank' ? '' : amount.value };
}

function partOf({ parts }: Subject, names: NameParts, cell: ListedCell, measure: string) {
  const word = [cell.label, names.part].find((text) => text !== undefined && !isMeasure(text));
  const plain = (text: string) => bare(text).replace(/\([^)]*\)$/, '');
  const byName = word && parts.filter(({ id, name }) => id === word || plain(name) === plain(word));
  if (byName && byName.length === 1) return byName[0];
  if (word && !isGenericName(word)) return undefined;
  const same = parts.filter((part) => readMeasure(part.measure).base === readMeasure(measure).base);
  return same.length === 1 ? same[0] : undefined;
}
