import type { Name } from '../language/model.ts';
import type { Passage } from './passages.ts';

/** For whom and up to when the figures of a text speak, from a position on until the next word says otherwise. */
export interface Context {
  /** to:10 (1-10月, 截至10月底), to:10-30 (截至10月30日), day:10-30, month:10, year, now, or the words themselves; '' when nothing says. */
  readonly period: string;
  /** The year as printed, '' when nothing says. */
  readonly year: string;
  /** 全市, or the place's name; '' when nothing says. */
  readonly place: string;
  /** The company, project or heading that is spoken of. */
  readonly entity: string;
  /** The period or the place was said in the same passage. */
  readonly explicit: boolean;
}

interface Said {
  readonly at: number;
  /** In the middle of a clause (投入2023年认定数) it speaks of that clause only. */
  readonly until: number;
  readonly period?: { readonly key: string; readonly year: string };
  readonly place?: string;
}

const periods =
  /(?:(\d{4}|今|本|去|上|同)年)?(?:截至|截止|到|至)?(?:(\d{4})年)?(?:(?:1|一)月?[-—~至到]|前)(1[0-2]|[1-9]|[一二三四五六七八九十]{1,2})个?(月|季度)|(?:(\d{4}|今|去|上)年)?(上半年|下半年|一季度|二季度|三季度|四季度|前三季度|全年)|(?:(\d{4}|今|去|上)年)?(?:(截至|截止|到|至)(?:(\d{4})年|今年)?)?(1[0-2]|[1-9])月份?(?:([123]?\d)日|(底|末|[上中下]旬|初))?|(\d{4})年(?:底|末|度)?|(去年|上年|同期|上月)|(今年以来|今年来|年初以来|今年|目前|至今|当前|本月|本期)|(近\d{1,2}年|近[一二两三四五六七八九十]年|近年来|[“"]?十[三四五]五[”"]?(?:期间|以来)?|[一二三四五六七八九十\d]年来|20\d\d[-—至]20\d\d年|历年)/g;
const chinese = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];
/** 居全省第5, 高于全省平均 speak of the place only to compare with it. */
const scopes =
  /(?<![居排于占列位比超名过])(?:全市|我市|全县|我县|全区|我区|全省|我省|全国|该县|该市|该区|市本级|县本级|城区)(?!平均|第|排|前|最|同类|首|各|上下)/g;
