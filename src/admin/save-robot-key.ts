import type { Tx } from '../store/schema.ts';
import type { RobotKey } from './robot-key.ts';

/** Gives a stored group its robot's key in place of the old one, secret included; false when the group is not stored. */
export async function saveRobotKey(
  tx: Tx,
  chat: { platform: string; id: string },
  { webhook, secret }: RobotKey,
): Promise<boolean> {
  const row = await tx
    .updateTable('chats')
    .set({ webhook, secret: secret ?? null })
    .where('platform', '=', chat.platform)
    .where('chat_id', '=', chat.id)
    .returning('chat_id')
    .executeTakeFirst();
  return row !== undefined;
}
