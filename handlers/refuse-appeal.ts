import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler } from '../src/conversation/handler.ts';
import { harmless } from '../src/message/harmless.ts';
import { decideAppeal } from '../src/store/appeals.ts';
import { tellAppellant, undecidedAppeal } from './appealing/decided.ts';
import { readVerdict, type Verdict } from './reporting/requests.ts';

const longestReason = 500;

/** 驳回 <编号> 原因：…: an 异议 is not accepted; the unit hears why, alone. */
export const refuseAppeal = defineHandler<Verdict>({
  words: ['驳回'],
  roles: ['office'],
  help: '不采纳一件异议，要写原因',
  examples: ['驳回 12 原因：与部门核对无误', '驳回 12 原因：逾期情况属实'],
  parse: (rest) => readVerdict(rest, '驳回'),
  async run({ id, text }, talk) {
    const appeal = await undecidedAppeal(talk, id);
    if (text === '')
      throw new PersonError('reason_missing', '驳回要写原因，没有处理。请补上再发：', `驳回 ${id} 原因：`);
    const why = harmless(text, longestReason);
    const { tx, message, person, now, office } = talk;
    await decideAppeal(tx, id, { by: person!.id, inboxId: message.id, answer: why }, now);
    talk.record({ action: 'appeal.refuse', subject: String(id), data: { reason: why } });
    await tellAppellant(talk, appeal, `【异议答复】${id}号异议（${appeal.about}）没有采纳。原因：${why}`);
    return { lines: [`已驳回 ${id} 号异议：${office.unit(appeal.unit).name} ${appeal.about}。`] };
  },
});
