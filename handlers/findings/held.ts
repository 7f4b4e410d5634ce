import { PersonError } from '../../src/conversation/errors.ts';
import type { Talk } from '../../src/conversation/handler.ts';
import { type Finding, lockFinding } from '../../src/store/findings.ts';

/** Texts about findings are kept and shown whole, not cut to a line as names and remarks are. */
export const wholeLength = 2000;

/** A finding by its number, held for this message; says so where the speaker may not know of it. */
export async function heldFinding({ tx, person }: Talk, id: number): Promise<Finding> {
  const finding = await lockFinding(tx, id);
  const { role, units } = person!;
  const foreign =
    finding !== undefined && (role === 'liaison' || role === 'department') && !units.includes(finding.unit);
  if (!finding || foreign)
    throw new PersonError(
      finding ? 'other_unit' : 'finding_unknown',
      finding ? `${id}号不是您单位的问题，没有处理。` : `没有编号为 ${id} 的问题，没有处理。`,
      '请核对编号；查看问题请发送：问题',
    );
  return finding;
}

/** The beginning of an answer, to be copied and completed. */
export function answerLine(id: number): string {
  return `回复问题 ${id} 答复：`;
}
