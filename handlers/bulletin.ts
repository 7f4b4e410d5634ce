import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler } from '../src/conversation/handler.ts';
import { harmless } from '../src/message/harmless.ts';
import { readIssue, type TypedIssue } from './papers/issue.ts';
import { handOverDraft, showNext } from './papers/make-bulletin.ts';
import { handOverIssue, reviseBulletin, signBulletin } from './papers/sign-bulletin.ts';
import { splitReason } from './reporting/reason.ts';

type Said =
  | { readonly kind: 'show' }
  | { readonly kind: 'draft' | 'sign'; readonly typed: string }
  | { readonly kind: 'issue'; readonly issue: TypedIssue }
  | { readonly kind: 'revise'; readonly issue: TypedIssue; readonly reason: string }
  | { readonly kind: 'unclear'; readonly typed: string };

/** 专报: shows the next issue; 生成 gives a draft, 签发 numbers and freezes it, 第3期 更正 makes a revision. */
export const bulletin = defineHandler<Said>({
  words: ['专报', '工作专报'],
  roles: ['office'],
  help: '看下期专报和自查结果；生成草稿、签发、更正',
  examples: ['专报 生成 10月', '专报 第3期 更正 原因：隆回县新增城镇就业数有误'],
  parse(rest) {
    const typed = rest.trim();
    if (typed === '') return { kind: 'show' };
    const [, word, more = ''] = /^(生成|签发)[\s:：，,]*([\s\S]*)$/.exec(typed) ?? [];
    if (word) return { kind: word === '生成' ? 'draft' : 'sign', typed: more };
    const read = readIssue(typed);
    if (!read) return { kind: 'unclear', typed };
    if (read.rest === '') return { kind: 'issue', issue: read.issue };
    const revising = /^(?:更正|修订|改正)[\s:：，,]*/.exec(read.rest);
    if (!revising) return { kind: 'unclear', typed };
    const { before, reason } = splitReason(read.rest.slice(revising[0].length));
    return { kind: 'revise', issue: read.issue, reason: reason || before };
  },
  async run(said, talk) {
    switch (said.kind) {
      case 'show':
        return showNext(talk);
      case 'draft':
        return handOverDraft(talk, said.typed);
      case 'sign':
        return signBulletin(talk, said.typed);
      case 'issue':
        return handOverIssue(talk, said.issue);
      case 'revise':
        return reviseBulletin(talk, said.issue, said.reason);
      case 'unclear':
        throw new PersonError(
          'unclear',
          `看不懂“${harmless(said.typed, 30)}”，没有处理。请发其中一句：`,
          '专报',
          '专报 生成',
          '专报 签发',
          '专报 第3期',
          '专报 第3期 更正 原因：',
        );
    }
  },
});
