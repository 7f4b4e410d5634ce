import { decimal } from '../../src/domain/arithmetic.ts';
import type { ClosingRules } from '../../src/domain/close-month.ts';
import type { Progress, Status } from '../../src/domain/model.ts';
import type { Fact, GroupRanking, JudgedIndicator, RankedMonth, UnitFacts } from '../../src/domain/month.ts';
import type { RuledEntry, ScoreRules, WarningRules } from '../../src/domain/score-rules.ts';

const none = { points: '0' };

/** The default entries of DESIGN 6; the given ones replace them. */
export function scoreRules(
  over: Partial<ScoreRules['entries']> = {},
  scheme: ScoreRules['scheme'] = 'weighted',
): ScoreRules {
  return {
    scheme,
    entries: {
      late: { points: '1', most: '5' },
      unreported: { points: '2', most: '10' },
      difference: { points: '2' },
      'rectification-overdue': { points: '3' },
      'finding-overdue': { points: '1' },
      red: none,
      yellow: none,
      'not-met': none,
      exceeded: none,
      'never-reported': none,
      early: { points: '0.5', most: '3' },
      story: { points: '0.5', most: '2' },
      ...over,
    } satisfies Record<RuledEntry, { points: string; most?: string }>,
  };
}

/** The default rules of DESIGN 6. */
export const closingRules: ClosingRules = {
  score: scoreRules(),
  ranking: { groups: [], exempt: [], bottomPlaces: 3 },
};

export function warningRules(over: Partial<WarningRules> = {}): WarningRules {
  const tell = ['group', 'leaders'] as const;
  return {
    consecutiveMonths: 2,
    resetInJanuary: true,
    ladder: [
      { name: '预警通知', text: '下发《预警通知》并进行约谈', tell },
      { name: '再次预警', text: '再次下发《预警通知》，约谈单位主要负责人', tell },
      { name: '挂牌督办', text: '挂牌督办', tell },
    ],
    raiseUnanswered: false,
    line: ['liaison', 'leaders', 'office'],
    autoSign: false,
    numbering: '〔{year}〕{n}号',
    acknowledgeWorkdays: 2,
    rectifyWorkdays: 5,
    ...over,
  };
}

/** An indicator of weight 1 with a ratio; its completion is the ratio in percent unless given. */
export function judged(
  ratio: string,
  over: Partial<JudgedIndicator> & { status?: Status } = {},
): JudgedIndicator {
  const { status = 'on-schedule', progress, ...rest } = over;
  const own: Progress = {
    status,
    ratio: decimal(ratio),
    early: false,
    completion: status === 'unreported' ? undefined : decimal(ratio).times(100),
    dataDate: '2024-10-31',
    judgedAt: '2024-10-31',
  };
  return {
    indicator: 'jobs',
    name: '新增就业',
    weight: '1',
    credited: false,
    ...rest,
    progress: progress ?? own,
  };
}

/** A unit that reported in time; a number stands for one indicator with that ratio. */
export function unitFacts(unit: string, ratio: string, over: Partial<UnitFacts> = {}): UnitFacts {
  return {
    unit,
    group: '县市区',
    exempt: false,
    reported: true,
    indicators: [judged(ratio)],
    lateRounds: [],
    unreportedRounds: [],
    differences: [],
    overdueRectifications: [],
    overdueFindings: [],
    stories: [],
    manual: [],
    ...over,
  };
}

/** A unit that answered nothing in the month and never had. */
export function silentUnit(unit: string, over: Partial<UnitFacts> = {}): UnitFacts {
  return unitFacts(unit, '0', {
    reported: false,
    indicators: [judged('0', { status: 'unreported' })],
    unreportedRounds: facts(1),
    ...over,
  });
}

/** So many things that happened, each with an id and a name. */
export function facts(count: number, name = '月调度'): Fact[] {
  return Array.from({ length: count }, (_, at) => ({ id: `${name}-${at + 1}`, name: `${name}${at + 1}` }));
}

/** A closed month of which only the bottom places matter; the other ranked units stand above them. */
export function rankedMonth(
  month: string,
  bottom: readonly string[],
  others: readonly string[] = [],
): RankedMonth {
  const of = bottom.length + others.length;
  const rows = [...others, ...bottom].map((unit, at) => ({
    unit,
    place: at + 1,
    bottom: bottom.includes(unit),
    reported: true,
    total: decimal(of - at),
    unreportedRounds: 0,
    red: 0,
    completion: decimal(0),
  }));
  const group: GroupRanking = {
    group: '县市区',
    rows,
    bottomPlaces: bottom.length,
    bottom,
    notRanked: [],
    nobodyReported: false,
  };
  return { month, groups: [group] };
}
