import { readMeasure } from '../domain/measures.ts';
import type { Indicator, Part } from '../domain/model.ts';
import { amountOf } from './amount.ts';
import { formerOf } from './carry-over.ts';
import { freshIndicator, idFor, withPart } from './fresh.ts';
import { type NameParts, saidOf } from './listed-name.ts';
import { matchListed } from './match-listed.ts';
import type { Listed, ListedCell, Purpose, SheetReading, Unread } from './model.ts';
import { Programmes } from './programmes.ts';
import type { FreshIndicator, Known, ListedFigure, ListedIndicator, TaskListReading } from './reading.ts';
import { statusOf } from './status.ts';
import { type Added, addUp, type Total } from './totals.ts';
import { unitFinder } from './units.ts';
import { bare, isGenericName, isMeasure, isTotal, labelOf, wantedLabel } from './words.ts';

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

interface Subject {
  readonly id: string;
  readonly programme: string;
  readonly kind: Indicator['kind'];
  readonly measure: string;
  readonly parts: readonly Pick<Part, 'id' | 'name' | 'measure'>[];
  readonly fresh?: FreshIndicator;
  /** Of the earlier year's task, where the list names none. */
  readonly lead?: string;
}

class Reader {
  readonly #indicators: readonly Indicator[];
  readonly #programmes: Programmes;
  readonly #listed = new Map<string, ListedIndicator>();
  readonly #unread: Unread[] = [];
  readonly #mismatches: Unread[] = [];
  readonly #twice = new Set<string>();

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
      const subject = indicator ?? this.#fresh(listed, parts, sheet, neighbours);
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

