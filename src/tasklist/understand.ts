import type { Indicator } from '../domain/model.ts';
import { cellValue, figureOf } from './cell-value.ts';
import { freshSubject } from './fresh-subject.ts';
import { leadOf } from './lead.ts';
import type { NameParts } from './listed-name.ts';
import { matchListed } from './match-listed.ts';
import type { Listed, ListedCell, Purpose, SheetReading, Unread } from './model.ts';
import { Programmes } from './programmes.ts';
import type { Known, ListedFigure, ListedIndicator, Subject, TaskListReading } from './reading.ts';
import { type Added, addUp, type Total } from './totals.ts';
import { isTotal, wantedLabel } from './words.ts';

/** Finds out what the sheets of a workbook say of which indicator; what does not fit is listed, never guessed. */
export function understand(
  sheets: readonly SheetReading[],
  known: Known,
  purpose: Purpose = 'targets',
): TaskListReading {
  const reader = new Reader(known, purpose);
  for (const sheet of sheets) reader.read(sheet);
  return reader.result();
}

class Reader {
  readonly #indicators: readonly Indicator[];
  readonly #programmes: Programmes;
  readonly #listed = new Map<string, ListedIndicator>();
  readonly #unread: Unread[] = [];
  readonly #mismatches: Unread[] = [];
  readonly #twice = new Set<string>();
  readonly #tell = (unread: Unread) => void this.#unread.push(unread);

  constructor(
    private readonly known: Known,
    private readonly purpose: Purpose,
  ) {
    this.#indicators = known.programmes.flatMap(({ indicators }) => indicators);
    this.#programmes = new Programmes(known.programmes);
  }

