import { shiftMonth } from '../../src/calendar/periods.ts';
import { decimal } from '../../src/domain/arithmetic.ts';
import { type Assessed, assess } from '../../src/domain/assess.ts';
import type { Indicator } from '../../src/domain/model.ts';
import type { Fact, MonthFacts, UnitFacts } from '../../src/domain/month.ts';

export const month = '2024-10';
const indicatorCount = 40;

const plain = {
  programme: 'year',
  aliases: [],
  kind: 'cumulative',
  measure: '人',
  schedule: { kind: 'linear' },
  lag: 0,
  skip: [],
  stages: [],
  parts: [],
  prorate: false,
} as const;

const indicators: readonly Indicator[] = Array.from({ length: indicatorCount }, (_, at) => ({
  ...plain,
  id: `indicator-${at}`,
  name: `指标${at}`,
  weight: String(1 + (at % 5)),
}));

/** A unit's tasks in a month, before they are judged; every second unit never reported anything. */
export interface UnitFigures {
  readonly unit: string;
  readonly silent: boolean;
  readonly tasks: readonly Assessed[];
}

/** So many units with 40 tasks each: the half that is silent shares one place and the bottom with it, which is the most work. */
export function figuresOf(units: number): readonly UnitFigures[] {
  return Array.from({ length: units }, (_, unit) => {
    const silent = unit % 2 === 1;
    const tasks = indicators.map((indicator, at): Assessed => {
      const value = decimal(500 + ((unit * 37 + at * 101) % 700));
      const whole = silent ? undefined : { value, dataDate: `${month}-31`, period: month };
      return { indicator, target: '1170', figures: { whole }, redFrom: '10', year: 2024 };
    });
    return { unit: `unit-${unit}`, silent, tasks };
  });
}

/** What a month is closed from: every task judged, and the month's rounds. */
export function factsOf(figures: readonly UnitFigures[]): MonthFacts {
  return { month, units: figures.map(unitFacts) };
}

function unitFacts({ unit, silent, tasks }: UnitFigures): UnitFacts {
  const rounds = ['月调度', '周调度一', '周调度二', '周调度三', '周调度四'];
  const facts: Fact[] = rounds.map((name, at) => ({ id: `round-${at}`, name }));
  return {
    unit,
    group: '县市区',
    exempt: false,
    reported: !silent,
    indicators: tasks.map((task) => ({
      indicator: task.indicator.id,
      name: task.indicator.name,
      weight: task.indicator.weight,
      progress: assess(task),
      credited: false,
    })),
    lateRounds: silent ? [] : facts.slice(0, 1),
    unreportedRounds: silent ? facts : [],
    differences: [],
    overdueRectifications: [],
    overdueFindings: [],
    stories: [],
    manual: [],
  };
}

/** The months before, oldest first. */
export function monthsBefore(count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => shiftMonth(month, at - count));
}
