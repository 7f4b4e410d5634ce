import { answeredBy } from '../domain/outcome.ts';
import { monthOf } from '../domain/period-for.ts';
import { type Occurrence, roundId } from '../domain/rounds.ts';
import { firstAnswers } from '../store/answers.ts';
import type { RoundUnit } from '../store/rounds.ts';
import type { RoundOutcome, Tx } from '../store/schema.ts';
import type { InForce } from './in-force.ts';
import type { Office } from './office.ts';
import { owingOf } from './owed.ts';
import type { Reach } from './reach.ts';

/** How everybody who was asked answered a round by a moment (its end, or a later one for the closing of the month). */
export async function outcomesOf(
  tx: Tx,
  office: Office,
  inForce: InForce,
  reach: Reach,
  round: Occurrence,
  until: (own: Occurrence) => number,
): Promise<RoundUnit[]> {
  const month =
    round.rule.every === 'month' || round.rule.every === 'quarter' ? monthOf(round, office.zone) : '';
  const owing = owingOf(office, inForce, reach, round, []);
  const answers = await firstAnswers(
    tx,
    owing.map(({ answerer: { unit, subject }, occurrence }) => ({
      key: unit.id,
      unit: subject.id,
      from: occurrence.opensAt,
      until: until(occurrence),
    })),
    month,
  );
  return owing.map(({ answerer: { unit, subject }, occurrence, paused }) => {
    const answered = answeredBy(
      {
        occurrence,
        indicators: office.config.indicators,
        targets: office.tasks(subject.id),
        units: [subject.id],
        zone: office.zone,
        years: office.years,
      },
      answers.get(unit.id) ?? [],
      ({ indicator }) => unit.kind !== 'department' || office.indicator(indicator).lead === unit.id,
    );
    const outcome = outcomeOf(answered, paused);
    return { round: roundId(round), unit: unit.id, outcome, ...answered, dueAt: occurrence.dueAt };
  });
}

function outcomeOf({ missing, late }: { missing: number; late: number }, paused: boolean): RoundOutcome {
  if (paused) return 'paused';
  if (missing > 0) return 'silent';
  return late > 0 ? 'late' : 'on-time';
}
