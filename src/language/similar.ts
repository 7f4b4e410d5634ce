import { pinyin } from 'pinyin-pro';

/** Groups of characters that tell one name from another; swapping one for another is never a slip of the finger. */
const opposites = [
  '上下',
  '增减',
  '进出',
  '升降',
  '新旧改扩',
  '失就',
  '省市县区乡镇村国州',
  '大中小',
  '高低',
  '男女',
  '城农',
  '内外',
  '东西南北',
  '一二三四五六七八九十',
  '前后',
  '老幼少',
  '收支',
  '公私',
  '中高',
  '有无非不未',
  '0123456789',
];
const groupsOf = new Map<string, Set<number>>();
opposites.forEach((group, index) => {
  for (const character of group) {
    const groups = groupsOf.get(character) ?? new Set<number>();
    groupsOf.set(character, groups.add(index));
  }
});

function areOpposite(one: string, other: string): boolean {
  const groups = groupsOf.get(one);
  const others = groupsOf.get(other);
  if (!groups || !others) return false;
  for (const group of groups) if (others.has(group)) return true;
  return false;
}

/** Wrong, missing or added characters between two names, at most `most`, else Infinity; opposites (城↔农, 新↔旧) are never slips. */
export function slips(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return Number.POSITIVE_INFINITY;
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= other.length; j += 1) {
      const a = one[i - 1]!;
      const b = other[j - 1]!;
      const change = a === b ? 0 : areOpposite(a, b) ? most + 1 : 1;
      const cost = Math.min(row[j - 1]! + change, row[j]! + edge(a, most), next[j - 1]! + edge(b, most));
      next.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return Number.POSITIVE_INFINITY;
    row = next;
  }
  const total = row[other.length]!;
  return total > most ? Number.POSITIVE_INFINITY : total;
}

/** Leaving out or adding 非, 无, 不 or a digit makes another name, not a slip. */
function edge(character: string, most: number): number {
  return /[非无不未0-9一二三四五六七八九十]/.test(character) ? most + 1 : 1;
}

/** True when the characters of `short` occur in `long` in order. */
export function isSubsequence(short: string, long: string): boolean {
  let at = 0;
  for (const character of long) if (character === short[at]) at += 1;
  return at === short.length;
}

/** The characters of a name, sorted: equal for reordered names. */
export function signature(key: string): string {
  return [...key].sort().join('');
}

const syllablesOf = new Map<string, string>();

/** The name's pinyin without tones, spaced; equal for homophones. */
export function sound(key: string): string {
  let known = syllablesOf.get(key);
  if (known === undefined) {
    known = pinyin(key, { toneType: 'none', type: 'array' }).join(' ');
    if (syllablesOf.size > 5000) syllablesOf.clear();
    syllablesOf.set(key, known);
  }
  return known;
}

/** How alike two names are, 0 to 1, for offering the nearest ones; never for deciding. */
export function likeness(one: string, other: string): number {
  const rest = [...other];
  let shared = 0;
  for (const character of one) {
    const at = rest.indexOf(character);
    if (at < 0) continue;
    rest.splice(at, 1);
    shared += 1;
  }
  return (2 * shared) / (one.length + other.length);
}
