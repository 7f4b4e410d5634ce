import { buildClosing } from './build-closing.ts';
import { buildPapers } from './build-papers.ts';
import { buildRanking } from './build-ranking.ts';
import { buildRounds } from './build-rounds.ts';
import { buildScore } from './build-score.ts';
import { buildWarning } from './build-warning.ts';
import type { Checked } from './check-shape.ts';
import type { Known } from './known.ts';
import type { MilestoneReminder, Moment, Rules } from './model.ts';
import { milestoneForms, momentForms, parseMilestoneReminder, parseMoment } from './moment.ts';
import type { Complain } from './report.ts';
import type { RulesFile } from './schema-rules.ts';

/** Checks rules.yaml for meaning and fills in the defaults; `known` lacks what cannot be read. */
export function buildRules({ data }: Checked<RulesFile>, known: Known, complain: Complain): Rules {
  const { progress, checks, wholes, audit } = data;
  if (Number(checks?.jumpMinimum ?? 3) > Number(checks?.jumpWindow ?? 6))
    complain(['checks', 'jumpMinimum'], `不能大于 jumpWindow（${checks?.jumpWindow ?? 6}）`);
  const hours = { from: data.hours?.from ?? '08:00', to: data.hours?.to ?? '20:00' };
  if (hours.to <= hours.from) complain(['hours', 'to'], `应晚于开始的时间（${hours.from}）`);
  return {
    rounds: buildRounds(data.rounds, known.indicators, hours, complain),
    hours,
    milestones: milestonesOf(data, complain),
    digests: digestsOf(data, complain),
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
    warning: buildWarning(data, hours, complain),
    appeal: { workdays: Number(data.appeal?.workdays ?? 5) },
    findings: { answerWorkdays: Number(data.findings?.answerWorkdays ?? 5) },
    reconciliation: {
      decides: data.reconciliation?.decides ?? 'office',
      tolerancePercent: data.reconciliation?.tolerancePercent ?? '0',
    },
    papers: buildPapers(data, known, complain),
    wholes: wholes ?? 'reported',
    audit: { algorithm: audit?.algorithm ?? 'sha256' },
  };
}

function milestonesOf({ milestones }: RulesFile, complain: Complain): MilestoneReminder[] {
  return (milestones ?? ['节点前5个工作日 09:00', '节点前1个工作日 09:00']).flatMap((text, index) => {
    const reminder = parseMilestoneReminder(text);
    if (!reminder) complain(['milestones', index], `应为 ${milestoneForms} 这样的写法`);
    return reminder ? [reminder] : [];
  });
}

function digestsOf({ digests }: RulesFile, complain: Complain): Rules['digests'] {
  const read = (name: 'weekly' | 'monthly', every: 'week' | 'month', usual: string): Moment => {
    const moment = parseMoment(digests?.[name] ?? usual, every);
    if (!moment) complain(['digests', name], `应为 ${momentForms[every]} 这样的写法`);
    return moment ?? parseMoment(usual, every)!;
  };
  return {
    weekly: read('weekly', 'week', '本周最后一个工作日 17:30'),
    monthly: read('monthly', 'month', '次月第6个工作日 09:00'),
  };
}
