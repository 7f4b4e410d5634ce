import { dateAt } from '../calendar/zone.ts';
import { extended } from '../domain/reminders.ts';
import { type Occurrence, roundId } from '../domain/rounds.ts';
import { decisionsSince, type Extension, type Pause, type StoredRound } from '../store/rounds.ts';
import type { Db, Tx } from '../store/schema.ts';
import type { Office } from './office.ts';

/** What people decided beside the rules: rounds called ad hoc, deadlines moved, units excused. */
export interface InForce {
  readonly called: readonly Occurrence[];
  readonly extensions: readonly Extension[];
  readonly pauses: readonly Pause[];
}

/** How far back deadlines and pauses still matter: rounds of the last months are judged by them. */
const lookBackMs = 200 * 86_400_000;

/** Reads what is in force at a moment, and what was a while before. */
export async function loadInForce(db: Db | Tx, office: Office, now: number): Promise<InForce> {
  const since = now - lookBackMs;
  const { called, ...decided } = await decisionsSince(db, since, dateAt(since, office.zone));
  return { ...decided, called: called.map(calledOccurrence) };
}

/** An ad hoc round as an occurrence of a rule of its own. */
export function calledOccurrence(round: StoredRound): Occurrence {
  const moment = { kind: 'week', which: 'first', time: '' } as const;
  return {
    rule: {
      id: round.rule,
      name: round.name,
      every: 'day',
      indicators: round.indicators,
      opens: moment,
      due: moment,
      closes: moment,
      reminders: calledReminders,
      restDay: 'next',
    },
    period: round.period,
    periods: [round.period],
    opensAt: round.opensAt,
    dueAt: round.dueAt,
    closesAt: round.closesAt,
    joined: false,
  };
}

/** Ad hoc rounds are short: chased on the due day, and every workday after it. */
const calledReminders = [
  { kind: 'before', workdays: 1, time: '09:00' },
  { kind: 'due', time: '15:00' },
  { kind: 'after', time: '09:00' },
] as const;

/** Every round open for anybody at a moment, earliest due first: by the rules, ad hoc, or kept open by a moved deadline. */
export function openRounds(office: Office, inForce: InForce, now: number): Occurrence[] {
  const regular = office.rounds(now);
  const called = inForce.called.filter((one) => isOpen(one, now));
  const known = new Set([...regular, ...called].map(roundId));
  const kept = inForce.extensions.flatMap(({ round, dueAt }) => {
    if (dueAt <= now || known.has(round)) return [];
    known.add(round);
    return regularRound(office, round) ?? [];
  });
  return [...kept, ...regular, ...called].sort((a, b) => a.dueAt - b.dueAt);
}

/** A regular round by its id, when its rule still stands in rules.yaml. */
export function regularRound(office: Office, id: string): Occurrence | undefined {
  const [ruleId, period] = id.split('/');
  const rule = office.config.rules.rounds.find((one) => one.id === ruleId);
  return rule && period !== undefined ? office.occurrence(rule, period) : undefined;
}

/** A round with the deadline that a unit has. */
export function forUnit(occurrence: Occurrence, unit: string, { extensions }: InForce): Occurrence {
  const id = roundId(occurrence);
  const moved = extensions.filter((one) => one.round === id && one.unit === unit).map(({ dueAt }) => dueAt);
  return moved.length > 0 ? extended(occurrence, Math.max(...moved)) : occurrence;
}

/** The rounds a unit is to answer at a moment, with its own deadlines; none while it is paused. */
export function roundsOf(office: Office, inForce: InForce, unit: string, now: number): Occurrence[] {
  if (pauseOf(inForce, unit, dateAt(now, office.zone))) return [];
  return openFor(office, inForce, unit, now);
}

/** The rounds a unit may answer at a moment, paused or not. */
export function openFor(office: Office, inForce: InForce, unit: string, now: number): Occurrence[] {
  return openRounds(office, inForce, now)
    .map((one) => forUnit(one, unit, inForce))
    .filter((one) => isOpen(one, now))
    .sort((a, b) => a.dueAt - b.dueAt);
}

/** The pause a unit is in on a day: the newest word of the office counts. */
export function pauseOf({ pauses }: InForce, unit: string, day: string): Pause | undefined {
  const newest = pauses.findLast((pause) => pause.unit === unit && pause.fromDay <= day);
  return newest && newest.untilDay >= day ? newest : undefined;
}

const isOpen = ({ opensAt, closesAt }: Occurrence, now: number) => opensAt <= now && now < closesAt;