  #fresh(
    listed: Listed,
    parts: NameParts,
    sheet: SheetReading,
    neighbours: ReadonlySet<string>,
  ): Subject | undefined {
    const refuse = (fault: Unread) => void this.#unread.push(fault);
    const label = labelOf(parts.name);
    const isLabel = label === 'target' || label === 'value';
    if (parts.name.length < 2 || parts.name.length > 80 || isLabel || !/\p{L}/u.test(parts.name))
      return refuse({ at: listed.at, text: parts.name, why: '没有写清是哪项指标' });
    if (saidOf(parts.name)?.said === 'value')
      return refuse({ at: listed.at, text: parts.name, why: '说的是完成情况，不是一项指标' });
    const given = listed.fields.id?.text.trim();
    const year = this.#programmes.yearSaid(listed, sheet);
    const measure = this.#measureOf(listed, parts, sheet, undefined);
    const former = formerOf(this.known.programmes, year, { id: given, name: parts.name, measure });
    const id = this.#idOf(given ?? former?.indicator.id ?? idFor(parts.name), year);
    const known = this.#listed.get(id);
    if (this.#indicator(id) || (known && known.name !== parts.name))
      return refuse({
        at: listed.at,
        text: parts.name,
        why: `编号 ${id} 已有别的指标使用，请加一列“编号”另写一个`,
      });
    const made = freshIndicator(listed, parts.name, measure, former, year);
    if ('why' in made) return refuse(made);
    const programme = this.#programmes.of(listed, sheet, neighbours, former?.programme);
    if ('why' in programme) return refuse({ at: listed.at, ...programme });
    const [own, other] = [programme.id, known?.programme ?? programme.id].map((one) =>
      this.#programmes.yearOf(one),
    );
    if (own !== other)
      return refuse({ at: listed.at, text: parts.name, why: `${other} 年也有这项新指标，请分年度导入` });
    const fresh =
      parts.part === undefined ? made.fresh : withPart(made.fresh, known?.fresh, parts.part, measure);
    if (fresh.parts.length > 0 && fresh.kind !== 'cumulative')
      return refuse({ at: listed.at, text: parts.name, why: '有分项的指标只能是累计数' });
    const { kind } = fresh;
    const lead = listed.fields.lead ? undefined : former?.indicator.lead;
    return { id, programme: programme.id, kind, measure: fresh.measure, parts: fresh.parts, fresh, lead };
  }

  /** An id is one indicator's for ever: in another year the same task has it with the year. */
  #idOf(id: string, year: number | undefined): string {
    const holder = this.#indicator(id);
    const isOther = holder && year !== undefined && this.#programmes.yearOf(holder.programme) !== year;
    return isOther
      ? `${id
          .replace(/-20\d\d$/, '')
          .slice(0, 55)
          .replace(/-+$/, '')}-${year}`
      : id;
  }

  #measureOf(
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

  #take(listed: Listed, names: NameParts, subject: Subject, sheet: SheetReading): void {
    const before = this.#listed.get(subject.id);
    const taken = listed.cells.map((cell) => this.#figure(listed, names, subject, sheet, cell));
    const figures = taken.flatMap((figure) => figure ?? []);
    const complete = figures.length === listed.cells.length && !listed.incomplete;
    const adds = subject.kind === 'cumulative';
    const totals = listed.totals.flatMap((cell): Total[] => {
      const value = cell.cell && adds ? this.#value(listed, names, subject, sheet, cell)?.value : undefined;
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
      lead: before?.lead ?? this.#lead(listed) ?? (subject.fresh && subject.lead),
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

  #figure(listed: Listed, names: NameParts, subject: Subject, sheet: SheetReading, cell: ListedCell) {
    const value = this.#value(listed, names, subject, sheet, cell);
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

  /** A cell's figure in the measure of its indicator or part, '' for no task; undefined when it was listed as unread. */
  #value(listed: Listed, names: NameParts, subject: Subject, sheet: SheetReading, cell: ListedCell) {
    const measure = this.#measureOf(listed, names, sheet, cell);
    const part = subject.parts.length > 0 ? this.#part(subject, names, cell, measure) : undefined;
    const refuse = (why: string) => {
      if (cell.cell) this.#unread.push({ at: cell.at, text: cell.cell.text, why });
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
    if (this.purpose === 'values' && (subject.kind === 'stage' || subject.kind === 'stated')) {
      const said = statusOf(cell.cell, this.#indicator(subject.id));
      return said ? { part: undefined, value: '', said } : refuse('应写阶段名称，或 已完成、达到序时、滞后');
    }
    const amount = amountOf(cell.cell, measure, {
      kind: subject.kind,
      measure: part?.measure ?? subject.measure,
    });
    if (amount.kind === 'unreadable') return refuse(amount.why);
    return { part: part?.id, value: amount.kind === 'blank' ? '' : amount.value };
  }

  #part({ parts }: Subject, names: NameParts, cell: ListedCell, measure: string) {
    const word = [cell.label, names.part].find((text) => text !== undefined && !isMeasure(text));
    const plain = (text: string) => bare(text).replace(/\([^)]*\)$/, '');
    const byName = word && parts.filter(({ id, name }) => id === word || plain(name) === plain(word));
    if (byName && byName.length === 1) return byName[0];
    if (word && !isGenericName(word)) return undefined;
    const same = parts.filter((part) => readMeasure(part.measure).base === readMeasure(measure).base);
    return same.length === 1 ? same[0] : undefined;
  }

  #lead({ fields: { lead } }: Listed): string | undefined {
    if (!lead) return undefined;
    const units = unitFinder(this.known.units);
    const typed = lead.text.split(/[、，,;；\n/]+/).filter((text) => text.trim() !== '');
    const match = typed[0] === undefined ? undefined : units.find(typed[0]);
    if (match?.kind !== 'found') {
      this.#unread.push({ ...lead, why: '没有这个牵头单位（或分不清），没有记下' });
      return undefined;
    }
    if (typed.length > 1)
      this.#unread.push({
        ...lead,
        why: `写了几个单位，只把第一个（${units.name(match.id)}）记为牵头单位`,
        used: true,
      });
    return match.id;
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
