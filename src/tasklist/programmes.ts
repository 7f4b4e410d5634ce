import type { Programme } from '../domain/model.ts';
import { nameKey } from '../language/fold.ts';
import { idFor } from './fresh.ts';
import { programmeName, yearOf } from './listed-name.ts';
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

  /** By the column 专项, else by the sheet's title or tab, else where all the known indicators of the sheet are. */
  of(listed: Listed, sheet: SheetReading, neighbours: ReadonlySet<string>): Found {
    const column = listed.fields.programme?.text;
    const texts = column ? [column] : [sheet.title, sheet.sheet];
    const named = this.known.filter(({ name }) =>
      texts.some((text) => nameKey(text).includes(nameKey(name))),
    );
    if (named.length === 1) return { id: named[0]!.id };
    const [only] = neighbours;
    if (!column && neighbours.size === 1) return { id: only! };
    const title = texts.find((text) => programmeName(text).length > 2) ?? '';
    const year = yearOf(title) ?? yearOf(sheet.title) ?? yearOf(sheet.sheet);
    const name = programmeName(title);
    if (name === '' || year === undefined)
      return {
        text: listed.name,
        why: '是新指标，但不知道属于哪个专项：请在标题里写“年份+专项名称”，或加一列“专项”',
      };
    const id = `${idFor(name.replace(/\d{4}年/, ''))
      .slice(0, 50)
      .replace(/-+$/, '')}-${year}`;
    if (this.known.some((programme) => programme.id === id)) return { id };
    this.#fresh.set(id, { id, name, year });
    return { id };
  }

  /** The year a row (`named`: its name) speaks of, when that is not the programme's. */
  otherYear(id: string, { fields }: Listed, named: number | undefined, sheet: SheetReading) {
    const column = /^(20\d\d)年?$/.exec(fields.year?.text.trim() ?? '')?.[1];
    const year = column ? Number(column) : (named ?? yearOf(sheet.title) ?? yearOf(sheet.sheet));
    const programme = this.known.find((one) => one.id === id);
    return programme && year !== undefined && year !== programme.year ? year : undefined;
  }

  /** The year that a programme's targets are for. */
  yearOf(id: string): number | undefined {
    return [...this.known, ...this.fresh].find((programme) => programme.id === id)?.year;
  }
}