const named =
  /(?:^|[，；。：:、(]|其中)([\u4e00-\u9fff]{1,6}?(?:自治县|县|区|市|镇|乡|街道))(?=[，：:、完实共累新已的有今截全在上(\d]|$)/g;
const heading = /^(?:[▲●■◆★▶•·]|[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．])*([^，。；：:\d]{2,14})[：:]/;
const entity =
  /(?:^|[，；。：:、])([^，；。：:、\d]{0,16}(?:公司|集团|项目|园区|开发区|经开区|高新区|产业园|学校|医院|银行|支行|分行|合作社|村|社区|中心|基地|企业|片区))(?=[，：:、完实共累新已的有今截在总])/g;

export interface Contexts {
  /** The context of a position in a passage. */
  at(passage: Passage, position: number): Context;
}

/** The contexts of all passages of a text, paragraph by paragraph. */
export function contextsOf(passages: readonly Passage[], units: readonly Name[] = []): Contexts {
  const said = new Map<Passage, readonly Said[]>();
  const inherited = new Map<Passage, Context>();
  const known = knownPlaces(units);
  let current = empty;
  for (const passage of passages) {
    if (passage.head) current = empty;
    const title = heading.exec(passage.read)?.[1];
    if (title !== undefined && !/截至|\d|月/.test(title)) current = { ...empty, entity: title };
    const events = [...periodsIn(passage.read), ...placesIn(passage.read, known)].sort((a, b) => a.at - b.at);
    said.set(passage, events);
    inherited.set(passage, current);
    current = events.filter(({ until }) => until === Infinity).reduce(after, current);
    const spoken = events.some(({ place }) => place !== undefined) ? '' : lastEntity(passage.read);
    if (spoken !== '') current = { ...current, entity: spoken };
  }
  return {
    at: (passage, position) => {
      const before = said.get(passage)!.filter((one) => one.at <= position && position < one.until);
      const context = before.reduce(after, inherited.get(passage)!);
      const placed = before.some(({ place }) => place !== undefined);
      const here = lastEntity(passage.read.slice(0, position));
      return {
        ...context,
        explicit: before.length > 0,
        entity: here !== '' ? here : placed ? '' : context.entity,
      };
    },
  };
}

const empty: Context = { period: '', year: '', place: '', entity: '', explicit: false };

function after(context: Context, said: Said): Context {
  if (said.place !== undefined) {
    // 全县 in the paragraph of 隆回县 is 隆回县.
    const stays = /^(?:全县|全区|该县|该市|该区)$/.test(said.place) && !/^(?:$|全)/.test(context.place);
    return { ...context, place: stays ? context.place : said.place, explicit: true };
  }
  const { key, year } = said.period!;
  return { ...context, period: key, year, explicit: true };
}

function lastEntity(text: string): string {
  return [...text.matchAll(entity)].at(-1)?.[1] ?? '';
}

function periodsIn(read: string): Said[] {
  return [...read.matchAll(periods)].map((match) => ({
    at: match.index,
    until: /(?:^|[，,；;：:。、()])(?:截至|截止|今年|其中|同期)?$/.test(
      read.slice(Math.max(0, match.index - 3), match.index),
    )
      ? Infinity
      : clauseEnd(read, match.index),
    period: periodOf(match),
  }));
}

function clauseEnd(read: string, at: number): number {
  const length = read.slice(at).search(/[，,；;。]/);
  return length < 0 ? read.length + 1 : at + length;
}

function periodOf(match: RegExpMatchArray): { key: string; year: string } {
  const [all, ...group] = match;
  const [y1, y2, upTo, kind, y3, part, y4, asOf, y5, inMonth, day, edge, y6, last, now, span] = group;
  const year = [y1, y2, y3, y4, y5, y6].find((one) => one !== undefined) ?? '';
  const before = /^[去上同]/.test(year) ? 'last ' : '';
  const printed = /^\d/.test(year) ? year : '';
  const key = (text: string) => ({ key: before + text, year: printed });
  if (upTo !== undefined) {
    const number = /\d/.test(upTo) ? Number(upTo) : chinese.indexOf(upTo);
    return key(`to:${kind === '季度' ? number * 3 : number}`);
  }
  if (part !== undefined) return key(parts[part]!);
  if (inMonth !== undefined) {
    if (day !== undefined) return key(`${asOf === undefined ? 'day' : 'to'}:${inMonth}-${day}`);
    if (edge === '底' || edge === '末') return key(`to:${inMonth}`);
    return key(asOf !== undefined && edge === undefined ? `to:${inMonth}` : `month:${inMonth}${edge ?? ''}`);
  }
  if (last !== undefined) return { key: 'last', year: '' };
  if (now !== undefined) return { key: 'now', year: '' };
  return span !== undefined ? { key: all, year: '' } : key('year');
}

const parts: Readonly<Record<string, string>> = {
  上半年: 'to:6',
  前三季度: 'to:9',
  一季度: 'to:3',
  二季度: 'Q2',
  三季度: 'Q3',
  四季度: 'Q4',
  下半年: 'H2',
  全年: 'year',
};

function placesIn(read: string, known: KnownPlaces): Said[] {
  const scoped = [...read.matchAll(scopes)].map((match) => ({
    at: match.index,
    until: Infinity,
    place: scopeOf(match[0]),
  }));
  const found = [...read.matchAll(named)].map((match) => ({
    at: match.index + match[0].length - match[1]!.length,
    until: Infinity,
    place: known.ids.get(match[1]!) ?? match[1]!,
  }));
  const units = known.pattern ? [...read.matchAll(known.pattern)] : [];
  const told = units.map((match) => ({ at: match.index, until: Infinity, place: known.ids.get(match[0])! }));
  return [...scoped, ...found, ...told];
}

/** An alias of the whole; whether a text says it or leaves it out must make no difference. */
const ownScope = /^[全我][市县区]$/;

interface KnownPlaces {
  readonly ids: ReadonlyMap<string, string>;
  readonly pattern: RegExp | undefined;
}

function knownPlaces(units: readonly Name[]): KnownPlaces {
  const ids = new Map(
    units.flatMap((unit) =>
      [unit.name, ...unit.aliases]
        .filter((name) => !ownScope.test(name))
        .map((name) => [name, unit.id] as const),
    ),
  );
  const names = [...ids.keys()].filter((name) => name.length > 2).sort((a, b) => b.length - a.length);
  const escaped = names.map((name) => name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
  return { ids, pattern: names.length > 0 ? new RegExp(escaped.join('|'), 'g') : undefined };
}

function scopeOf(word: string): string {
  return word === '我市' || word === '全市' ? '全市' : word.replace('我', '全');
}
