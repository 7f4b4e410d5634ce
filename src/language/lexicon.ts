import { measurePattern, splitMeasure } from './measures.ts';
import type { IndicatorName, Vocabulary } from './model.ts';

/** What is computed once per vocabulary. */
export interface Lexicon {
  readonly vocabulary: Vocabulary;
  readonly indicators: ReadonlyMap<string, IndicatorName>;
  /** The measure word at a position, the vocabulary's own measures included. */
  readonly measure: RegExp;
  /** Every stage name of every indicator, longest first. */
  readonly stages: readonly string[];
}

const lexicons = new WeakMap<Vocabulary, Lexicon>();

/** The lexicon of a vocabulary, built once per vocabulary object. */
export function lexiconOf(vocabulary: Vocabulary): Lexicon {
  let lexicon = lexicons.get(vocabulary);
  if (!lexicon) {
    lexicon = build(vocabulary);
    lexicons.set(vocabulary, lexicon);
  }
  return lexicon;
}

function build(vocabulary: Vocabulary): Lexicon {
  const { indicators } = vocabulary;
  const printed = indicators.flatMap((one) => [one.measure, ...one.parts.map((part) => part.measure)]);
  const stages = [...new Set(indicators.flatMap((one) => one.stages))].sort((a, b) => b.length - a.length);
  return {
    vocabulary,
    indicators: new Map(indicators.map((one) => [one.id, one])),
    measure: measurePattern(printed.map((measure) => splitMeasure(measure).base)),
    stages,
  };
}

/** The base measures an indicator may be reported in: its own and its parts'. */
export function basesOf(indicator: IndicatorName): readonly string[] {
  return [indicator.measure, ...indicator.parts.map((part) => part.measure)]
    .filter((measure) => measure !== '')
    .map((measure) => splitMeasure(measure).base);
}
