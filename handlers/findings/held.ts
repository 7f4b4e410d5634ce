import { PersonError } from '../../src/conversation/errors.ts';
import type { Talk } from '../../src/conversation/handler.ts';
import { type Finding, lockFinding } from '../../src/store/findings.ts';

/** Texts about findings are kept and shown whole, not cut to a line as names and remarks are. */
export const wholeLength = 2000;

/** A finding by its number, held for this message: units have their own, observers those they raised, the office all. */
export async function heldFinding(talk: Talk, id: number): Promise<Finding> {
  const { role, id: personId, units } = talk.person!;
  const finding = await lockFinding(talk.tx, id);
  if (!finding) throw refused('finding_unknown', `没有编号为 ${id} 的问题`);
  if (role === 'office') return finding;
  if (role === 'observer' ? finding.personId !== personId : !units.includes(finding.unit))
    throw role === 'observer'
      ? refused('not_raised', `${id}号问题不是您提出的`)
      : refused('other_unit', `${id}号不是您单位的问题`);
  return finding;
}

function refused(code: string, what: string): PersonError {
  return new PersonError(code, `${what}，没有处理。`, '请核对编号；查看问题请发送：问题');
}

/**
 * Whether a finding may be listed where the speaker asks: not before other units. A unit's own people may ask in a group it
 * shares; the office knows where it asks.
 */
export function isHere({ chat, person, message }: Talk, { unit }: Finding): boolean {
  if (message.chat_kind !== 'group' || !chat || chat.office || person!.role === 'office') return true;
  return chat.units.includes(unit) && (chat.units.length === 1 || person!.units.includes(unit));
}

/** The beginning of an answer, to be copied and completed. */
export function answerLine(id: number): string {
  return `回复问题 ${id} 答复：`;
}
