import { findNames } from './find-names.ts';
import { tidy } from './fold.ts';
import { matchName } from './match-name.ts';
import type { Name, NameMatch, Vocabulary } from './model.ts';

export { nearestCommands } from './commands.ts';
export { matchName } from './match-name.ts';

const mostNames = 100;

/** The units of 登记本群 <单位…>: one match for each name typed, whatever separates them. */
export function readUnits(text: string, vocabulary: Vocabulary): NameMatch[] {
  return readNames(text, vocabulary.units);
}

/** The indicators of a list such as 无变化 <指标…>: one match for each name typed. */
export function readIndicators(text: string, vocabulary: Vocabulary): NameMatch[] {
  return readNames(text, vocabulary.indicators);
}

function readNames(text: string, names: readonly Name[]): NameMatch[] {
  const words = tidy(text.slice(0, 10_000)).split(/[,;、。\s/|]+/);
  const found = words.flatMap((word) => (word === '' ? [] : readWord(word, names)));
  const distinct = new Map(found.map((match) => [JSON.stringify(match), match]));
  return [...distinct.values()].slice(0, mostNames);
}

/** One word may hold several full names without separators: 隆回县武冈市. */
function readWord(word: string, names: readonly Name[]): NameMatch[] {
  const glued = findNames(word, names);
  const rest = glued.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), word);
  if (glued.length > 0 && /^(?:和|及|与|以及)*$/.test(rest)) return glued.map(({ match }) => match);
  return word.split(/[和与及](?=.{2})/).map((one) => matchName(one, names));
}
