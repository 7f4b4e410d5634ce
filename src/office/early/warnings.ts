import { setImmediate as breathe } from 'node:timers/promises';
import { type EarlyWarning, type TrackedTask, warningSteps } from '../../domain/early-warning.ts';
import { roundId } from '../../domain/rounds.ts';
import type { Tx } from '../../store/schema.ts';
import { allAnswerers } from '../answerers.ts';
import { readMonth } from '../closing/month-facts.ts';
import { regularRounds } from '../closing/rounds.ts';
import type { Office } from '../office.ts';
import { historiesFor } from './histories.ts';
import { trackedTask } from './tracked.ts';

// A unit takes up to thirty milliseconds: between slices other messages get their answers.
const slice = 10;

/** The early warnings of a running month, from what the ledger has at a moment; nothing is written. */
export async function warningsOf(
  tx: Tx,
  office: Office,
  month: string,
  now: number,
): Promise<readonly EarlyWarning[]> {
  const { facts, tasks } = await readMonth(tx, office, month, now);
  const histories = await historiesFor(tx, month);
  const tracked = new Map<string, readonly TrackedTask[]>();
  for (const { unit, subject } of allAnswerers(office)) {
    const children = office.config.units.filter(
      ({ parent, kind }) => parent === subject.id && kind === 'county',
    );
    const whose = { subject: subject.id, children: children.map(({ id }) => id) };
    tracked.set(
      unit.id,
      tasks(unit.id).map((task) => trackedTask(task, whose, histories)),
    );
  }
  // Rounds that still take answers are not 未报 yet.
  const open = new Set(
    regularRounds(office, month).flatMap((round) => (round.closesAt > now ? [roundId(round)] : [])),
  );
  const units = facts.units.map((unit) => ({
    ...unit,
    unreportedRounds: unit.unreportedRounds.filter(({ id }) => !open.has(id)),
  }));
  const warnings: EarlyWarning[] = [];
  let step = 0;
  for (const warning of warningSteps({ ...facts, units }, tracked, office.config.rules)) {
    if (warning) warnings.push(warning);
    step += 1;
    if (step % slice === 0) await breathe();
  }
  return warnings;
}
