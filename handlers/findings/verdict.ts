import { formatDay } from '../../src/calendar/zone.ts';
import { PersonError } from '../../src/conversation/errors.ts';
import type { Talk } from '../../src/conversation/handler.ts';
import { harmless } from '../../src/message/harmless.ts';
import type { Outbound } from '../../src/message/outbound.ts';
import { briefly, unitName } from '../../src/office/findings/text.ts';
import { loadReach } from '../../src/office/reach.ts';
import { type Finding, moveFinding } from '../../src/store/findings.ts';
import { answerLine, heldFinding, wholeLength } from './held.ts';
import { refuseTooLong } from './read.ts';
import { tellAsker, tellOffice, tellUnit } from './tell.ts';

/** 问题 <编号> 已整改: whoever raised the finding, or the office, has seen that it is put right. */
export async function closeFinding(talk: Talk, id: number, remark = ''): Promise<Outbound> {
  const finding = await judged(talk, id);
  const { unit } = finding;
  refuseTooLong(remark, '备注');
  const text = remark === '' ? undefined : harmless(remark, wholeLength);
  await moveFinding(talk.tx, { ...stepOf(talk, id), kind: 'closed', text });
  talk.record({ action: 'finding.close', subject: String(id), data: { unit, before: finding.state, text } });
  const name = unitName(talk.office, unit);
  const line = `【观察员问题 ${id}】${name}：“${briefly(finding.text)}”已确认整改${text ? `（${text}）` : ''}。`;
  await tellAll(talk, finding, [line]);
  return { lines: [`已确认整改：${id}号问题（${name}），已通知该单位。`] };
}

/** 问题 <编号> 未整改 原因：…: the answer does not settle it; the unit is to answer anew, by a new deadline. */
export async function returnFinding(talk: Talk, id: number, reason: string): Promise<Outbound> {
  const { office, today } = talk;
  const finding = await judged(talk, id);
  const { unit } = finding;
  const name = unitName(office, unit);
  if (finding.state === 'open')
    throw new PersonError(
      'not_answered',
      `${id}号问题${name}还没有答复（期限${formatDay(finding.dueBy)}），不用退回，没有处理。`,
    );
  if (reason === '')
    throw new PersonError(
      'reason_missing',
      `退回要写原因，${id}号问题还没有退回。请在后面补上再发：`,
      `问题 ${id} 未整改 原因：`,
    );
  refuseTooLong(reason, '原因');
  const text = harmless(reason, wholeLength);
  const dueBy = office.calendar.addWorkdays(today, office.config.rules.findings.answerWorkdays);
  await moveFinding(talk.tx, { ...stepOf(talk, id), kind: 'returned', text, dueBy });
  talk.record({ action: 'finding.return', subject: String(id), data: { unit, reason: text, dueBy } });
  const why = `【观察员问题 ${id}】${name}：“${briefly(finding.text)}”尚未整改到位。原因：${text}`;
  await tellAll(talk, finding, [why, `请在${formatDay(dueBy)}前再次答复。`], [answerLine(id)]);
  return { lines: [`已退回${id}号问题，请${name}在${formatDay(dueBy)}前再次答复。`] };
}

/** Holds a finding for one who may judge it; refuses everybody else, and what is closed. */
async function judged(talk: Talk, id: number): Promise<Finding> {
  const person = talk.person!;
  const finding = await heldFinding(talk, id);
  if (person.role !== 'office' && finding.personId !== person.id)
    throw new PersonError(
      'not_allowed',
      '是否整改由提出问题的观察员或专班办公室确认，没有处理。答复请写在这句后面发送：',
      answerLine(id),
    );
  if (finding.state === 'closed')
    throw new PersonError('finding_closed', `${id}号问题已经确认整改，没有再次处理。`);
  return finding;
}

/** The unit alone, the office, and whoever raised it unless it is the speaker; the unit reads one line more. */
async function tellAll(
  talk: Talk,
  { unit, personId }: Finding,
  lines: readonly string[],
  more: readonly string[] = [],
): Promise<void> {
  const reach = await loadReach(talk.tx, talk.office.channels);
  tellUnit(talk, reach, unit, [...lines, ...more]);
  tellOffice(talk, reach, lines);
  if (personId !== talk.person!.id) tellAsker(talk, reach, personId, lines);
}

function stepOf({ person, message, now }: Talk, finding: number) {
  return { finding, personId: person!.id, inboxId: message.id, at: now };
}
