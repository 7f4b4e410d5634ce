import type { Tx } from './schema.ts';

/** What an imported figure points at in place of a chat message: the file, and the administrator. */
export interface ImportedFile {
  readonly fileName: string;
  readonly digest: string;
  readonly now: number;
  readonly real: number;
}

/** The person under whose name figures are imported; nobody is bound to it, so nobody can speak as it. */
export const importer = { id: 'admin', name: '管理员' } as const;

/** Records that a file was imported, as the message that its figures come from; it counts as answered. */
export async function recordImport(tx: Tx, { fileName, digest, now, real }: ImportedFile): Promise<number> {
  await tx
    .insertInto('people')
    .values({ ...importer, role: 'office', units: JSON.stringify([]), source: 'chat', inbox_id: null })
    .onConflict((oc) => oc.column('id').doNothing())
    .execute();
  const { id } = await tx
    .insertInto('inbox')
    .values({
      entry: 'import',
      message_id: `${digest}-${now}`,
      platform: 'import',
      chat_id: 'import',
      chat_kind: 'single',
      chat_title: null,
      sender_id: importer.id,
      sender_name: importer.name,
      kind: 'file',
      text: `管理员导入 ${fileName}`,
      reply_url: null,
      reply_expires_at: null,
      reply_once: false,
      digest,
      received_at: now,
      received_real: real,
      handled_at: now,
      outcome: 'answered',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
