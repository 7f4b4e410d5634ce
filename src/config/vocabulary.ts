import type { Indicator } from '../domain/model.ts';
import { nameKey } from '../language/fold.ts';
import type { IndicatorName, Name, Vocabulary } from '../language/model.ts';
import type { Config } from './model.ts';

type Named = Pick<Config, 'units' | 'programmes' | 'indicators'>;

/** The vocabularies of all years, each made once: what is computed for the readers is kept by the object. */
export function vocabularies(config: Named, commands: readonly Name[]): (year: number) => Vocabulary {
  const made = new Map<number, Vocabulary>();
  return (year) => {
    const vocabulary = made.get(year) ?? vocabularyOf(config, commands, year);
    made.set(year, vocabulary);
    return vocabulary;
  };
}

/**
 * The names people may type while a year is looked at, for the readers of language/; `commands` come from the handlers.
 * A name means that year's indicator; another year's keeps what nobody of that year is called.
 */
export function vocabularyOf(config: Named, commands: readonly Name[], year: number): Vocabulary {
  return {
    units: config.units.map(({ id, name, aliases }) => ({ id, name, aliases })),
    indicators: namedIn(config, year),
    commands,
  };
}

function namedIn({ programmes, indicators }: Named, year: number): IndicatorName[] {
  const others = new Set(programmes.map((one) => one.year).filter((other) => other !== year));
  const taken = new Set<string>();
  return [year, ...[...others].sort((a, b) => b - a)].flatMap((one) => {
    const ids = new Set(programmes.flatMap((programme) => (programme.year === one ? [programme.id] : [])));
    const free = (word: string) => !taken.has(nameKey(word));
    const named = indicators
      .filter(({ programme, name }) => ids.has(programme) && free(name))
      .map((indicator) => asNamed(indicator, indicator.aliases.filter(free)));
    for (const { name, aliases } of named) for (const word of [name, ...aliases]) taken.add(nameKey(word));
    return named;
  });
}

function asNamed(
  { id, name, measure, kind, stages, parts }: Indicator,
  aliases: readonly string[],
): IndicatorName {
  return {
    id,
    name,
    aliases,
    measure,
    kind,
    stages: stages.map((stage) => stage.name),
    parts: parts.map((part) => ({
      id: part.id,
      name: part.name,
      aliases: part.aliases,
      measure: part.measure,
    })),
  };
}
