import type { LadderLevel, Told } from '../domain/score-rules.ts';
import type { Rules } from './model.ts';
import { type Complain, Taken } from './report.ts';
import type { RulesFile } from './schema-rules.ts';

const usualTold: readonly Told[] = ['group', 'leaders'];

/** DESIGN 6; the first is the bulletins' own: 下发《预警通知》并进行约谈. */
const usualLadder: readonly LadderLevel[] = [
  { name: '预警通知', text: '下发《预警通知》并进行约谈', tell: usualTold },
  { name: '再次预警', text: '再次下发《预警通知》，约谈单位主要负责人', tell: usualTold },
  { name: '挂牌督办', text: '挂牌督办', tell: usualTold },
];

/** Checks rules.yaml `warning` for meaning and fills in the defaults. */
export function buildWarning({ warning }: RulesFile, complain: Complain): Rules['warning'] {
  const acknowledgeWorkdays = Number(warning?.acknowledgeWorkdays ?? 2);
  const rectifyWorkdays = Number(warning?.rectifyWorkdays ?? 5);
  if (rectifyWorkdays < acknowledgeWorkdays)
    complain(['warning', 'rectifyWorkdays'], `整改期限不能短于签收期限（${acknowledgeWorkdays} 个工作日）`);
  return {
    consecutiveMonths: Number(warning?.consecutiveMonths ?? 2),
    resetInJanuary: warning?.resetInJanuary ?? true,
    ladder: ladderOf(warning?.ladder, complain),
    autoSign: warning?.autoSign ?? false,
    numbering: warning?.numbering ?? '〔{year}〕{n}号',
    acknowledgeWorkdays,
    rectifyWorkdays,
    raiseUnanswered: warning?.raiseUnanswered ?? false,
    line: warning?.line ?? ['liaison', 'leaders', 'office'],
  };
}

function ladderOf(
  given: NonNullable<RulesFile['warning']>['ladder'],
  complain: Complain,
): readonly LadderLevel[] {
  if (!given) return usualLadder;
  if (given.length === 0) complain(['warning', 'ladder'], '至少要有一级；用默认的级别就不要写 ladder');
  const names = new Taken(complain, '级别名称');
  return given.map(({ name, text, tell }, index) => {
    names.take(name, ['warning', 'ladder', index, 'name'], name);
    return { name, text, tell: tell ?? usualTold };
  });
}
