import { formatInstant } from '../../src/calendar/zone.ts';
import type { Talk } from '../../src/conversation/handler.ts';
import type { Missing } from '../../src/domain/missing.ts';
import type { Unit } from '../../src/domain/model.ts';
import { type Occurrence, roundId } from '../../src/domain/rounds.ts';
import { roundsOf } from '../../src/office/in-force.ts';
import { lackingIn } from '../../src/office/lacking.ts';
import type { StoredFigure } from '../../src/store/reports.ts';

const namesShown = 3;

/** The rounds the speaker is to answer for a unit, each with its own deadline: a department by its own, not by the whole's. */
export async function roundsHere(talk: Talk, unit: Unit): Promise<Occurrence[]> {
  const { office, person, now } = talk;
  const inForce = await talk.inForce();
  const asked = person?.role === 'department' ? person.units : [unit.id];
  const rounds = asked.flatMap((id) => roundsOf(office, inForce, id, now));
  return [...new Map(rounds.map((one) => [roundId(one), one])).values()];
}

/** What is missing as far as the speaker answers for it: a department only for what it leads. */
export function owedHere(
  { office, person }: Talk,
  occurrence: Occurrence,
  units: readonly Unit[],
  figures: readonly StoredFigure[],
): readonly Missing[] {
  const all = lackingIn(office, occurrence, units, figures);
  if (person?.role !== 'department') return all;
  return all.filter(({ indicator }) => person.units.includes(office.indicator(indicator).lead ?? ''));
}

/**
 * 还差3项：A、B、C。截止4月2日17:00 — for the first round due that asks the speaker for something. Thanks once: when these
 * figures complete what the ones before them left open.
 */
export function missingLines(
  talk: Talk,
  unit: Unit,
  rounds: readonly Occurrence[],
  figures: readonly StoredFigure[],
  before: readonly StoredFigure[] = figures,
): string[] {
  const { office, now } = talk;
  const lackingWith = (known: readonly StoredFigure[]) =>
    rounds.flatMap((occurrence) => {
      const lacking = owedHere(talk, occurrence, [unit], known);
      return lacking.length > 0 ? [{ occurrence, lacking }] : [];
    });
  const [first] = lackingWith(figures);
  if (!first) {
    const [completed] = lackingWith(before);
    return completed ? [`${completed.occurrence.rule.name}已全部报齐，谢谢。`] : [];
  }
  const { occurrence, lacking } = first;
  const names = lacking.map(({ indicator }) => office.indicator(indicator).name);
  const shown = names.slice(0, namesShown).join('、');
  const rest = names.length > namesShown ? `等，发送“未报”看全部` : '';
  const due = formatInstant(occurrence.dueAt, office.zone);
  const overdue = now > occurrence.dueAt ? '（已逾期，请尽快）' : '';
  return [`${occurrence.rule.name}还差${names.length}项：${shown}${rest}。截止${due}${overdue}`];
}
