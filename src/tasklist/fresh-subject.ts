import type { Indicator } from '../domain/model.ts';
import { formerOf } from './carry-over.ts';
import { measureOf } from './cell-value.ts';
import { freshIndicator, idFor, withPart } from './fresh.ts';
import { type NameParts, saidOf } from './listed-name.ts';
import type { Listed, SheetReading, Unread } from './model.ts';
import type { Programmes } from './programmes.ts';
import type { Known, ListedIndicator, Subject } from './reading.ts';
import { labelOf } from './words.ts';

interface FreshRow {
  readonly listed: Listed;
  readonly parts: NameParts;
  readonly sheet: SheetReading;
  /** The programmes of the sheet's known indicators. */
  readonly neighbours: ReadonlySet<string>;
}

interface FreshScope {
  readonly programmes: Programmes;
  /** What the list has brought so far, by id. */
  readonly listed: ReadonlyMap<string, ListedIndicator>;
  readonly known: Known;
  indicator(id: string): Indicator | undefined;
  tell(unread: Unread): void;
}

/** A new indicator as a row of a list describes it; undefined when it was told what is missing. */
export function freshSubject(
  { listed, parts, sheet, neighbours }: FreshRow,
  { programmes, listed: all, known, indicator, tell }: FreshScope,
): Subject | undefined {
  const refuse = (fault: Unread) => void tell(fault);
  const label = labelOf(parts.name);
  const isLabel = label === 'target' || label === 'value';
  if (parts.name.length < 2 || parts.name.length > 80 || isLabel || !/\p{L}/u.test(parts.name))
    return refuse({ at: listed.at, text: parts.name, why: '没有写清是哪项指标' });
  if (saidOf(parts.name)?.said === 'value')
    return refuse({ at: listed.at, text: parts.name, why: '说的是完成情况，不是一项指标' });
  const given = listed.fields.id?.text.trim();
  const year = programmes.yearSaid(listed, sheet);
  const measure = measureOf(listed, parts, sheet, undefined);
  const former = formerOf(known.programmes, year, { id: given, name: parts.name, measure });
  const id = idIn(given ?? former?.indicator.id ?? idFor(parts.name), year, indicator, programmes);
  const before = all.get(id);
  if (indicator(id) || (before && before.name !== parts.name))
    return refuse({
      at: listed.at,
      text: parts.name,
      why: `编号 ${id} 已有别的指标使用，请加一列“编号”另写一个`,
    });
  const made = freshIndicator(listed, parts.name, measure, former, year);
  if ('why' in made) return refuse(made);
  const programme = programmes.of(listed, sheet, neighbours, former?.programme);
  if ('why' in programme) return refuse({ at: listed.at, ...programme });
  const [own, other] = [programme.id, before?.programme ?? programme.id].map((one) => programmes.yearOf(one));
  if (own !== other)
    return refuse({ at: listed.at, text: parts.name, why: `${other} 年也有这项新指标，请分年度导入` });
  const fresh =
    parts.part === undefined ? made.fresh : withPart(made.fresh, before?.fresh, parts.part, measure);
  if (fresh.parts.length > 0 && fresh.kind !== 'cumulative')
    return refuse({ at: listed.at, text: parts.name, why: '有分项的指标只能是累计数' });
  const { kind } = fresh;
  const lead = listed.fields.lead ? undefined : former?.indicator.lead;
  return { id, programme: programme.id, kind, measure: fresh.measure, parts: fresh.parts, fresh, lead };
}

/** An id is one indicator's for ever: in another year the same task has it with the year. */
function idIn(
  id: string,
  year: number | undefined,
  indicator: FreshScope['indicator'],
  programmes: Programmes,
): string {
  const holder = indicator(id);
  const isOther = holder && year !== undefined && programmes.yearOf(holder.programme) !== year;
  return isOther
    ? `${id
        .replace(/-20\d\d$/, '')
        .slice(0, 55)
        .replace(/-+$/, '')}-${year}`
    : id;
}
