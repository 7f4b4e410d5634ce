import { Decimal } from 'decimal.js';
import type { EntryRule, RuledEntry } from '../domain/score-rules.ts';
import type { Known } from './known.ts';
import type { Rules } from './model.ts';
import type { Complain } from './report.ts';
import type { RulesFile } from './schema-rules.ts';

type ScoreFile = NonNullable<RulesFile['score']>;
type EntryField = Exclude<keyof ScoreFile, 'scheme' | 'weights'>;

/** Each kind of entry: its field, and what it costs or brings where the file says nothing (DESIGN 6). */
const kinds: readonly (readonly [RuledEntry, EntryField, EntryRule])[] = [
  ['late', 'late', { points: '1', most: '5' }],
  ['unreported', 'unreported', { points: '2', most: '10' }],
  ['difference', 'difference', { points: '2' }],
  ['rectification-overdue', 'rectificationOverdue', { points: '3' }],
  ['finding-overdue', 'findingOverdue', { points: '1' }],
  ['red', 'red', { points: '0' }],
  ['yellow', 'yellow', { points: '0' }],
  ['not-met', 'notMet', { points: '0' }],
  ['exceeded', 'exceeded', { points: '0' }],
  ['never-reported', 'neverReported', { points: '0' }],
  ['early', 'early', { points: '0.5', most: '3' }],
  ['story', 'story', { points: '0.5', most: '2' }],
];

/** Checks rules.yaml `score` for meaning and fills in the defaults. */
export function buildScore(
  file: ScoreFile | null | undefined,
  known: Known,
  complain: Complain,
): Rules['score'] {
  const score = file ?? {};
  const scheme = score.scheme ?? 'weighted';
  const entries = Object.fromEntries(
    kinds.map(([kind, field, usual]) => [kind, entryOf(score[field], field, usual, complain)]),
  ) as Record<RuledEntry, EntryRule>;
  // Who never reports must not come off better than who reports and is behind.
  if (!score.neverReported) entries['never-reported'] = { ...entries.red };
  if (scheme === 'deduction' && new Decimal(entries.red.points).isZero())
    complain(['score', 'red'], '百分制反向扣分要写明亮红灯每项扣几分，如 red: { points: 4 }');
  if (new Decimal(entries.yellow.points).gt(entries.red.points))
    complain(['score', 'yellow'], `黄灯扣分不能多于红灯（${entries.red.points}）`);
  if (new Decimal(entries['never-reported'].points).lt(entries.red.points))
    complain(
      ['score', 'neverReported'],
      `从未上报的扣分不能少于红灯（${entries.red.points}），否则不报反而合算`,
    );
  return { scheme, entries, weights: weightsOf(score.weights, known, complain) };
}

function entryOf(
  given: ScoreFile[EntryField],
  field: EntryField,
  usual: EntryRule,
  complain: Complain,
): EntryRule {
  const points = given?.points ?? usual.points;
  // A limit meant for other points says nothing about these.
  const most = given?.most ?? (given?.points === undefined || given.points === null ? usual.most : undefined);
  if (most !== undefined && new Decimal(most).lt(points))
    complain(['score', field, 'most'], `不能少于每次的 ${points} 分`);
  return most === undefined ? { points } : { points, most };
}

/** Weights by indicator id; those of one year add up to 100. */
function weightsOf(
  given: ScoreFile['weights'],
  { indicators, years }: Known,
  complain: Complain,
): Readonly<Record<string, string>> | undefined {
  if (!given || !indicators || !years) return undefined;
  const weights: Record<string, string> = {};
  const sums = new Map<number, Decimal>();
  for (const [name, weight] of Object.entries(given)) {
    const ids = indicators.findEvery(name, ['score', 'weights', name], complain);
    if (ids.length === 0) return undefined;
    if (ids.some((id) => id in weights)) complain(['score', 'weights', name], '同一个指标写了两次');
    for (const id of ids) {
      weights[id] = weight;
      const year = years.get(id)!;
      sums.set(year, (sums.get(year) ?? new Decimal(0)).plus(weight));
    }
  }
  if (sums.size === 0) complain(['score', 'weights'], '不能是空的；用任务清单的权重就不要写 weights');
  for (const [year, sum] of sums)
    if (!sum.eq(100))
      complain(
        ['score', 'weights'],
        `${year} 年各指标的权重合计应为 100${sums.size > 1 ? '；名称指各年的同名指标，只写某一年的请用指标编号' : ''}`,
        String(sum),
      );
  return weights;
}
