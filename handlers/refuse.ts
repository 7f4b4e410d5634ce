import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler } from '../src/conversation/handler.ts';
import { harmless } from '../src/message/harmless.ts';
import { decideRequest } from '../src/store/requests.ts';
import { decisionOf } from './deciding/kinds.ts';
import { readVerdict, undecided, type Verdict } from './reporting/requests.ts';

/** 拒绝 <编号> 原因：…: turns a request down, and tells the one who asked why. */
export const refuse = defineHandler<Verdict>({
  words: ['拒绝', '不同意'],
  roles: ['office'],
  help: '拒绝一件申请，请写原因',
  examples: ['拒绝 12 原因：不是本单位人员', '不同意 12 原因：请用本单位账号申请'],
  parse: (rest) => readVerdict(rest, '拒绝'),
  async run({ id, text: reason }, talk) {
    const request = await undecided(talk, id);
    const never = decisionOf(request).never?.(id);
    if (never) throw never;
    if (reason === '')
      throw new PersonError(
        'reason_missing',
        `拒绝要写原因，${id} 号申请还没有处理。请在后面补上再发：`,
        `拒绝 ${id} 原因：`,
      );
    await decideRequest(talk.tx, id, 'refused', talk.message.id, talk.now);
    talk.record({ action: `${request.kind}.refuse`, subject: String(id), data: { reason } });
    const why = `原因：${harmless(reason)}`;
    const news = { lines: [`您的申请（编号 ${id}）没有通过。${why}。如有需要请重新申请。`] };
    decisionOf(request).refused(talk, request, news);
    return { lines: [`已拒绝 ${id} 号申请。${why}。`] };
  },
});
