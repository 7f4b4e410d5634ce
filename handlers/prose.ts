import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler } from '../src/conversation/handler.ts';
import type { Reading } from '../src/language/model.ts';
import { readReport } from '../src/language/report.ts';
import { harmless } from '../src/message/harmless.ts';
import { leftoverLine } from './reporting/compose.ts';
import { intake } from './reporting/intake.ts';
import { reportingUnit } from './reporting/scope.ts';

/** A text this short is a remark or a question rather than a pasted report. */
const shortText = 60;

interface Prose {
  readonly text: string;
  readonly reading: Reading;
}

/** Whatever begins with no command: shows what was understood and asks 确认 or 取消; invents nothing. */
export const prose = defineHandler<Prose>({
  words: ['文字'],
  roles: 'bound',
  help: '直接粘贴一段文字也可以，我先说出理解到的数据，您确认后才记录',
  examples: ['目前全县新增城镇就业 1450 人，完成 31%。', '职业技能培训1750人次，完成46%；创业培训633人次。'],
  parse: (text, { vocabulary }) => ({ text, reading: readReport(text, vocabulary, { prose: true }) }),
  async run({ text, reading }, talk) {
    const { role } = talk.person!;
    if (role !== 'liaison' && role !== 'department')
      throw new PersonError('not_understood', '没有看懂这句话，没有记录。', '发送“帮助”查看您能用的命令。');
    if (reading.statements.length > 0)
      return intake(talk, reportingUnit(talk, reading.unit), reading, { prose: true, reportedAt: talk.now });
    const small = text.length <= shortText;
    throw new PersonError(
      'nothing_to_record',
      small ? `没有看懂“${harmless(text)}”，没有记录。` : '这段文字里没有看到需要记录的指标数据，没有记录。',
      ...(small ? leftoverLine(reading.leftovers) : []),
      '要报数请这样发送：填报 新增城镇就业 1450人；发送“帮助”看全部用法。',
    );
  },
});
