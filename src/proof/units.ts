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

/** A name one character off a known unit's: one that sounds the same, with another 县/区/市, or in a row of known units. */
export function checkUnits(passages: readonly Passage[], { units }: Knowledge): Finding[] {
  const names = new Set(units.flatMap((unit) => [unit.name, ...unit.aliases]));
  const byEdge = edges(units);
  return passages.flatMap((passage) =>
    slipsIn(passage.read, byEdge, names)
      .filter((slip) => isSlip(passage.read, slip, names))
      .map((slip) => finding(passage, slip)),
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
  const slips: Slip[] = [];
  for (let at = 0; at < read.length; at += 1) {
    const starting = byEdge.get(`^${read[at]}`) ?? [];
    const ending = (byEdge.get(`$${read[at]}`) ?? []).filter(
      (name) => name[0] !== read[at - name.length + 1],
    );
    for (const [name, from] of [
      ...starting.map((one) => [one, at] as const),
      ...ending.map((one) => [one, at - one.length + 1] as const),
    ]) {
      const typed = from < 0 ? '' : read.slice(from, from + name.length);
      if (typed.length !== name.length || names.has(typed) || misses(typed, name) !== 1) continue;
      if (/[^\u4e00-\u9fff]/.test(typed) || isInsideKnown(read, from, typed.length, names)) continue;
      slips.push({ typed, meant: name, at: from });
    }
  }
  return slips.filter((slip, index) => slips.findIndex((other) => other.at === slip.at) === index);
}

function misses(one: string, other: string): number {
  let count = 0;
  for (let at = 0; at < one.length && count < 2; at += 1) if (one[at] !== other[at]) count += 1;
  return count;
}

/** The characters belong to a known unit that stands there: 邵阳县 in 邵阳县人民. */
function isInsideKnown(read: string, from: number, length: number, names: ReadonlySet<string>): boolean {
  for (const name of names) {
    if (name.length < 2) continue;
    const at = read.indexOf(name, Math.max(0, from - name.length + 1));
    if (at >= 0 && at < from + length) return true;
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
