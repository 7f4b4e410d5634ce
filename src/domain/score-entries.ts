import { formatDay } from '../calendar/zone.ts';
import { atMost, type Decimal, decimal, percentText } from './arithmetic.ts';
import { countedIndicators } from './counted.ts';
import type { Progress, Status } from './model.ts';
import type { Fact, JudgedIndicator, ScoreEntry, SourceRow, UnitFacts } from './month.ts';
import type { RuledEntry, ScoreRules } from './score-rules.ts';

/** Where the entries of one kind come from, and whether they give or take points. */
interface Kind {
  readonly label: string;
  readonly sign: 1 | -1;
  readonly source: SourceRow['kind'];
  readonly facts: (unit: UnitFacts) => readonly Fact[];
}

const kinds: Readonly<Record<RuledEntry, Kind>> = {
  late: { label: '逾期填报', sign: -1, source: 'round', facts: (unit) => unit.lateRounds },
  unreported: { label: '未报', sign: -1, source: 'round', facts: (unit) => unit.unreportedRounds },
  difference: {
    label: '县市数据不一致',
    sign: -1,
    source: 'reconciliation',
    facts: (unit) => unit.differences,
  },
  'rectification-overdue': {
    label: '整改逾期',
    sign: -1,
    source: 'notice',
    facts: (unit) => unit.overdueRectifications,
  },
  'finding-overdue': {
    label: '问题逾期未答',
    sign: -1,
    source: 'finding',
    facts: (unit) => unit.overdueFindings,
  },
  red: ofStatus('指标滞后（红）', 'behind-red'),
  yellow: ofStatus('指标滞后（黄）', 'behind-yellow'),
  'not-met': ofStatus('指标未达标', 'not-met'),
  exceeded: ofStatus('指标超出目标', 'exceeded'),
  'never-reported': ofStatus('指标从未上报', 'unreported'),
  early: {
    label: '提前完成',
    sign: 1,
    source: 'indicator',
    facts: (unit) =>
      countedIndicators(unit)
        .filter(({ progress, credited }) => progress.early && !credited)
        .map(indicatorFact),
  },
  story: { label: '经验被专报采用', sign: 1, source: 'story', facts: (unit) => unit.stories },
};

/** Every deduction and bonus of a unit's month, in the order of the kinds; each says what it is for and where it stands. */
export function scoreEntries(unit: UnitFacts, rules: ScoreRules): readonly ScoreEntry[] {
  const ruled = (Object.keys(kinds) as RuledEntry[]).flatMap((rule) => entriesOf(unit, rule, rules));
  return [...ruled, ...manualEntries(unit)];
}

function entriesOf(unit: UnitFacts, rule: RuledEntry, { entries }: ScoreRules): ScoreEntry[] {
  const { label, sign, source, facts } = kinds[rule];
  const { points, most } = entries[rule];
  const each = decimal(points);
  if (each.isZero()) return [];
  let left = most === undefined ? undefined : decimal(most);
  return facts(unit).map(({ id, name, figure }) => {
    const given = left === undefined ? each : atMost(left, each);
    left = left?.minus(given);
    return {
      rule,
      label,
      about: name,
      points: signed(given, sign),
      limited: given.lt(each),
      figure,
      source: { kind: source, id },
    };
  });
}

function manualEntries({ manual }: UnitFacts): ScoreEntry[] {
  return manual.map(({ id, points, reason }) => ({
    rule: 'manual',
    label: decimal(points).lt(0) ? '扣分' : '加分',
    about: reason,
    points: decimal(points),
    limited: false,
    source: { kind: 'manual', id },
  }));
}

function ofStatus(label: string, status: Status): Kind {
  const facts = (unit: UnitFacts) =>
    countedIndicators(unit)
      .filter(({ progress }) => progress.status === status)
      .map(indicatorFact);
  return { label, sign: -1, source: 'indicator', facts };
}

function indicatorFact({ indicator, name, progress }: JudgedIndicator): Fact {
  return { id: indicator, name, figure: progressText(progress) };
}

/** 完成29.34%，序时83.33%，数据截至10月31日 */
function progressText({ completion, scheduled, dataDate }: Progress): string | undefined {
  const said = [
    completion && `完成${percentText(completion)}`,
    scheduled && `序时${percentText(scheduled)}`,
    dataDate && `数据截至${formatDay(dataDate)}`,
  ].filter((text) => text !== undefined);
  return said.length > 0 ? said.join('，') : undefined;
}

/** Never -0. */
function signed(points: Decimal, sign: 1 | -1): Decimal {
  return points.isZero() ? points : points.times(sign);
}
