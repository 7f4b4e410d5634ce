import { buildClosing } from './build-closing.ts';
import { buildRanking } from './build-ranking.ts';
import { buildScore } from './build-score.ts';
import { buildWarning } from './build-warning.ts';
import type { Checked } from './check-shape.ts';
import type { Known } from './known.ts';
import type { Moment, RoundRule, Rules } from './model.ts';
import { compareMoments, momentForms, parseMoment } from './moment.ts';
import type { Names } from './names.ts';
import type { Path } from './problem.ts';
import { type Complain, Taken } from './report.ts';
import type { RulesFile } from './schema-rules.ts';

type RoundEntry = RulesFile['rounds'][number];

/** Checks rules.yaml for meaning and fills in the defaults; `known` lacks what cannot be read. */
export function buildRules({ data }: Checked<RulesFile>, known: Known, complain: Complain): Rules {
  const { progress, checks, wholes, audit } = data;
  if (Number(checks?.jumpMinimum ?? 3) > Number(checks?.jumpWindow ?? 6))
    complain(['checks', 'jumpMinimum'], `不能大于 jumpWindow（${checks?.jumpWindow ?? 6}）`);
  return {
    rounds: buildRounds(data.rounds, known.indicators, complain),
    progress: { redFrom: progress?.redFrom ?? '10' },
    checks: {
      overTargetPercent: checks?.overTargetPercent ?? '150',
      statedPercentPoints: checks?.statedPercentPoints ?? '1',
      jumpTimes: checks?.jumpTimes ?? '5',
      jumpWindow: Number(checks?.jumpWindow ?? 6),
      jumpMinimum: Number(checks?.jumpMinimum ?? 3),
    },
    closing: buildClosing(data, complain),
    ranking: buildRanking(data, known, complain),
    score: buildScore(data.score, known, complain),
    warning: buildWarning(data, complain),
    appeal: { workdays: Number(data.appeal?.workdays ?? 5) },
    reconciliation: {
      decides: data.reconciliation?.decides ?? 'office',
      tolerancePercent: data.reconciliation?.tolerancePercent ?? '0',
    },
    wholes: wholes ?? 'reported',
    audit: { algorithm: audit?.algorithm ?? 'sha256' },
  };
}

function buildRounds(
  entries: readonly RoundEntry[],
  names: Names | undefined,
  complain: Complain,
): RoundRule[] {
  const ids = new Taken(complain, '调度编号');
  const titles = new Taken(complain, '调度名称');
  return entries.flatMap((entry, index) => {
    const at: Path = ['rounds', index];
    ids.take(entry.id, [...at, 'id'], entry.name);
    titles.take(entry.name, [...at, 'name'], entry.name);
    const indicators = indicatorsOf(entry, at, names, complain);
    const moments = momentsOf(entry, at, complain);
    const { id, name, every } = entry;
    return moments ? [{ id, name, every, indicators, ...moments, restDay: entry.restDay ?? 'previous' }] : [];
  });
}

function indicatorsOf(
  { indicators }: RoundEntry,
  at: Path,
  names: Names | undefined,
  complain: Complain,
): string[] {
  if (!indicators || indicators === '全部') return [];
  if (indicators.length === 0) complain([...at, 'indicators'], '列表不能是空的；调度全部指标请写 全部');
  return names ? names.findAll(indicators, [...at, 'indicators'], complain) : [];
}

function momentsOf(entry: RoundEntry, at: Path, complain: Complain) {
  const read = (field: 'opens' | 'due' | 'closes'): Moment | undefined => {
    const moment = parseMoment(entry[field], entry.every);
    if (!moment) complain([...at, field], `应为 ${momentForms[entry.every]} 这样的写法`);
    return moment;
  };
  const [opens, due, closes] = [read('opens'), read('due'), read('closes')];
  if (!opens || !due || !closes) return undefined;
  if ((compareMoments(opens, due) ?? -1) >= 0) complain([...at, 'due'], `截止应晚于开始（${entry.opens}）`);
  if ((compareMoments(due, closes) ?? -1) > 0)
    complain([...at, 'closes'], `关闭不能早于截止（${entry.due}）`);
  return { opens, due, closes };
}
