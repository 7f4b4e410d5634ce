import { groupBy } from '../../domain/group-by.ts';
import type { RoundUnit } from '../../store/rounds.ts';
import type { Tx } from '../../store/schema.ts';
import { type MonthRound, outcomesIn } from '../closing/rounds.ts';
import type { Office } from '../office.ts';
import { outcomeLines } from '../outcome-text.ts';
import { dueText } from '../round-text.ts';
import type { MonthScope } from './scope.ts';

/** Who answered the month's rounds on time: a round that came once in full, one of every week or day in sums. */
export async function answerLines(tx: Tx, { at, inForce, reach, shown }: MonthScope): Promise<string[]> {
  const { office, now } = at;
  const until = shown.closing?.closedAt ?? now;
  const { rounds, units } = await outcomesIn(tx, office, inForce, reach, shown.month, until);
  const byRound = groupBy(units, ({ round }) => round);
  const answered = rounds.filter(({ id, round }) => byRound.has(id) && round.dueAt <= now);
  return [...groupBy(answered, ({ round }) => round.rule.id).values()].flatMap((some) =>
    some.length === 1
      ? onceLines(office, some[0]!, byRound.get(some[0]!.id)!)
      : oftenLines(
          office,
          some,
          some.flatMap(({ id }) => byRound.get(id)!),
        ),
  );
}

function onceLines(office: Office, { round }: MonthRound, units: readonly RoundUnit[]): string[] {
  const [summary, ...more] = outcomeLines(office, units);
  return [`${round.rule.name}${dueText(round, office.zone)}截止，${summary}`, ...more];
}

/** 就业周调度4期，13个单位：每期按时报齐9个。逾期：隆回县（2期）；未报齐：洞口县（1期） */
function oftenLines(office: Office, rounds: readonly MonthRound[], units: readonly RoundUnit[]): string[] {
  const byUnit = [...groupBy(units, ({ unit }) => unit)];
  const times = (outcome: RoundUnit['outcome']) =>
    byUnit.flatMap(([unit, own]) => {
      const count = own.filter((one) => one.outcome === outcome).length;
      return count > 0 ? [`${office.unit(unit).name}（${count}期）`] : [];
    });
  const steady = byUnit.filter(([, own]) => own.every(({ outcome }) => outcome === 'on-time')).length;
  const told = [
    ['逾期', times('late')],
    ['未报齐', times('silent')],
    ['暂停', times('paused')],
  ] as const;
  const rest = told.flatMap(([word, names]) => (names.length > 0 ? [`${word}：${names.join('、')}`] : []));
  const head = `${rounds[0]!.round.rule.name}${rounds.length}期，${byUnit.length}个单位：每期按时报齐${steady}个。`;
  return [`${head}${rest.join('；')}`];
}
