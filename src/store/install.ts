import type { Config } from '../config/model.ts';
import { saveChat, saveKeys } from './chats.ts';
import { savePerson } from './people.ts';
import type { Db, Tx } from './schema.ts';

export interface Installation {
  /** Product time of the very first start: nothing before it is owed. */
  readonly firstStart: number;
  readonly clockOffset: number;
}

/** The installation's own row, made at the first start. */
export async function ensureInstallation(db: Db, now: number, offset: number): Promise<Installation> {
  await db
    .insertInto('installation')
    .values({ id: 1, first_start: now, planned_until: now - 1, clock_offset: offset })
    .onConflict((oc) => oc.column('id').doNothing())
    .execute();
  const row = await db.selectFrom('installation').selectAll().executeTakeFirstOrThrow();
  return { firstStart: row.first_start, clockOffset: row.clock_offset };
}

/** The clock's offset as every process must see it before a tick. */
export async function readOffset(db: Db): Promise<number> {
  const row = await db.selectFrom('installation').select('clock_offset').executeTakeFirstOrThrow();
  return row.clock_offset;
}

export async function writeOffset(db: Db, offset: number): Promise<void> {
  await db.updateTable('installation').set({ clock_offset: offset }).execute();
}

/**
 * Makes people, bindings and groups of org.yaml known. What chat decided stays: a person who was unbound is not bound
 * again, a person bound by chat is not rebound, units given by chat are kept; what left org.yaml loses its binding.
 */
export async function applyConfig(db: Db, config: Config, now: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const byChat = await decidedByChat(tx);
    for (const person of config.people)
      if (!byChat.has(`person ${person.id}`)) await savePerson(tx, person, 'config');
    const bindings = config.people.flatMap(({ id, wecom, dingtalk }) => [
      ...(wecom ? [{ platform: 'wecom', user_id: wecom, person_id: id }] : []),
      ...(dingtalk ? [{ platform: 'dingtalk', user_id: dingtalk, person_id: id }] : []),
    ]);
    await bindFromConfig(tx, bindings, now);
    for (const group of config.groups)
      if (byChat.has(`chat ${group.platform} ${group.id}`)) await saveKeys(tx, group);
      else await saveChat(tx, group, 'config');
    await dropGoneChats(tx, config);
    const units = config.units.map(({ id }) => ({ unit: id }));
    await tx
      .insertInto('unit_locks')
      .values(units)
      .onConflict((oc) => oc.doNothing())
      .execute();
  });
}

/** People and groups whose row was last written by chat. */
async function decidedByChat(tx: Tx): Promise<Set<string>> {
  const people = await tx.selectFrom('people').select('id').where('source', '=', 'chat').execute();
  const chats = await tx
    .selectFrom('chats')
    .select(['platform', 'chat_id'])
    .where('source', '=', 'chat')
    .execute();
  return new Set([
    ...people.map(({ id }) => `person ${id}`),
    ...chats.map(({ platform, chat_id }) => `chat ${platform} ${chat_id}`),
  ]);
}

type Binding = { platform: string; user_id: string; person_id: string };

async function bindFromConfig(tx: Tx, bindings: readonly Binding[], now: number): Promise<void> {
  const known = await tx.selectFrom('identities').selectAll().execute();
  const keyOf = (row: { platform: string; user_id: string }) => `${row.platform} ${row.user_id}`;
  const wanted = new Set(bindings.map(keyOf));
  const byKey = new Map(known.map((row) => [keyOf(row), row]));
  for (const binding of bindings) {
    const row = byKey.get(keyOf(binding));
    const stands = row?.unbound_at === null && row.person_id === binding.person_id;
    if (row?.source === 'chat' || stands) continue;
    await tx
      .insertInto('identities')
      .values({ ...binding, source: 'config', unbound_at: null, inbox_id: null })
      .onConflict((oc) =>
        oc
          .columns(['platform', 'user_id'])
          .doUpdateSet({ person_id: binding.person_id, unbound_at: null, inbox_id: null }),
      )
      .execute();
  }
  for (const row of known) {
    if (row.source !== 'config' || row.unbound_at !== null || wanted.has(keyOf(row))) continue;
    await tx
      .updateTable('identities')
      .set({ unbound_at: now })
      .where('platform', '=', row.platform)
      .where('user_id', '=', row.user_id)
      .execute();
  }
}

async function dropGoneChats(tx: Tx, config: Config): Promise<void> {
  const kept = new Set(config.groups.map(({ platform, id }) => `${platform} ${id}`));
  const rows = await tx
    .selectFrom('chats')
    .select(['platform', 'chat_id'])
    .where('source', '=', 'config')
    .execute();
  for (const { platform, chat_id } of rows) {
    if (kept.has(`${platform} ${chat_id}`)) continue;
    await tx.deleteFrom('chats').where('platform', '=', platform).where('chat_id', '=', chat_id).execute();
  }
}
