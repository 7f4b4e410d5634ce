import type { Name } from '../language/model.ts';
import { sound } from '../language/similar.ts';
import { listBefore } from './lists.ts';
import type { Finding, Knowledge } from './model.ts';
import type { Passage } from './passages.ts';
import { sentenceAt } from './twice.ts';

interface Slip {
  readonly typed: string;
  readonly meant: string;
  readonly at: number;
}

const placeSuffix = /(?:县|区|市|镇|乡)$/;
/** 隆回区域, 邵东县城, 新宁市场 are other words. */
const goesOn = /^[域级城里直委政局内外际间场民长属情志人]/;
const shortest = 3;

/** A name one character off a known unit's, said once: one that sounds the same, with another 县/区/市, or in a row of known units. */
export function checkUnits(passages: readonly Passage[], { units }: Knowledge): Finding[] {
  const names = new Set(units.flatMap((unit) => [unit.name, ...unit.aliases]));
  const byEdge = edges(units);
  const said = new Set<string>();
  return passages.flatMap((passage) =>
    slipsIn(passage.read, byEdge, names).flatMap((slip) => {
      if (said.has(slip.typed) || !isSlip(passage.read, slip, names)) return [];
      said.add(slip.typed);
      return [finding(passage, slip)];
    }),
  );
}

/** One character is wrong: the first or the last is right. */
function edges(units: readonly Name[]): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, string[]>();
  for (const name of new Set(units.flatMap((unit) => [unit.name, ...unit.aliases]))) {
    if (name.length < shortest) continue;
    for (const key of [`^${name[0]}`, `$${name.at(-1)}`]) map.set(key, [...(map.get(key) ?? []), name]);
  }
  return map;
}

function slipsIn(
  read: string,
  byEdge: ReadonlyMap<string, readonly string[]>,
  names: ReadonlySet<string>,
): Slip[] {
  const slips = new Map<string, Slip>();
  const consider = (name: string, from: number) => {
    if (!isOneOff(read, from, name) || slips.has(`${from} ${name}`)) return;
    const typed = read.slice(from, from + name.length);
    if (names.has(typed) || /[^\u4e00-\u9fff]/.test(typed)) return;
    if (isInsideKnown(read, from, typed.length, names)) return;
    slips.set(`${from} ${name}`, { typed, meant: name, at: from });
  };
  for (let at = 0; at < read.length; at += 1) {
    for (const name of byEdge.get(`^${read[at]}`) ?? []) consider(name, at);
    for (const name of byEdge.get(`$${read[at]}`) ?? []) consider(name, at - name.length + 1);
  }
  return [...slips.values()];
}

/** Exactly one character of the name is another one there. */
function isOneOff(read: string, from: number, name: string): boolean {
  if (from < 0 || from + name.length > read.length) return false;
  let misses = 0;
  for (let at = 0; at < name.length && misses < 2; at += 1) if (read[from + at] !== name[at]) misses += 1;
  return misses === 1;
}

/** The characters belong to a known unit that stands there: 邵阳县 in 邵阳县人民. */
function isInsideKnown(read: string, from: number, length: number, names: ReadonlySet<string>): boolean {
  const longest = 12;
  const around = read.slice(Math.max(0, from - longest), from + length + longest);
  const own = from - Math.max(0, from - longest);
  for (const name of names) {
    if (name.length < 2) continue;
    const at = around.indexOf(name, Math.max(0, own - name.length + 1));
    if (at >= 0 && at < own + length) return true;
  }
  return false;
}

function isSlip(read: string, { typed, meant, at }: Slip, names: ReadonlySet<string>): boolean {
  const end = at + typed.length;
  if (goesOn.test(read.slice(end)) || /[原]$/.test(read.slice(0, at))) return false;
  if (typed.slice(0, -1) === meant.slice(0, -1)) return placeSuffix.test(typed) && placeSuffix.test(meant);
  if (typed.at(-1) !== meant.at(-1)) return false;
  if (sound(typed) === sound(meant)) return true;
  if (!placeSuffix.test(typed)) return false;
  return isHeading(read, at, end) || knownNeighbours(read, at, end, names) >= 2;
}

function isHeading(read: string, at: number, end: number): boolean {
  return at === 0 && read[end] === ':';
}

function knownNeighbours(read: string, at: number, end: number, names: ReadonlySet<string>): number {
  const stop = read.slice(end).search(/[^\u4e00-\u9fff、]/);
  const row = listBefore(read, stop < 0 ? read.length : end + stop)?.items ?? [];
  const place = row.findIndex((item) => item.includes(read.slice(at, end)));
  return place < 0
    ? 0
    : row.filter((item) => [...names].some((name) => item.startsWith(name) || item.endsWith(name))).length;
}

function finding(passage: Passage, { typed, meant, at }: Slip): Finding {
  return {
    kind: 'unit',
    sentences: [sentenceAt(passage, at)],
    arithmetic: `没有名为“${typed}”的单位，最接近的是“${meant}”。`,
    advice: `请核对单位名称；若指${meant}，请改正。`,
  };
}
