import type { Hours } from '../calendar/hours.ts';
import type { LadderLevel, Told } from '../domain/score-rules.ts';
import type { Moment, Rules } from './model.ts';
import { isSpoken, parseMoment } from './moment.ts';
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
export function buildWarning({ warning }: RulesFile, hours: Hours, complain: Complain): Rules['warning'] {
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
    earlyAt: earlyAt(warning?.earlyAt, hours, complain),
    raiseUnanswered: warning?.raiseUnanswered ?? false,
    line: warning?.line ?? ['liaison', 'leaders', 'office'],
  };
}

const usualEarly = '当月15日 09:00';

/** A moment of the month that is warned of, while there is time to do something about it. */
function earlyAt(typed: string | null | undefined, hours: Hours, complain: Complain): Moment {
  const moment = parseMoment(typed ?? usualEarly, 'month');
  const path = ['warning', 'earlyAt'];
  if (!moment || moment.kind === 'week' || moment.monthOffset !== 0)
    complain(path, `应为 ${usualEarly} 或 当月第10个工作日 09:00 这样的写法`);
  else if (typed && !isSpoken(typed, hours))
    complain(path, `不在可以发消息的时间（${hours.from}至${hours.to}）内`);
  return moment ?? { kind: 'day', day: 15, monthOffset: 0, time: '09:00' };
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
