import { formatDay } from '../src/calendar/zone.ts';
import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler, type Talk } from '../src/conversation/handler.ts';
import { harmless } from '../src/message/harmless.ts';
import { briefly, unitName } from '../src/office/findings/text.ts';
import { loadReach } from '../src/office/reach.ts';
import { moveFinding, unsettledFindings } from '../src/store/findings.ts';
import { answerLine, heldFinding, wholeLength } from './findings/held.ts';
import { readNumber, refuseTooLong } from './findings/read.ts';
import { listFindings, verdictLines } from './findings/show.ts';
import { tellAsker, tellOffice } from './findings/tell.ts';

interface Answer {
  readonly id?: number;
  readonly text: string;
}

/** 回复问题 <编号> …: a unit's answer to a finding; whoever raised it and the office read it and judge it. */
export const answerFinding = defineHandler<Answer>({
  words: ['回复问题', '答复问题'],
  roles: ['liaison', 'department'],
  help: '答复观察员对本单位提出的问题，写编号和整改情况',
  examples: ['回复问题 12 答复：杂物已清理，已安排专人巡查', '答复问题 12 已联系施工方，10月20日前修复'],
  parse(rest) {
    const numbered = readNumber(rest);
    const text = (numbered?.text ?? rest).replace(/^(?:答复|回复)[:：]/, '').trim();
    return { id: numbered?.id, text };
  },
  async run({ id, text: typed }, talk) {
    const { office, tx, now, today, message, person, record } = talk;
    if (id === undefined) return typed === '' ? listFindings(talk) : whichFinding(talk, typed);
    const finding = await heldFinding(talk, id);
    if (finding.state === 'closed')
      throw new PersonError('finding_closed', `${id}号问题已经确认整改，不用再答复，没有记录。`);
    if (!/[\p{L}\p{N}]/u.test(typed))
      throw new PersonError(
        'text_missing',
        `请写明整改情况，${id}号问题还没有答复。请写在这句后面再发：`,
        answerLine(id),
      );
    refuseTooLong(typed, '答复');
    const text = harmless(typed, wholeLength);
    await moveFinding(tx, {
      finding: id,
      kind: 'answered',
      personId: person!.id,
      inboxId: message.id,
      at: now,
      text,
    });
    record({ action: 'finding.answer', subject: String(id), data: { unit: finding.unit, text } });
    const late = finding.state === 'open' && today > finding.dueBy;
    const mark = late ? `（逾期，期限${formatDay(finding.dueBy)}）` : '';
    const reach = await loadReach(tx, office.channels);
    const name = unitName(office, finding.unit);
    const news = [
      `【观察员问题 ${id}】“${briefly(finding.text)}”，${name}已答复${mark}：`,
      text,
      '请到现场看过后发其中一句：',
      ...verdictLines({ id, state: 'answered' }),
    ];
    const told = tellAsker(talk, reach, finding.personId, news);
    tellOffice(talk, reach, [...news, ...(told ? [] : ['我没有途径单独通知提出问题的观察员，请转告。'])]);
    return {
      lines: [`已记录${name}对${id}号问题的答复${mark}，已通知专班办公室和观察员，整改情况待确认。`],
    };
  },
});

/** An answer without a number: nothing is recorded, and the lines with the numbers it may be for hold it whole. */
async function whichFinding(talk: Talk, typed: string): Promise<never> {
  const own = await unsettledFindings(talk.tx, talk.person!.units);
  const [only, ...others] = own.filter(({ state }) => state === 'open');
  if (!only) throw new PersonError('nothing_to_answer', '现在没有待答复的观察员问题，没有记录。');
  if (others.length > 0) {
    const { lines } = await listFindings(talk);
    throw new PersonError('id_missing', '请写明答复哪个问题，没有记录。', ...lines);
  }
  throw new PersonError(
    'id_missing',
    `请写上编号，没有记录。答复${only.id}号问题请发：`,
    `${answerLine(only.id)}${harmless(typed, wholeLength)}`,
  );
}
