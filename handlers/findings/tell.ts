import type { Talk } from '../../src/conversation/handler.ts';
import { groupAddress, personAddress } from '../../src/delivery/routes.ts';
import { aloneWith } from '../../src/office/alone.ts';
import { officeGroups, privately, type Reach } from '../../src/office/reach.ts';

/** Tells a unit alone; false when there is no way to. */
export function tellUnit(talk: Talk, reach: Reach, unit: string, lines: readonly string[]): boolean {
  const found = aloneWith(reach, unit);
  for (const { address } of found) talk.say(address, { lines });
  return found.length > 0;
}

/** Tells the office's groups, but for the one in which it was said just now. */
export function tellOffice(talk: Talk, reach: Reach, lines: readonly string[]): void {
  for (const { platform, id } of officeGroups(reach))
    if (platform !== talk.message.platform || id !== talk.message.chat_id)
      talk.say(groupAddress(platform, id), { lines });
}

/** Tells whoever raised a finding, alone; false when there is no way to. One of the office reads it in the office's group. */
export function tellAsker(talk: Talk, reach: Reach, personId: string, lines: readonly string[]): boolean {
  const accounts = reach.identities.filter(({ person }) => person.id === personId);
  if (accounts.some(({ person }) => person.role === 'office')) return true;
  const found = privately(accounts, reach.channels);
  for (const { platform, userId } of found) talk.say(personAddress(platform, userId), { lines });
  return found.length > 0;
}
