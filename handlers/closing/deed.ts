import type { Talk } from '../../src/conversation/handler.ts';
import type { Deed } from '../../src/office/deed.ts';
import type { Office } from '../../src/office/office.ts';

/** What a person's message does to the months; `office` as it is held. */
export function deedOf(talk: Talk, office: Office): Deed {
  return {
    tx: talk.tx,
    office,
    now: talk.now,
    actor: talk.person!.id,
    inboxId: talk.message.id,
    say: talk.push,
    record: talk.record,
  };
}
