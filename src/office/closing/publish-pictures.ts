import type { Snapshot } from '../../store/closed-months.ts';
import type { Closing } from '../../store/closings.ts';
import type { Tx } from '../../store/schema.ts';
import { fileWayToGroup } from '../file-ways.ts';
import type { Office } from '../office.ts';
import { rankingPages } from '../pictures/ranking.ts';
import type { Reach } from '../reach.ts';
import type { Unsaid } from '../unsaid.ts';
import { placesBefore } from './place-changes.ts';
import { concerns } from './publish.ts';

/** The rankings that a publication tells a group, as pictures behind the text; for groups that can get any. */
export async function publishPictures(
  tx: Tx,
  office: Office,
  reach: Reach,
  closing: Closing,
  snapshot: Snapshot,
): Promise<Unsaid[]> {
  const before = await placesBefore(tx, closing.month);
  const { month, revision } = snapshot;
  return reach.chats.flatMap((chat) => {
    const way = fileWayToGroup(chat, reach.channels);
    const pictures = snapshot.groups
      .filter(({ group }) => concerns(office, chat, group))
      .flatMap((group) => rankingPages(office, snapshot, group, before));
    if (!way || pictures.length === 0) return [];
    const onceKey = `publish-picture:${month}:${revision}:${chat.platform}:${chat.id}`;
    return [{ ...way.to, message: { lines: [], pictures }, onceKey }];
  });
}
