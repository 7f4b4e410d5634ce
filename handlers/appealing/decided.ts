import { PersonError } from '../../src/conversation/errors.ts';
import type { Talk } from '../../src/conversation/handler.ts';
import { loadReach } from '../../src/office/reach.ts';
import { toldUnits } from '../../src/office/tell-units.ts';
import { type Appeal, lockAppeal } from '../../src/store/appeals.ts';

/** Holds an 异议 that is still to be decided; says what happened to one that is not. */
export async function undecidedAppeal({ tx }: Talk, id: number): Promise<Appeal> {
  const appeal = await lockAppeal(tx, id);
  if (!appeal)
    throw new PersonError(
      'appeal_unknown',
      `没有编号为 ${id} 的异议，请核对编号。`,
      '看待答复的异议请发：采纳',
    );
  if (appeal.state === 'open') return appeal;
  throw new PersonError(
    'appeal_decided',
    `${id} 号异议已经${appeal.state === 'accepted' ? '采纳' : '驳回'}过了，没有再次处理。`,
  );
}

/** The unit hears alone what became of its 异议. */
export async function tellAppellant(
  talk: Talk,
  { id, unit }: Appeal,
  line: string,
  ...more: string[]
): Promise<void> {
  const reach = await loadReach(talk.tx, talk.office.channels);
  for (const message of toldUnits(
    talk.office,
    reach,
    `appeal:${id}`,
    [{ unit, line, more }],
    talk.now,
    'later too',
  ))
    talk.push(message);
}
