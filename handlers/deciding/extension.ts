import { formatInstant } from '../../src/calendar/zone.ts';
import { PersonError } from '../../src/conversation/errors.ts';
import type { Talk } from '../../src/conversation/handler.ts';
import type { Address } from '../../src/delivery/routes.ts';
import { extended, reminderTimes } from '../../src/domain/reminders.ts';
import { reminderPeriod } from '../../src/office/reminder-period.ts';
import { roundOf } from '../../src/office/rounds-due.ts';
import { addJobs } from '../../src/store/due-jobs.ts';
import { roundById, saveExtension } from '../../src/store/rounds.ts';
import type { Decision } from './decision.ts';

/** What an extension asks for; the place it was asked in hears the answer. */
export interface ExtensionData {
  readonly round: string;
  readonly name: string;
  readonly unit: string;
  readonly dueAt: number;
  readonly reason: string;
  readonly address: Address;
}

/** 延期: a later deadline for one unit in one round, with reminders of its own. */
export const extension: Decision<ExtensionData> = {
  title: ({ office }, { name, unit, dueAt, reason }) =>
    `${office.unit(unit).name} ${name}延到${formatInstant(dueAt, office.zone)}，原因：${reason}`,
  async accept(talk, { id, data }) {
    const { office, tx, now, message } = talk;
    const stored = await roundById(tx, data.round);
    const round = await roundOf(tx, office, await talk.inForce(), data.round);
    if (!round || stored?.closedAt !== undefined || data.dueAt <= now) throw tooLate(talk, id, data);
    await saveExtension(tx, { ...data, requestId: id, inboxId: message.id }, now);
    const own = extended(round, data.dueAt);
    const times = reminderTimes(own, office.calendar, office.zone).filter((at) => at > now);
    await addJobs(tx, [
      ...times.map((at) => ({ job: 'remind', period: reminderPeriod(round, at, office.zone), at })),
      ...(own.closesAt > round.closesAt
        ? [{ job: 'close-round', period: `${data.round}/${data.unit}`, at: own.closesAt }]
        : []),
    ]);
    const until = formatInstant(data.dueAt, office.zone);
    const text = `${office.unit(data.unit).name}${data.name}的截止已延到${until}。`;
    talk.say(data.address, { lines: [text] });
    return [text];
  },
  refused: (talk, { data }, news) => talk.say(data.address, news),
};

function tooLate({ office }: Talk, id: number, { name, dueAt }: ExtensionData): PersonError {
  const over = `${name}已经关闭，或者申请的时间（${formatInstant(dueAt, office.zone)}）已过，不能再同意，没有处理。`;
  return new PersonError('extension_over', over, `请回复：拒绝 ${id} 原因：已过时间`);
}
