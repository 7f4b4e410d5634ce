import { nextSpeaking } from '../src/calendar/hours.ts';
import { formatInstant } from '../src/calendar/zone.ts';
import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler } from '../src/conversation/handler.ts';
import { chaseMessages } from '../src/office/chasing.ts';
import type { Owing } from '../src/office/owed.ts';
import { addJobs } from '../src/store/due-jobs.ts';
import { typedUnit } from './reporting/typed-unit.ts';

/** 催报 [单位]: reminds now whoever still misses something; at night it is done when the bot may speak again. */
export const chase = defineHandler<string>({
  words: ['催报', '催一下', '催办'],
  roles: ['office'],
  help: '现在就催还没有报齐的单位；可写单位名只催一个',
  examples: ['催报', '催报 双清区'],
  parse: (rest) => rest.trim(),
  async run(typed, talk) {
    const { office, tx, now, message, record } = talk;
    const unit = typed === '' ? undefined : typedUnit(talk, typed, '催报 双清区');
    const key = `chase-${message.id}`;
    const { messages, owing, unreached } = await chaseMessages(tx, office, key, unit?.id, now);
    if (owing.length === 0)
      throw new PersonError(
        'nothing_owed',
        `${unit?.name ?? '各单位'}现在没有待报的调度，不用催。`,
        '看各单位情况请发送：未报',
      );
    record({ action: 'chase', subject: unit?.id ?? 'all', data: { units: names(owing) } });
    const at = nextSpeaking(now, office.config.rules.hours, office.calendar, office.zone);
    if (at > now) {
      await addJobs(tx, [{ job: 'chase', period: `${message.id}/${unit?.id ?? ''}`, at }]);
      const when = formatInstant(at, office.zone);
      return { lines: [`现在不是发消息的时间，将在${when}催报届时还没有报齐的单位。`] };
    }
    for (const one of messages) talk.push(one);
    const reached = names(owing.filter((one) => !unreached.includes(one)));
    return {
      lines: [...(reached.length > 0 ? [`已催报${reached.join('、')}。`] : []), ...unreachedLines(unreached)],
    };
  },
});

const names = (owing: readonly Owing[]) => [...new Set(owing.map(({ answerer }) => answerer.unit.name))];

function unreachedLines(unreached: readonly Owing[]): string[] {
  if (unreached.length === 0) return [];
  return [`${names(unreached).join('、')}没有能主动发消息的群，也找不到联络员，请电话联系。`];
}
