import { entryKinds } from '../../../src/domain/month.ts';
import type { EntryRule, RuledEntry, ScoreRules } from '../../../src/domain/score-rules.ts';
import type { Random } from './random.ts';
import type { RawRules } from './raw.ts';

/** Rules such as an office could write, for some units, groups and indicators. */
export function randomRules(
  random: Random,
  units: readonly string[],
  groups: readonly string[],
  indicators: readonly string[],
): RawRules {
  const ladder = Array.from({ length: random.int(1, 4) }, (_, at) => ({
    name: `第${at + 1}级`,
    text: `第${at + 1}级`,
    tell: ['group' as const],
  }));
  return {
    redFrom: random.pick(['10', '10', '5', '12.5', '0.01']),
    score: randomScore(random, indicators),
    ranking: {
      groups: random.chance(85) ? [] : groups.filter(() => random.chance(60)),
      exempt: units.filter(() => random.chance(3)),
      bottomPlaces: random.pick([1, 2, 3, 3, 3, 4]),
    },
    warning: {
      consecutiveMonths: random.pick([1, 2, 2, 2, 3]),
      resetInJanuary: random.chance(60),
      ladder,
      raiseUnanswered: false,
      line: ['office'],
      autoSign: false,
      numbering: '〔{year}〕{n}号',
      acknowledgeWorkdays: 2,
      rectifyWorkdays: 5,
    },
  };
}

function randomScore(random: Random, indicators: readonly string[]): ScoreRules {
  const points = ['0', '0', '0.5', '1', '2', '3', '0.25', '1.33'];
  const rule = (): EntryRule => ({
    points: random.pick(points),
    ...(random.chance(50) ? { most: random.pick(['1', '2', '5', '0.75', '3.3']) } : {}),
  });
  const kinds = entryKinds.filter((kind): kind is RuledEntry => kind !== 'manual');
  const entries = Object.fromEntries(kinds.map((kind) => [kind, rule()])) as Record<RuledEntry, EntryRule>;
  const named = indicators.filter(() => random.chance(75));
  const weights = named.map((id) => [id, random.pick(['10', '25', '33.3', '50', '0'])] as const);
  return {
    scheme: random.chance(65) ? 'weighted' : 'deduction',
    entries,
    ...(random.chance(20) ? { weights: Object.fromEntries(weights) } : {}),
  };
}
