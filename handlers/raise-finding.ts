import { formatDay } from '../src/calendar/zone.ts';
import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler, type Talk } from '../src/conversation/handler.ts';
import type { NameMatch } from '../src/language/model.ts';
import { harmless } from '../src/message/harmless.ts';
import type { Outbound } from '../src/message/outbound.ts';
import { findingText } from '../src/office/findings/text.ts';
import { loadReach } from '../src/office/reach.ts';
import { saveFinding, unsettledFindings } from '../src/store/findings.ts';
import { answerLine, wholeLength } from './findings/held.ts';
import { type FoundText, readSaid, refuseTooLong, type Said } from './findings/read.ts';
import { listFindings, raiseExample, showFinding } from './findings/show.ts';
import { tellOffice, tellUnit } from './findings/tell.ts';
import { answeringUnit } from './findings/unit.ts';
import { closeFinding, returnFinding } from './findings/verdict.ts';

/** 问题 <单位> <内容>: raises a finding; 问题 lists, 问题 <编号> shows one, with 已整改 or 未整改 behind it judges it. */
export const raiseFinding = defineHandler<Said>({
  words: ['问题', '提出问题', '反映问题'],
  roles: ['observer', 'office', 'liaison', 'department'],
  help: '观察员提出现场问题，确认是否整改；只发“问题”查看，联络员看本单位待答复的',
  examples: [raiseExample, '问题 12 未整改 原因：通道仍有杂物'],
  parse: (rest, { vocabulary }) => readSaid(rest, vocabulary),
  async run(said, talk) {
    switch (said.kind) {
      case 'list':
        return listFindings(talk);
      case 'show':
        return showFinding(talk, said.id);
      case 'close':
        return closeFinding(talk, said.id, said.remark);
      case 'return':
        return returnFinding(talk, said.id, said.reason);
      case 'unclear':
        throw unclear(talk, said.id);
      case 'raise':
        return raise(talk, said.unit, said.found);
    }
  },
});

async function raise(talk: Talk, match: NameMatch, typed: FoundText): Promise<Outbound> {
  const { office, tx, now, today, message, person, record } = talk;
  if (person!.role !== 'observer' && person!.role !== 'office')
    throw new PersonError(
      'not_allowed',
      '问题由观察员或专班办公室提出，没有记录。要答复问题，先看本单位待答复的：',
      '问题',
    );
  const found = cleaned(typed);
  const unit = answeringUnit(talk, match, found);
  if (found.text === '')
    throw new PersonError(
      'text_missing',
      '请写明问题的内容，没有记录。请在后面补上再发：',
      `问题 ${unit.name} `.trimEnd(),
    );
  const same = (await unsettledFindings(tx, [unit.id])).find(
    ({ personId, text, place }) => personId === person!.id && text === found.text && place === found.place,
  );
  if (same)
    throw new PersonError(
      'already_raised',
      `这个问题已经提出过（编号 ${same.id}），没有再次记录。看进展请发送：`,
      `问题 ${same.id}`,
    );
  const dueBy = office.calendar.addWorkdays(today, office.config.rules.findings.answerWorkdays);
  const asked = { unit: unit.id, ...found, personId: person!.id, dueBy };
  const id = await saveFinding(tx, { ...asked, inboxId: message.id }, now);
  record({ action: 'finding.raise', subject: String(id), data: asked });
  const reach = await loadReach(tx, office.channels);
  const text = findingText(found);
  const told = tellUnit(talk, reach, unit.id, [
    `【观察员问题 ${id}】${unit.name}：${text}`,
    `请在${formatDay(dueBy)}前答复，答复写在这句后面发送：`,
    answerLine(id),
  ]);
  const news = told
    ? `已通知${unit.name}在${formatDay(dueBy)}前答复。`
    : `${unit.name}没有能单独通知的群，也找不到联络员，请电话通知在${formatDay(dueBy)}前答复。`;
  tellOffice(talk, reach, [`【观察员问题 ${id}】${harmless(person!.name)}向${unit.name}提出：${text}`, news]);
  return { lines: [`已记录（编号 ${id}）。${news}`, '现场看过已经整改的，请发：', `问题 ${id} 已整改`] };
}

function cleaned({ text, place, remark }: FoundText): FoundText {
  refuseTooLong([text, place, remark].join(''), '内容');
  return {
    text: harmless(text, wholeLength),
    ...(place && { place: harmless(place, wholeLength) }),
    ...(remark && { remark: harmless(remark, wholeLength) }),
  };
}

function unclear({ person }: Talk, id: number): PersonError {
  if (person!.role === 'liaison' || person!.role === 'department')
    return new PersonError(
      'unclear',
      '看不出要做什么，没有处理。答复问题请写在这句后面发送：',
      answerLine(id),
    );
  return new PersonError(
    'unclear',
    `看不出${id}号问题是否已经整改，没有处理。请发其中一句；提出新问题请先写单位：`,
    `问题 ${id} 已整改`,
    `问题 ${id} 未整改 原因：`,
    raiseExample,
  );
}
