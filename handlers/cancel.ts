import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler } from '../src/conversation/handler.ts';
import { settle } from '../src/store/questions.ts';
import { askerOf } from './reporting/question.ts';

/** 取消: drops the sender's open question; nothing is recorded. */
export const cancel = defineHandler<void>({
  words: ['取消', '不用了', '算了'],
  roles: 'bound',
  help: '放弃刚才等您确认的内容，什么都不记录',
  examples: ['取消', '算了'],
  parse: () => undefined,
  async run(_, talk) {
    if (!talk.question) throw new PersonError('nothing_open', '您在这里没有等待确认的内容，不用取消。');
    await settle(talk.tx, askerOf(talk));
    talk.record({ action: 'question.cancel', subject: String(talk.question.inboxId) });
    return { lines: ['已取消，什么都没有记录。需要时请重新发送。'] };
  },
});
