import { nameKey } from './fold.ts';
import type { Vocabulary } from './model.ts';
import { edits, likeness, sound } from './similar.ts';

const mostNearest = 3;
const closeScore = 0.8;
const soundScore = 0.95;

/** The commands most like a word (canonical words), best first: by sound, pinyin letters, slips or shared characters. */
export function nearestCommands(word: string, vocabulary: Vocabulary): string[] {
  return scored(word, vocabulary, 0.45);
}

/** Only commands so close that the word can hardly be anything else: homophones, one slip, the command with words around it. */
export function mistypedCommands(word: string, vocabulary: Vocabulary): string[] {
  return scored(word, vocabulary, closeScore);
}

function scored(word: string, vocabulary: Vocabulary, least: number): string[] {
  const key = nameKey(word).slice(0, 12);
  if (key.length < 2) return [];
  const best = new Map<string, number>();
  for (const command of vocabulary.commands) {
    for (const spelling of [command.name, ...command.aliases]) {
      const score = closeness(key, nameKey(spelling));
      if (score >= least && score > (best.get(command.id) ?? 0)) best.set(command.id, score);
    }
  }
  // Beside a homophone or a clear slip the merely similar ones only confuse.
  const top = Math.max(0, ...best.values());
  return [...best]
    .filter(([, score]) => score >= (top >= soundScore ? soundScore : top >= closeScore ? closeScore : 0))
    .sort((a, b) => b[1] - a[1])
    .slice(0, mostNearest)
    .map(([id]) => id);
}

function closeness(key: string, command: string): number {
  if (command.length < 2) return 0;
  if (key === command) return 1;
  const heard = letters(key);
  const meant = letters(command);
  if (heard === meant) return 0.98;
  if (key.length <= 6 && key.includes(command)) return 0.8 + command.length / 100;
  if (command.length >= 3 && edits(key, command, 1) === 1) return 0.9;
  if ([...key].sort().join('') === [...command].sort().join('')) return 0.85;
  if (/^[a-z]+$/.test(key)) return meant.length >= 4 && edits(heard, meant, 1) === 1 ? 0.85 : 0;
  const sounds = meant.length >= 5 && edits(heard, meant, 1) === 1 ? 0.82 : 0;
  return Math.max(sounds, likeness(key, command) * 0.95 - 0.02);
}

function letters(key: string): string {
  return sound(key).replace(/ /g, '');
}
