import type { Name, Vocabulary } from '../language/model.ts';
import type { Config } from './model.ts';

/** The names people may type, for the readers of language/; `commands` come from the handlers. */
export function vocabularyOf(
  config: Pick<Config, 'units' | 'indicators'>,
  commands: readonly Name[],
): Vocabulary {
  return {
    units: config.units.map(({ id, name, aliases }) => ({ id, name, aliases })),
    indicators: config.indicators.map(({ id, name, aliases, measure, kind, stages, parts }) => ({
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
    })),
    commands,
  };
}
