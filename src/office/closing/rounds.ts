import { nextPeriod, periodStart } from '../../calendar/periods.ts';
import { instant } from '../../calendar/zone.ts';
import { freezesAt } from '../../domain/closing.ts';
import { groupBy } from '../../domain/group-by.ts';
import type { Fact } from '../../domain/month.ts';
import { monthOf } from '../../domain/period-for.ts';
import { asksFor, type Occurrence, occurrencesBetween, roundId } from '../../domain/rounds.ts';
import { calledBetween, type RoundUnit, unitsOfRounds } from '../../store/rounds.ts';
import type { Tx } from '../../store/schema.ts';
import { calledOccurrence, type InForce } from '../in-force.ts';
import type { Office } from '../office.ts';
import { outcomesOf } from '../outcomes.ts';
import type { Reach } from '../reach.ts';
import { periodText } from '../round-text.ts';
import type { LastAsked } from '../situation.ts';

/** The rounds that belong to a month, the earliest due first; those that opened before the first start are not owed. */
export function regularRounds({ config, calendar, zone, firstStart }: Office, month: string): Occurrence[] {
  const from = instant(periodStart(month), '00:00', zone);
  const to = freezesAt(month, config.rules.closing, calendar, zone);
  return config.rules.rounds
    .flatMap((rule) => occurrencesBetween(rule, from, to, calendar, zone))
    .filter((round) => monthOf(round, zone) === month && round.opensAt >= firstStart)
    .sort((a, b) => a.dueAt - b.dueAt);
}

/** Of a month's rounds the last due one that asks for an indicator. */
export function lastAskedIn(rounds: readonly Occurrence[]): LastAsked {
  return (indicator) => rounds.findLast(({ rule }) => asksFor(rule, indicator));
}

/** How units answered the rounds of a month, as the score sheet prints it. */
export interface Answered {
  readonly late: readonly Fact[];
  readonly silent: readonly Fact[];
  /** Excused from every round that would have asked it. */
  readonly excused: boolean;
}

/** A round of a month, as it is known and printed. */
export interface MonthRound {
  readonly round: Occurrence;
  readonly id: string;
  /** 第40周就业周调度, 2024年10月月调度 */
  readonly name: string;
}

/** Every round of a month, the earliest due first, and how who was asked answered it. */
export interface MonthOutcomes {
  readonly rounds: readonly MonthRound[];
  readonly units: readonly RoundUnit[];
}

/**
 * How every unit that was asked answered the month's rounds by a moment. What comes for a month's (quarter's) round after it
 * closed and before 结账 is late, no longer silent; a daily or weekly figure is only as new as its time, so how those were
 * answered stands as it was at their end.
 */
export async function outcomesIn(
  tx: Tx,
  office: Office,
  inForce: InForce,
  reach: Reach,
  month: string,
  until: number,
): Promise<MonthOutcomes> {
  const { zone } = office;
  const rounds = regularRounds(office, month);
  const slow = rounds.filter(({ rule }) => rule.every === 'month' || rule.every === 'quarter');
  const units: RoundUnit[] = [];
  // While a round still takes answers nobody has failed to answer it.
  const over = slow.filter(({ closesAt }) => closesAt <= until);
  for (const round of over) units.push(...(await outcomesOf(tx, office, inForce, reach, round, () => until)));
  const from = instant(periodStart(month), '00:00', zone);
  const to = instant(periodStart(nextPeriod(month)), '00:00', zone);
  const called = (await calledBetween(tx, from, to)).map(calledOccurrence);
  const quick = [...rounds.filter((round) => !slow.includes(round)), ...called];
  units.push(...(await unitsOfRounds(tx, quick.map(roundId))));
  const inOrder = [...rounds, ...called].sort((a, b) => a.dueAt - b.dueAt);
  return {
    rounds: inOrder.map((round) => ({ round, id: roundId(round), name: nameOf(round, zone) })),
    units,
  };
}

/** The same by unit, as the score needs it. */
export async function answersIn(
  ...given: Parameters<typeof outcomesIn>
): Promise<ReadonlyMap<string, Answered>> {
  const { rounds, units } = await outcomesIn(...given);
  const order = new Map(rounds.map(({ id, name }, at) => [id, { at, name }]));
  const sorted = units.toSorted((a, b) => order.get(a.round)!.at - order.get(b.round)!.at);
  const fact = ({ round: id }: RoundUnit): Fact => ({ id, name: order.get(id)!.name });
  return new Map(
    [...groupBy(sorted, ({ unit }) => unit)].map(([unit, own]) => [
      unit,
      {
        late: own.filter(({ outcome }) => outcome === 'late').map(fact),
        silent: own.filter(({ outcome }) => outcome === 'silent').map(fact),
        excused: own.every(({ outcome }) => outcome === 'paused'),
      },
    ]),
  );
}

/** 第40周就业周调度, 2024年10月月调度 */
function nameOf(round: Occurrence, zone: string): string {
  return round.rule.id.startsWith('adhoc-')
    ? round.rule.name
    : `${periodText(round, zone)}${round.rule.name}`;
}
