import type { Role } from '../domain/model.ts';
import type { PlatformName } from '../message/inbound.ts';
import type { Db, Tx } from './schema.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly units: readonly string[];
}

export interface Identity {
  readonly platform: PlatformName;
  readonly userId: string;
  readonly person: Person;
}

const personColumns = ['people.id', 'people.name', 'people.role', 'people.units'] as const;
type PersonRow = { id: string; name: string; role: string; units: string[] };
const toPerson = (row: PersonRow): Person => ({ ...row, role: row.role as Role });

/** The person a platform's user id is bound to, if any. */
export async function personOf(
  db: Db | Tx,
  platform: PlatformName,
  userId: string,
): Promise<Person | undefined> {
  const row = await db
    .selectFrom('identities')
    .innerJoin('people', 'people.id', 'identities.person_id')
    .select(personColumns)
    .where('identities.platform', '=', platform)
    .where('identities.user_id', '=', userId)
    .where('identities.unbound_at', 'is', null)
    .executeTakeFirst();
  return row && toPerson(row);
}

export async function personById(db: Db | Tx, id: string): Promise<Person | undefined> {
  const row = await db.selectFrom('people').select(personColumns).where('id', '=', id).executeTakeFirst();
  return row && toPerson(row);
}

/** What everybody who ever took part is called, by id. */
export async function namesOfPeople(db: Db | Tx): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('people').select(['id', 'name']).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Everybody who can be reached somewhere, with the ids they are bound under. */
export async function identities(db: Db | Tx): Promise<Identity[]> {
  const rows = await db
    .selectFrom('identities')
    .innerJoin('people', 'people.id', 'identities.person_id')
    .select([...personColumns, 'identities.platform', 'identities.user_id'])
    .where('identities.unbound_at', 'is', null)
    .orderBy('people.id')
    .execute();
  return rows.map(({ platform, user_id, ...person }) => ({
    platform: platform as PlatformName,
    userId: user_id,
    person: toPerson(person),
  }));
}

/** Writes a person; an existing one gets the new role and units. `inboxId`: the message that caused it. */
export async function savePerson(
  tx: Tx,
  person: Person,
  source: 'config' | 'chat',
  inboxId?: number,
): Promise<void> {
  const row = {
    name: person.name,
    role: person.role,
    units: JSON.stringify(person.units),
    source,
    inbox_id: inboxId ?? null,
  };
  await tx
    .insertInto('people')
    .values({ id: person.id, ...row })
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute();
}

/** Binds a platform user id to a person, also one that was bound or unbound before. */
export async function bind(
  tx: Tx,
  identity: { platform: PlatformName; userId: string; personId: string; inboxId?: number },
): Promise<void> {
  const row = {
    person_id: identity.personId,
    source: 'chat' as const,
    unbound_at: null,
    inbox_id: identity.inboxId ?? null,
  };
  await tx
    .insertInto('identities')
    .values({ platform: identity.platform, user_id: identity.userId, ...row })
    .onConflict((oc) => oc.columns(['platform', 'user_id']).doUpdateSet(row))
    .execute();
}

/** Takes the binding back; the row stays as the record of it, so that org.yaml does not bind the person again unasked. */
export async function unbind(
  tx: Tx,
  identity: { platform: PlatformName; userId: string; inboxId: number },
  now: number,
): Promise<void> {
  const { platform, userId, inboxId } = identity;
  await tx
    .updateTable('identities')
    .set({ unbound_at: now, source: 'chat', inbox_id: inboxId })
    .where('platform', '=', platform)
    .where('user_id', '=', userId)
    .execute();
}

/** Remembers what an encrypted sender id resolves to; '' when it does not. */
export async function saveSenderId(
  db: Db | Tx,
  platform: PlatformName,
  senderId: string,
  userId: string,
): Promise<void> {
  await db
    .insertInto('sender_ids')
    .values({ platform, sender_id: senderId, user_id: userId })
    .onConflict((oc) => oc.columns(['platform', 'sender_id']).doUpdateSet({ user_id: userId }))
    .execute();
}
