import { addDays } from '../src/calendar/dates.ts';
import { formatDay } from '../src/calendar/zone.ts';
import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler, type Talk } from '../src/conversation/handler.ts';
import { groupAddress } from '../src/delivery/routes.ts';
import { readDeadline } from '../src/language/deadlines.ts';
import { harmless } from '../src/message/harmless.ts';
import { groupsOf, loadReach } from '../src/office/reach.ts';
import { savePause } from '../src/store/rounds.ts';
import { splitReason } from './reporting/reason.ts';
import { typedUnit } from './reporting/typed-unit.ts';

interface Wish {
  readonly unit: string;
  readonly until?: string;
  readonly reason: string;
}

const example = '暂停 双清区 至10月31日 原因：防汛救灾';
const longestDays = 366;

/** 暂停 <单位> 至 <日期> 原因：…: excuses a unit from rounds until a day; said again, the newer end counts. */
export const pause = defineHandler<Wish>({
  words: ['暂停', '暂停调度'],
  roles: ['office'],
  help: '让一个单位在某天之前不用参加调度，要写结束日期和原因',
  examples: ['暂停 双清区 至10月31日 原因：防汛救灾', '暂停 双清区 至今天 原因：已恢复正常'],
  parse(rest) {
    const { before, reason } = splitReason(rest);
    const [, unit = '', until] = /^(.*?)(?:\s*(?:至|到)\s*(.*))?$/s.exec(before) ?? [];
    return { unit: unit.trim(), until: until?.trim(), reason };
  },
  async run({ unit: typed, until, reason }, talk) {
    const { office, tx, now, today, message, record } = talk;
    if (typed === '') throw new PersonError('unit_missing', '请写明单位、结束日期和原因，例如：', example);
    const unit = typedUnit(talk, typed, example);
    if (unit.kind === 'office' || unit.kind === 'city')
      throw new PersonError('not_asked', `${unit.name}不参加调度，不用暂停。`);
    if (!until)
      throw new PersonError(
        'pause_endless',
        '暂停要写到哪一天为止，没有暂停。请补上日期再发：',
        `暂停 ${unit.name} 至${formatDay(addDays(today, 30))} 原因：${harmless(reason)}`,
      );
    if (reason === '')
      throw new PersonError(
        'reason_missing',
        '暂停要写原因，没有暂停。请补上再发：',
        `暂停 ${unit.name} 至${harmless(until, 20)} 原因：`,
      );
    const untilDay = dayOf(talk, until);
    const words = { unit: unit.id, fromDay: today, untilDay, reason: harmless(reason) };
    const id = await savePause(tx, { ...words, inboxId: message.id }, now);
    record({ action: 'pause', subject: unit.id, data: { id, ...words } });
    const ends = untilDay === today;
    const told = ends
      ? `${unit.name}的暂停到今天为止，明天起照常参加调度。`
      : `${unit.name}自今天起至${formatDay(untilDay)}暂停参加调度，期间不催报、不计未报。`;
    const reach = await loadReach(tx, office.channels);
    for (const { platform, id: chat } of groupsOf(reach, unit.id))
      talk.say(groupAddress(platform, chat), { lines: ends ? [told] : [told, '这段时间仍可填报。'] });
    const way = ends ? [] : [`要提前结束请发：暂停 ${unit.name} 至今天 原因：恢复`];
    return { lines: [`已记下（编号 ${id}）：${told}`, ...way] };
  },
});

function dayOf({ today }: Talk, typed: string): string {
  const read = readDeadline(typed, today);
  if (typeof read === 'string')
    throw new PersonError(
      'day_unclear',
      `看不出“${harmless(typed, 20)}”是哪一天，没有暂停。请写明日期再发，例如：`,
      example,
    );
  if (read.day < today)
    throw new PersonError(
      'day_past',
      `${formatDay(read.day)}已经过了，没有暂停。请写今天或以后的日期，例如：`,
      example,
    );
  if (read.day > addDays(today, longestDays))
    throw new PersonError('pause_too_long', '一次最多暂停一年，没有暂停。请把日期改近，例如：', example);
  return read.day;
}
