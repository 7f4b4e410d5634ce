import type { Status } from '../domain/model.ts';

/** How the indicators of a programme stand, in the order in which a sentence counts them. */
export const groups = [
  'done',
  'onSchedule',
  'met',
  'within',
  'behind',
  'notMet',
  'exceeded',
  'unreported',
] as const;
export type Group = (typeof groups)[number];

/** The group of a status; undefined where there is no task. */
export const groupOf: Readonly<Record<Status, Group | undefined>> = {
  done: 'done',
  'on-schedule': 'onSchedule',
  met: 'met',
  within: 'within',
  'behind-yellow': 'behind',
  'behind-red': 'behind',
  'not-met': 'notMet',
  exceeded: 'exceeded',
  unreported: 'unreported',
  'no-task': undefined,
};

/** What a sentence says of one group; `{全部}`, `{均}` and `{提前}` are printed only where they are true. */
export interface ClauseForm {
  readonly says: string;
  /** 项目 or 指标; that of the sentence when it is not given. */
  readonly noun?: string;
  /**
   * none: 13个项目已经提前完成 · list: 甲、乙等2个项目已经提前完成 · quoted: “甲”1个指标未达序时 ·
   * each: 甲完成率为29.34%，未达序时进度
   */
  readonly names: 'none' | 'list' | 'quoted' | 'each';
  /** 余下 before the count when this group takes all that is left. */
  readonly rest?: boolean;
}

/** An office's wording for the sentence that counts how a programme's indicators stand. */
export interface SummaryForm {
  /** 全市市定十大重点民生实事 */
  readonly subject: string;
  /** 项目 or 指标, as counted: 24个项目中 */
  readonly noun: string;
  /** Between two phrases of a list. */
  readonly itemSeparator: '、' | '，';
  readonly clauseSeparator: '；' | '，';
  readonly clauses: Readonly<Record<Group, ClauseForm>>;
}

/** Wording for what the bulletins rarely have to say; every indicator is named, so that nothing is hidden. */
const plain = {
  met: { says: '{均}达标', names: 'none' },
  within: { says: '{均}控制在目标内', names: 'none' },
  behind: { says: '未达序时', names: 'quoted' },
  notMet: { says: '未达标', names: 'quoted' },
  exceeded: { says: '超出控制目标', names: 'quoted' },
  unreported: { says: '尚未报送数据', names: 'quoted' },
} satisfies Partial<Record<Group, ClauseForm>>;

/** 1-10月，全市省定…24个项目中，13个项目已经提前完成；11个项目均达到或超过序时进度。 */
export function projectCounts(subject: string): SummaryForm {
  return {
    subject,
    noun: '项目',
    itemSeparator: '、',
    clauseSeparator: '；',
    clauses: {
      ...plain,
      done: { says: '已经{全部}{提前}完成', names: 'none' },
      onSchedule: { says: '{均}达到或超过序时进度', names: 'none' },
    },
  };
}

/** 全市市定…14个指标中，5个指标已完成全年目标任务，8个指标按序时推进，“…”1个指标未达序时。 */
export function indicatorCounts(subject: string): SummaryForm {
  return {
    subject,
    noun: '指标',
    itemSeparator: '、',
    clauseSeparator: '，',
    clauses: {
      ...plain,
      done: { says: '已{全部}完成全年目标任务', names: 'none' },
      onSchedule: { says: '{全部}按序时推进', names: 'none' },
    },
  };
}

/** As projectCounts, with every project named. */
export function projectLists(subject: string): SummaryForm {
  const form = projectCounts(subject);
  return {
    ...form,
    clauses: {
      ...form.clauses,
      done: { ...form.clauses.done, names: 'list' },
      onSchedule: { ...form.clauses.onSchedule, names: 'list', rest: true },
      behind: { says: '{均}未达序时进度', names: 'each' },
    },
  };
}

/** Every indicator named with its task, those behind with their completion. */
export function taskLists(subject: string): SummaryForm {
  const { clauses, ...form } = projectLists(subject);
  return {
    ...form,
    itemSeparator: '，',
    clauses: {
      ...clauses,
      done: { says: '已{全部}{提前}完成全年目标任务', names: 'list' },
      onSchedule: { says: '{全部}按序时推进', noun: '指标', names: 'list' },
    },
  };
}
