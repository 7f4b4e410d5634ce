import type { Programme } from '../domain/model.ts';
import { yearlessName } from '../domain/programme-name.ts';
import { nameKey } from '../language/fold.ts';
import { idFor } from './fresh.ts';
import { namePartsOf, programmeName, yearOf } from './listed-name.ts';
import type { Listed, SheetReading } from './model.ts';
import type { FreshProgramme } from './reading.ts';

type Found = { readonly id: string } | { readonly why: string; readonly text: string };

/** Finds, or makes up, the programmes that new indicators belong to. */
export class Programmes {
  readonly #fresh = new Map<string, FreshProgramme>();

  constructor(private readonly known: readonly Programme[]) {}

  get fresh(): readonly FreshProgramme[] {
    return [...this.#fresh.values()];
  }

  /** The years of the configured lists. */
  get years(): ReadonlySet<number> {
    return new Set(this.known.map(({ year }) => year));
  }

  /** The year a row speaks of, if it says so. */
  yearSaid(listed: Listed, sheet: SheetReading): number | undefined {
    const { fields } = listed;
    return (
      yearGiven(fields) ??
      namePartsOf(listed).year ??
      yearOf(sheet.title) ??
      yearOf(sheet.sheet) ??
      yearOf(fields.programme?.text ?? '')
    );
  }

  /** The year that a programme's targets are for, configured or new. */
  yearOf(id: string): number | undefined {
    return this.known.find((one) => one.id === id)?.year ?? this.#fresh.get(id)?.year;
  }

  /** By the column 专项, else by the sheet's title or tab, else where all the known indicators of the sheet are. */
  of(
    listed: Listed,
    sheet: SheetReading,
    neighbours: ReadonlySet<string>,
    former: Programme | undefined,
  ): Found {
    const column = listed.fields.programme?.text;
    const texts = column ? [column] : [sheet.title, sheet.sheet];
    const said = this.yearSaid(listed, sheet);
    const named = this.known.filter(
      ({ name, year }) =>
        (said === undefined || year === said) && texts.some((text) => nameKey(text).includes(nameKey(name))),
    );
    if (named.length === 1) return { id: named[0]!.id };
    const [only] = neighbours;
    if (!column && neighbours.size === 1) return { id: only! };
    const title = texts.find((text) => programmeName(text).length > 2) ?? '';
    const year = said ?? yearOf(title);
    const name = this.#nameFor(programmeName(title), year, former);
    if (name === '' || year === undefined)
      return {
        text: listed.name,
        why: '是新指标，但不知道属于哪个专项：请在标题里写“年份+专项名称”，或加一列“专项”',
      };
    const id = `${idFor(name.replace(/\d{4}年/, ''))
      .slice(0, 50)
      .replace(/-+$/, '')}-${year}`;
    if (this.known.some((programme) => programme.id === id)) return { id };
    const before = this.known.find((one) => yearlessName(one.name) === yearlessName(name)) ?? former;
    this.#fresh.set(id, { id, name, year, ...(before?.noun ? { noun: before.noun } : {}) });
    return { id };
  }

  /** What a new programme is called: 2025年 and the name that stands there, else that of the programme it goes on. */
  #nameFor(written: string, year: number | undefined, former: Programme | undefined): string {
    const name = yearlessName(written) === '' && former ? former.name : written;
    const isOther = (yearOf(name) ?? year) !== year || this.known.some((one) => one.name === name);
    return isOther ? `${year}年${yearlessName(name)}` : name;
  }

  /** The year a row speaks of, when that is not the programme's. */
  otherYear(id: string, listed: Listed, sheet: SheetReading): number | undefined {
    const programme = this.known.find((one) => one.id === id);
    const column = yearGiven(listed.fields) ? undefined : yearOf(listed.fields.programme?.text ?? '');
    return (
      programme && [this.yearSaid(listed, sheet), column].find((year) => year && year !== programme.year)
    );
  }
}

/** The column 年度. */
function yearGiven({ year }: Listed['fields']): number | undefined {
  const found = /^(20\d\d)年?(?:度)?$/.exec(year?.text.trim() ?? '')?.[1];
  return found ? Number(found) : undefined;
}