  result(): TaskListReading {
    return {
      programmes: this.#programmes.fresh,
      indicators: [...this.#listed.values()],
      unread: this.#unread,
      mismatches: this.#mismatches,
    };
  }

  read(sheet: SheetReading): void {
    this.#unread.push(...sheet.unread);
    const named = sheet.listed.map((listed) => {
      const year = this.#programmes.yearSaid(listed, sheet);
      return { listed, year, ...matchListed(listed, sheet, this.#listOf(year)) };
    });
    // 新增城镇就业完成数 among targets is another column of that indicator.
    const rows = named.filter(({ said }) => said === undefined || said === wantedLabel(this.purpose));
    if (rows.length === 0 && named.length > 0) {
      const what = this.purpose === 'targets' ? '目标任务' : '完成数';
      this.#unread.push({ at: sheet.sheet, text: '', why: `没有找到${what}，没有读这张工作表` });
    }
    const inUse = rows.flatMap(({ match }) =>
      match.kind === 'found' ? [this.#indicator(match.id)!.programme] : [],
    );
    for (const { listed, parts, year, match } of rows) {
      if (match.kind === 'ambiguous') {
        this.#unread.push({ at: listed.at, text: parts.name, why: this.#ambiguity(match.ids) });
        continue;
      }
      const indicator = match.kind === 'found' ? this.#indicator(match.id) : undefined;
      const ofYear = (id: string) => year === undefined || this.#programmes.yearOf(id) === year;
      const neighbours = new Set(inUse.filter(ofYear));
      const subject = indicator ?? this.#fresh({ listed, parts, sheet, neighbours });
      if (!subject) continue;
      const other = this.#programmes.otherYear(subject.programme, listed, sheet);
      if (other !== undefined) {
        const at = listed.fields.year?.at ?? listed.at;
        if (listed.cells.length > 0) this.#unread.push({ at, text: parts.name, why: yearText(other) });
        continue;
      }
      const typed = match.kind === 'found' && match.part ? { ...parts, part: match.part } : parts;
      this.#take(this.#ofYear(listed, subject, parts), typed, subject, sheet);
    }
  }

  /** The row without the columns of other years; a unit that has no other column is told. */
  #ofYear(listed: Listed, { programme }: Subject, { name }: NameParts): Listed {
    const year = this.#programmes.yearOf(programme);
    const isOther = (cell: ListedCell) => cell.year !== undefined && cell.year !== year;
    const cells = listed.cells.filter((cell) => !isOther(cell));
    for (const { unit, at, cell, year: other } of listed.cells.filter(isOther))
      if (cell && !cells.some((one) => one.unit === unit))
        this.#unread.push({ at, text: name, why: yearText(other!) });
    return { ...listed, cells, totals: listed.totals.filter((cell) => !isOther(cell)) };
  }

  #indicator(id: string): Indicator | undefined {
    return this.#indicators.find((indicator) => indicator.id === id);
  }

  /** Whom a row may mean: the tasks of the year it says; nobody yet in the list of a year to come. */
  #listOf(year: number | undefined): readonly Indicator[] {
    const { years } = this.#programmes;
    if (year === undefined || years.size === 0) return this.#indicators;
    const isToCome = this.purpose === 'targets' && year > Math.max(...years);
    if (!years.has(year) && !isToCome) return this.#indicators;
    return this.#indicators.filter(({ programme }) => this.#programmes.yearOf(programme) === year);
  }

  #ambiguity(ids: readonly string[]): string {
    const meant = ids.map((id) => this.#indicator(id)!);
    const years = new Set(meant.map(({ programme }) => this.#programmes.yearOf(programme)));
    if (years.size === ids.length)
      return `${[...years].map((year) => `${year} 年`).join('、')}都有这项指标，请在标题里写明年份，或加一列“年度”`;
    return `分不清是哪项指标（${meant.map(({ name }) => name).join('、')}），请写全称`;
  }

  #fresh(row: Parameters<typeof freshSubject>[0]): Subject | undefined {
    const indicator = (id: string) => this.#indicator(id);
    const { known } = this;
    return freshSubject(row, {
      programmes: this.#programmes,
      listed: this.#listed,
      known,
      indicator,
      tell: this.#tell,
    });
  }

  #take(listed: Listed, names: NameParts, subject: Subject, sheet: SheetReading): void {
    const before = this.#listed.get(subject.id);
    const { purpose } = this;
    const indicator = this.#indicator(subject.id);
    const row = { listed, names, subject, sheet, purpose, indicator, tell: this.#tell };
    const figures = listed.cells.flatMap((cell) => figureOf(row, cell) ?? []);
    const complete = figures.length === listed.cells.length && !listed.incomplete;
    const adds = subject.kind === 'cumulative';
    const totals = listed.totals.flatMap((cell): Total[] => {
      const value = cell.cell && adds ? cellValue(row, cell)?.value : undefined;
      return value ? [{ cell, value }] : [];
    });
    const sum = adds ? addUp(figures, totals, this.known.units, complete) : { figures, mismatches: [] };
    this.#mismatches.push(...sum.mismatches.map((one) => ({ ...one, text: `${names.name} ${one.text}` })));
    this.#nobodys(listed, sum, names);
    const dataDate = listed.fields.dataDate ?? before?.dataDate ?? sheet.dataDate;
    const people = Object.fromEntries(listed.responsible.map(({ unit, text }) => [unit, text.slice(0, 80)]));
    this.#listed.set(subject.id, {
      at: before?.at ?? listed.at,
      name: before?.name ?? names.name,
      id: subject.id,
      programme: subject.programme,
      fresh: subject.fresh,
      lead: before?.lead ?? leadOf(listed, this.known.units, this.#tell) ?? (subject.fresh && subject.lead),
      responsible: before?.responsible ?? listed.fields.responsible?.text.replace(/\s+/g, ' ').slice(0, 80),
      responsibleByUnit: { ...before?.responsibleByUnit, ...people },
      figures: this.#joined(before?.figures ?? [], sum.figures, subject.id),
      dataDate,
    });
  }

  /** 年度目标 names no unit: where it is not known to be the whole's, it is told. */
  #nobodys({ totals }: Listed, { figures, mismatches }: Added, { name }: NameParts): void {
    for (const { at, cell, total = '' } of totals) {
      const told = [...figures, ...mismatches, ...this.#unread].some((one) => one.at === at);
      if (!cell || isTotal(total) || told) continue;
      const why = '没有写明是哪个单位的，没有采用；是全市的请在表头写上“全市”';
      this.#unread.push({ at, text: `${name} ${cell.text}`, why });
    }
  }

  /** One unit's figure given twice is right when it is the same; where the two differ there is none. */
  #joined(before: readonly ListedFigure[], more: readonly ListedFigure[], id: string): ListedFigure[] {
    const all = new Map(before.map((figure) => [keyOf(figure), figure]));
    for (const figure of more) {
      const key = keyOf(figure);
      const known = all.get(key);
      if (known ? known.value === figure.value : !this.#twice.has(`${id} ${key}`)) {
        all.set(key, known ?? figure);
        continue;
      }
      this.#twice.add(`${id} ${key}`);
      all.delete(key);
      for (const one of [known, figure])
        if (one)
          this.#unread.push({
            at: one.at,
            text: one.value ?? '',
            why: '同一单位的这项指标写了两次，数不一样',
          });
    }
    return [...all.values()];
  }
}

const yearText = (year: number) => `写的是 ${year} 年，配置里的这项指标属于另一年度，没有采用`;

const keyOf = ({ unit, part = '' }: ListedFigure) => `${unit} ${part}`;
