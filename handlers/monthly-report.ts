import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler, type Talk } from '../src/conversation/handler.ts';
import { harmless } from '../src/message/harmless.ts';
import type { Outbound } from '../src/message/outbound.ts';
import { plainText } from '../src/office/papers/story.ts';
import { handOverMonthly } from './papers/make-monthly.ts';
import { listTexts, readText, submitText, type TypedText, textExample } from './papers/texts.ts';
import { changeStory, returnStory, takeBackStory } from './stories/decide.ts';
import { heldStory, storyName } from './stories/held.ts';
import { type Deed, readDeed } from './stories/read.ts';

type Said =
  | { readonly kind: 'list' }
  | { readonly kind: 'make'; readonly typed: string }
  | { readonly kind: 'deed'; readonly deed: Deed }
  | { readonly kind: 'submit'; readonly text: TypedText };

const shownLength = 300;

/** 月报 <行动> <栏目> 正文: a text for the monthly report; 月报 生成 <月份> makes it from the texts and the closed month. */
export const monthlyReport = defineHandler<Said>({
  words: ['月报', '工作月报'],
  roles: ['liaison', 'department', 'office'],
  help: '报月报的文字；专班办公室用“月报 生成 10月”生成 Word',
  examples: [textExample, '月报 生成 10月'],
  parse(rest, office) {
    if (rest.trim() === '') return { kind: 'list' };
    const make = /^\s*生成(?!\p{L})[\s:：]*/u.exec(rest) ?? /^\s*生成(?=上?个?月|本月)/.exec(rest);
    if (make) return { kind: 'make', typed: rest.slice(make[0].length) };
    const deed = /^\s*\d{1,4}\s*[年月]/.test(rest) ? undefined : readDeed(rest);
    if (deed) return { kind: 'deed', deed };
    return { kind: 'submit', text: readText(rest, office) };
  },
  async run(said, talk) {
    switch (said.kind) {
      case 'list':
        return listTexts(talk);
      case 'make':
        return handOverMonthly(talk, said.typed);
      case 'submit':
        return submitText(talk, said.text);
      case 'deed':
        return done(talk, said.deed);
    }
  },
});

async function done(talk: Talk, deed: Deed): Promise<Outbound> {
  const text = await heldStory(talk, deed.id, 'report');
  switch (deed.kind) {
    case 'show':
      return { lines: [storyName(talk, text), harmless(text.body, shownLength)] };
    case 'return':
      return returnStory(talk, text, deed.reason);
    case 'take-back':
      return takeBackStory(talk, text);
    case 'change':
      return changeStory(talk, text, plainText(deed.text));
    case 'accept':
    case 'unclear':
      throw new PersonError(
        'unclear',
        `看不出要对${deed.id}号做什么，没有处理。月报的文字不用采用，都会印；请发其中一句：`,
        `月报 ${deed.id} 改 正文：`,
        `月报 ${deed.id} 撤回`,
      );
  }
}
