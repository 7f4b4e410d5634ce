import { pinyin } from 'pinyin-pro';

/** Characters that are easily taken for one another by eye. */
const lookAlikes =
  '货贷 未末 己已巳 人入 大太 土士 干千 天夫 日曰 侯候 治冶 睛晴 拨拔 免兔 农衣 徐除 域城 培陪 住往 侍待 准淮 末未 间问 折拆 项顶 没设 洗冼 技枝 网冈 壮状 助肋 户尸';
const lookOf = new Map<string, number>();
lookAlikes.split(' ').forEach((group, index) => {
  for (const character of group) lookOf.set(character, index);
});

interface Costs {
  readonly change: (a: string, b: string) => number;
  /** A character too many in the first word, before position `at` of the second. */
  readonly extra: (a: string, at: number) => number;
  readonly missing: (b: string) => number;
}

function distance(one: string, other: string, most: number, costs: Costs): number {
  if (Math.abs(one.length - other.length) > most) return Number.POSITIVE_INFINITY;
  let row = [0];
  for (let j = 0; j < other.length; j += 1) row.push(row[j]! + costs.missing(other[j]!));
  for (let i = 0; i < one.length; i += 1) {
    const next = [row[0]! + costs.extra(one[i]!, 0)];
    for (let j = 0; j < other.length; j += 1) {
      const kept = row[j]! + (one[i] === other[j] ? 0 : costs.change(one[i]!, other[j]!));
      next.push(
        Math.min(kept, row[j + 1]! + costs.extra(one[i]!, j + 1), next[j]! + costs.missing(other[j]!)),
      );
    }
    if (Math.min(...next) > most) return Number.POSITIVE_INFINITY;
    row = next;
  }
  return row[other.length]!;
}

const never = Number.POSITIVE_INFINITY;
const telling = /[非无不未再0-9一二三四五六七八九十]/;

/**
 * Slips of the hand from `name` to `typed`, at most `most`, else Infinity: characters that sound or look alike, one too many
 * inside, one missing. Any other change makes another name: 就业培训 is not 创业培训, 创业培训费 is not 创业培训.
 */
export function slips(typed: string, name: string, most: number): number {
  const count = distance(typed, name, most, {
    change: (a, b) => (areAlike(a, b) ? 1 : never),
    // One too many and one missing together would be a changed character, so either leaves room for nothing else.
    extra: (a, at) => (at === 0 || at === name.length || telling.test(a) ? never : most),
    missing: (b) => (telling.test(b) ? never : most),
  });
  return count > most ? never : count;
}

/** The plain edit distance of two words, at most `most`, else Infinity. */
export function edits(one: string, other: string, most: number): number {
  const count = distance(one, other, most, { change: () => 1, extra: () => 1, missing: () => 1 });
  return count > most ? never : count;
}

function areAlike(a: string, b: string): boolean {
  const look = lookOf.get(a);
  if (look !== undefined && look === lookOf.get(b)) return true;
  const heard = roughSounds(a);
  return roughSounds(b).some((one) => heard.includes(one));
}

const soundsOf = new Map<string, readonly string[]>();

/** All readings of a character as many speakers say them: zh = z, ing = in, n = l. */
function roughSounds(character: string): readonly string[] {
  let known = soundsOf.get(character);
  if (known === undefined) {
    const readings = pinyin(character, { toneType: 'none', type: 'array', multiple: true });
    known = [...new Set(readings.map(roughen))];
    if (soundsOf.size > 10_000) soundsOf.clear();
    soundsOf.set(character, known);
  }
  return known;
}

function roughen(syllable: string): string {
  return syllable
    .replace(/^([zcs])h/, '$1')
    .replace(/ng$/, 'n')
    .replace(/^n(?=.)/, 'l');
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
