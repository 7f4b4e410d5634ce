import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler } from '../src/conversation/handler.ts';
import { checkText } from '../src/office/check-text.ts';
import { knowledgeOf } from '../src/office/knowledge.ts';

interface Checked {
  readonly text: string;
  /** Not the office's own: judged by itself alone. */
  readonly foreign: boolean;
}

const shortest = 6;

/** 检查 <text>, or a file: totals, percentages, lists and repeated figures of any text, and its names and figures against the ledger. */
export const check = defineHandler<Checked>({
  words: ['检查', '校对'],
  roles: ['office'],
  help: '核对一段文字，或单独发来的 .docx、.txt 文件：合计、百分比、清单个数、前后数字，以及单位名称和台账',
  examples: [
    '检查 截至9月底，全市排查隐患263处，现已整改262处，仅剩2处逾期。',
    '检查 外来 全县共有24个项目，其中13个已完工，余下12个正在推进。',
  ],
  parse(rest) {
    const foreign = /^\s*外来(文稿)?[\s:：，,]+/.exec(rest);
    const text = foreign ? rest.slice(foreign[0].length) : rest;
    if (text.trim().length < shortest)
      throw new PersonError(
        'text_missing',
        '请把要核对的文字粘贴在“检查”后面，一次一条消息；或在单聊里把 .docx、.txt 文件直接发给我。',
        '别处的文稿不比对台账，请发：检查 外来 …（文件请把文件名改成以“外来”开头）',
      );
    return { text, foreign: foreign !== null };
  },
  parseFile: ({ name, text }) => ({ text, foreign: name.startsWith('外来') }),
  async run({ text, foreign }, talk) {
    const knowledge = foreign ? undefined : await knowledgeOf(talk.tx, talk, await talk.inForce());
    return { lines: checkText(text, knowledge).lines };
  },
});
