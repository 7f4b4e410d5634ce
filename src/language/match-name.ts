import { nameKey } from './fold.ts';
import type { Name, NameMatch } from './model.ts';
import { type NameEntry, type NameIndex, type NameTarget, nameIndex } from './name-index.ts';
import { isSubsequence, likeness, signature, slips, sound } from './similar.ts';
import { stripSmallWords } from './words.ts';

const longestName = 40;
const mostNearest = 3;
const leastLikeness = 0.4;

/** Ways to find a name, the surest first. */
const ways = [exactly, reordered, abbreviated, misspelt, sameSound];

/**
 * Finds the name a person meant: full name, alias, unique abbreviation, reordered, one slip (two in long names), homophone.
 * Never guesses: several that fit are `ambiguous`, and what fits badly is `unknown` with the nearest names.
 *
 * @example matchName('城步', units) // found: 城步苗族自治县
 */
export function matchName(typed: string, names: readonly Name[]): NameMatch {
  const key = nameKey(typed.slice(0, longestName * 4));
  const index = nameIndex(names);
  if (key === '' || key.length > longestName) return unknown(typed, key, index);
  const core = nameKey(stripSmallWords(key));
  const forms = core === key ? [key] : [key, core];
  let found: NameMatch | undefined;
  for (const way of ways) {
    for (const form of forms) found ??= settle(way(form, index));
  }
  return found ?? unknown(typed, key, index);
}

/** Full names, aliases and reordered characters only: what may be read out of running text. */
export function matchStrictly(typed: string, names: readonly Name[]): NameMatch | undefined {
  const key = nameKey(typed);
  const index = nameIndex(names);
  return settle(index.exact.get(key)) ?? settle(reordered(key, index));
}

/** Also names with one slip (two in long names), but no abbreviations and no homophones: for running text, where a person confirms. */
export function matchSpelt(typed: string, names: readonly Name[]): NameMatch | undefined {
  const strict = matchStrictly(typed, names);
  return strict ?? settle(misspelt(nameKey(typed), nameIndex(names)));
}

/** One target is found; one indicator with its own parts is the indicator; several are ambiguous; none is undefined. */
function settle(targets: readonly NameTarget[] | undefined): NameMatch | undefined {
  if (!targets || targets.length === 0) return undefined;
  const ids = [...new Set(targets.map((target) => target.id))];
  if (ids.length > 1) return { kind: 'ambiguous', ids };
  const [id] = ids as [string];
  const parts = new Set(targets.map((target) => target.part));
  const [part] = parts;
  return parts.size === 1 && part !== undefined ? { kind: 'found', id, part } : { kind: 'found', id };
}

function targetsOf(entries: readonly NameEntry[]): readonly NameTarget[] {
  return entries.map((entry) => entry.target);
}

function exactly(key: string, index: NameIndex): readonly NameTarget[] | undefined {
  return index.exact.get(key);
}

function reordered(key: string, index: NameIndex): readonly NameTarget[] | undefined {
  return key.length < 4 ? undefined : index.bySignature.get(signature(key));
}

/** 托位 for 新增婴幼儿照护托位, 失业再就业 for 实现失业人员再就业: a piece of the name, or its characters in order from the first. */
function abbreviated(key: string, index: NameIndex): readonly NameTarget[] {
  if (key.length < 2) return [];
  const pieces = index.entries.filter((entry) => entry.key.includes(key));
  const starting = pieces.filter((entry) => entry.key.startsWith(key));
  if (starting.length > 0) return targetsOf(pieces);
  // 新增就业 stands in the alias 城镇新增就业, but shortens 新增农村劳动力转移就业 as well.
  if (pieces.length > 0) return targetsOf([...pieces, ...(key.length < 4 ? [] : shortened(key, index))]);
  return targetsOf(
    index.entries.filter(
      (entry) => isSubsequence(key, entry.key) && (key.length > 2 || entry.key.startsWith(key[0]!)),
    ),
  );
}

/** Names that begin like the word and have all its characters in order. */
function shortened(key: string, index: NameIndex): readonly NameEntry[] {
  return index.entries.filter(
    (entry) => entry.key.startsWith(key.slice(0, 2)) && isSubsequence(key, entry.key),
  );
}

/** The closest names within the slips allowed for the length; a second name as close makes it ambiguous. */
function misspelt(key: string, index: NameIndex): readonly NameTarget[] {
  if (key.length < 4) return [];
  const most = key.length >= 8 ? 2 : 1;
  let least = Number.POSITIVE_INFINITY;
  let closest: NameEntry[] = [];
  for (const entry of index.entries) {
    if (entry.key.length < 4) continue;
    const allowed = entry.key.length >= 8 ? most : 1;
    if (lacksMore(key, entry.key, allowed)) continue;
    const count = slips(key, entry.key, allowed);
    if (count > least || count === Number.POSITIVE_INFINITY) continue;
    if (count < least) closest = [];
    least = count;
    closest.push(entry);
  }
  return targetsOf(closest);
}

/** A cheap look before the costly one: more characters missing than slips allowed. */
function lacksMore(key: string, other: string, allowed: number): boolean {
  if (Math.abs(key.length - other.length) > allowed) return true;
  let lacking = 0;
  for (const character of key) if (!other.includes(character)) lacking += 1;
  return lacking > allowed;
}

function sameSound(key: string, index: NameIndex): readonly NameTarget[] {
  if (key.length < 2) return [];
  const heard = sound(key);
  return targetsOf(
    index.entries.filter((entry) => entry.key.length === key.length && sound(entry.key) === heard),
  );
}

function unknown(typed: string, key: string, index: NameIndex): NameMatch {
  return {
    kind: 'unknown',
    typed: typed.trim().slice(0, longestName),
    nearest: nearest(key.slice(0, longestName), index),
  };
}

function nearest(key: string, index: NameIndex): readonly string[] {
  if (key === '') return [];
  const best = new Map<string, number>();
  for (const entry of index.entries) {
    const score = likeness(key, entry.key) + (entry.key.includes(key) || key.includes(entry.key) ? 0.5 : 0);
    if (score >= leastLikeness && score > (best.get(entry.target.id) ?? 0)) best.set(entry.target.id, score);
  }
  return [...best]
    .sort((a, b) => b[1] - a[1])
    .slice(0, mostNearest)
    .map(([id]) => id);
}
