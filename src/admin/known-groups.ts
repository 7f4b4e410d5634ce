import type { Config } from '../config/model.ts';
import { allChats, type Chat } from '../store/chats.ts';
import type { Db, Tx } from '../store/schema.ts';

/** Groups the product knows: registered ones, and those of org.yaml that the next start will bring in. */
export async function knownGroups(db: Db | Tx, config: Config): Promise<readonly Chat[]> {
  const stored = await allChats(db);
  const fresh = config.groups.filter(
    ({ platform, id }) => !stored.some((chat) => chat.platform === platform && chat.id === id),
  );
  return [...stored, ...fresh];
}
