import { type Occurrence, occurrencesBetween, roundId } from '../domain/rounds.ts';
import { roundById } from '../store/rounds.ts';
import type { Tx } from '../store/schema.ts';
import { calledOccurrence, type InForce, regularRound } from './in-force.ts';
import type { Office } from './office.ts';

/** Moments of the rounds of rules.yaml in a span (the start not counted); rounds that opened before the first start are not owed. */
export function momentsBetween(
  office: Office,
  from: number,
  to: number,
  momentsOf: (round: Occurrence) => readonly number[],
): { readonly round: Occurrence; readonly at: number }[] {
  const { config, calendar, zone, firstStart } = office;
  return config.rules.rounds
    .flatMap((rule) => occurrencesBetween(rule, from, to, calendar, zone))
    .filter(({ opensAt }) => opensAt >= firstStart)
    .flatMap((round) => momentsOf(round).map((at) => ({ round, at })))
    .filter(({ at }) => at > from && at <= to)
    .sort((a, b) => a.at - b.at);
}

/** A round by its id, as rules.yaml or whoever called it made it; undefined when its rule is gone. */
export async function roundOf(
  tx: Tx,
  office: Office,
  { called }: InForce,
  id: string,
): Promise<Occurrence | undefined> {
  const known = called.find((one) => roundId(one) === id) ?? regularRound(office, id);
  if (known) return known;
  const stored = await roundById(tx, id);
  return stored?.called ? calledOccurrence(stored) : undefined;
}

/** A round as it goes on record. */
export function onRecord(round: Occurrence, called: boolean, inboxId?: number) {
  const { rule, period, opensAt, dueAt, closesAt } = round;
  return {
    id: roundId(round),
    rule: rule.id,
    name: rule.name,
    period,
    opensAt,
    dueAt,
    closesAt,
    indicators: rule.indicators,
    called,
    inboxId,
  };
}
