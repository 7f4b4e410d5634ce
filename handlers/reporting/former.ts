import type { PlatformName } from '../../src/message/inbound.ts';
import { identities, type Person, personById } from '../../src/store/people.ts';
import type { Tx } from '../../src/store/schema.ts';

/** Whom an account stands for, or stood for before 解绑; `bound` tells whether the person is bound anywhere now. */
export interface Known {
  readonly person: Person;
  readonly bound: boolean;
}

/** The person an account is or was bound to: its row stays after 解绑, so that nobody becomes a second person. */
export async function knownBy(tx: Tx, platform: PlatformName, userId: string): Promise<Known | undefined> {
  const row = await tx
    .selectFrom('identities')
    .select('person_id')
    .where('platform', '=', platform)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  const person = row && (await personById(tx, row.person_id));
  if (!person) return undefined;
  const bound = (await identities(tx)).some((identity) => identity.person.id === person.id);
  return { person, bound };
}
