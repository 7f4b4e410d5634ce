import { periodEnd, shiftMonth } from '../../../src/calendar/periods.ts';
import { type Random, randomFrom } from './random.ts';
import { randomRules } from './random-rules.ts';
import { type Plan, randomIndicators, randomPlan } from './random-tasks.ts';
import { type Habit, randomUnit, twinOf } from './random-units.ts';
import type { RawMonth, RawUnit, RawYear, Step } from './raw.ts';

/** Twelve months from any month on, through a January, with what the office does in between. */
export function randomYear(seed: number): RawYear {
  const random = randomFrom(seed);
  const groups = ['县市区', '市直部门', '乡镇'].slice(0, random.pick([1, 1, 2, 3]));
  const count = random.chance(6) ? random.int(7, 16) : random.int(1, 4);
  const first = `${random.pick([2023, 2024])}-${String(random.int(1, 12)).padStart(2, '0')}`;
  const months = Array.from({ length: 12 }, (_, at) => shiftMonth(first, at));
  const habits = randomHabits(random, count, groups, months);
  const indicatorCount = random.pick([1, 1, 2, 2, 3, 4]);
  const names = Array.from({ length: indicatorCount }, (_, at) => `i${at + 1}`);
  const rules = randomRules(
    random,
    habits.map(({ unit }) => unit),
    groups,
    names,
  );
  const programmes = new Map(
    [...new Set(months.map(yearOf))].map((year) => {
      const indicators = randomIndicators(random, indicatorCount, year);
      const plans = habits.map(() => indicators.map((of) => randomPlan(random, of, year)));
      return [year, plans] as const;
    }),
  );
  const facts: RawMonth[] = [];
  for (const month of months) {
    facts.push(randomMonth(random, habits, programmes.get(yearOf(month))!, month, facts.at(-1)));
  }
  const change = (month: RawMonth) => corrected(random, month, habits, programmes.get(yearOf(month.month))!);
  return { seed, rules, steps: [...stepsOf(random, facts, change)] };
}

const yearOf = (month: string) => Number(month.slice(0, 4));

function randomHabits(
  random: Random,
  count: number,
  groups: readonly string[],
  months: readonly string[],
): Habit[] {
  const habits: Habit[] = [];
  for (let at = 0; at < count; at++) {
    const twin = at > 0 && random.chance(35) ? random.pick(habits) : undefined;
    const group = random.chance(95) ? random.pick(groups) : undefined;
    habits.push({
      unit: `u${at + 1}`,
      group: twin ? twin.group : group,
      twin: twin?.unit,
      firstMonth: random.chance(15) ? random.pick(months) : months[0]!,
      pace: random.pick([6, 9, 11, 12, 12, 14]),
      silent: random.pick([0, 5, 5, 30, 100]),
      exempt: random.pick([0, 0, 0, 10, 60]),
    });
  }
  return habits;
}

type Plans = readonly (readonly Plan[])[];

function randomMonth(
  random: Random,
  habits: readonly Habit[],
  plans: Plans,
  month: string,
  before: RawMonth | undefined,
): RawMonth {
  const isSilent = random.chance(4);
  const units: RawUnit[] = [];
  habits.forEach((habit, at) => {
    const other = units.find(({ unit }) => unit === habit.twin);
    if (other && random.chance(80)) {
      units.push(twinOf(random, habit, other));
      return;
    }
    const tasks = before?.units[at]?.tasks ?? [];
    const moved = random.chance(3) ? random.pick(habits).group : habit.group;
    const asked = { ...habit, group: moved, silent: isSilent ? 100 : habit.silent };
    units.push(randomUnit(random, asked, plans[at]!, month, periodEnd(month), tasks));
  });
  return { month, units };
}

/** The month again with one or two units' facts anew: corrections, manual entries, an exemption. */
function corrected(random: Random, before: RawMonth, habits: readonly Habit[], plans: Plans): RawMonth {
  const again = randomMonth(random, habits, plans, before.month, before);
  const changed = new Set([random.int(1, habits.length), random.int(1, habits.length)]);
  const units = before.units.map((unit, at) => (changed.has(at + 1) ? again.units[at]! : unit));
  return { month: before.month, units };
}

/** Closes month after month; now and then a notice is revoked, the last months are reopened and closed again. */
function* stepsOf(
  random: Random,
  months: readonly RawMonth[],
  change: (month: RawMonth) => RawMonth,
): Generator<Step> {
  const closed: RawMonth[] = [];
  for (const month of months) {
    closed.push(month);
    yield { kind: 'close', month };
    for (let again = 0; again < 3 && random.chance(again === 0 ? 15 : 55); again++) {
      for (const { unit } of month.units) {
        if (random.chance(10)) yield { kind: 'decide', unit, month: random.pick(closed.slice(-2)).month };
      }
      const depth = Math.min(closed.length, random.pick([1, 1, 1, 2, 3]));
      for (let back = 1; back <= depth; back++) yield { kind: 'reopen', month: closed.at(-back)!.month };
      for (let at = closed.length - depth; at < closed.length; at++) {
        // As it was first, as it is, or corrected: what a reopening revoked may come back by the next one.
        const next = random.pick([months[at]!, closed[at]!, change(closed[at]!), change(closed[at]!)]);
        closed[at] = next;
        yield { kind: 'close', month: next };
      }
    }
  }
}
