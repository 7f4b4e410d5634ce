import { formatInstant } from '../src/calendar/zone.ts';
import { groupAddress } from '../src/delivery/routes.ts';
import { type Occurrence, roundId } from '../src/domain/rounds.ts';
import { forUnit, loadInForce } from '../src/office/in-force.ts';
import type { Office } from '../src/office/office.ts';
import { outcomeLines } from '../src/office/outcome-text.ts';
import { outcomesOf } from '../src/office/outcomes.ts';
import { loadReach, officeGroups } from '../src/office/reach.ts';
import { periodText } from '../src/office/round-text.ts';
import { momentsBetween, onRecord, roundOf } from '../src/office/rounds-due.ts';
import { closeRound as close, type RoundUnit, roundById, saveRound } from '../src/store/rounds.ts';
import type { Job } from '../src/tick.ts';

/**
 * A round ends: how each unit answered goes on record, and the office reads it. A unit with a later deadline is settled by a
 * row of its own, `round/unit`, when that is over.
 */
export const closeRound: Job = {
  name: 'close-round',
  speaks: false,
  occurrences: (from, to, office) =>
    momentsBetween(office, from, to, ({ closesAt }) => [closesAt]).map(({ round, at }) => ({
      period: roundId(round),
      at,
    })),
  async run({ tx, now, office, due, say, record }) {
    const inForce = await loadInForce(tx, office, now);
    const reach = await loadReach(tx, office.channels);
    const skipped: string[] = [];
    for (const { period } of due) {
      const [rule, key, unit] = period.split('/');
      const round = await roundOf(tx, office, inForce, `${rule}/${key}`);
      const stored = await roundById(tx, `${rule}/${key}`);
      if (!round || (stored?.closedAt !== undefined && (!unit || stored.called))) {
        skipped.push(period);
        continue;
      }
      await saveRound(tx, onRecord(round, inForce.called.includes(round)), now);
      const until = ({ closesAt }: Occurrence) => closesAt;
      const all = await outcomesOf(tx, office, inForce, reach, round, until);
      const settled = all.filter((one) =>
        unit ? one.unit === unit : forUnit(round, one.unit, inForce).closesAt <= round.closesAt,
      );
      await close(tx, roundId(round), settled, now);
      record({ action: 'round.close', subject: period, data: counts(settled) });
      // Weekly and daily rounds end with the week's digest, which tells of them.
      const told = unit ? [] : toldAtOnce(round) ? settled : [];
      if (told.length > 0)
        for (const { platform, id } of officeGroups(reach))
          say({
            ...groupAddress(platform, id),
            message: {
              lines: endLines(office, round, settled, waitingText(office, round, all, settled)),
              headed: true,
            },
            onceKey: `close:${period}:${platform}:${id}`,
          });
    }
    return skipped;
  },
};

function toldAtOnce({ rule }: Occurrence): boolean {
  return rule.every !== 'week' && (rule.every !== 'day' || rule.id.startsWith('adhoc-'));
}

function endLines(
  office: Office,
  round: Occurrence,
  units: readonly RoundUnit[],
  waiting: readonly string[],
): string[] {
  return [
    `【${round.rule.name}】${periodText(round, office.zone)}已关闭。`,
    ...outcomeLines(office, units),
    ...waiting,
  ];
}

/** 延期：双清区至10月12日17:00 */
function waitingText(
  office: Office,
  round: Occurrence,
  all: readonly RoundUnit[],
  settled: readonly RoundUnit[],
): string[] {
  const waiting = all.filter((one) => !settled.includes(one) && one.dueAt > round.dueAt);
  if (waiting.length === 0) return [];
  const names = waiting.map(
    ({ unit, dueAt }) => `${office.unit(unit).name}至${formatInstant(dueAt, office.zone)}`,
  );
  return [`延期：${names.join('、')}`];
}

function counts(units: readonly RoundUnit[]) {
  return Object.fromEntries(units.map(({ unit, outcome }) => [unit, outcome]));
}
