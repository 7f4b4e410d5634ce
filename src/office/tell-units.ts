import { groupAddress, personAddress } from '../delivery/routes.ts';
import type { Office } from './office.ts';
import { groupsOf, privately, type Reach, reportersOf } from './reach.ts';
import { endOfDay } from './reminding.ts';
import type { Unsaid } from './unsaid.ts';

/**
 * Lines for units as messages, one a target: in a group that is the unit's alone, else to its reporters alone. What concerns one
 * unit is not said before others.
 */
export function toldUnits(
  office: Office,
  reach: Reach,
  key: string,
  told: readonly { readonly unit: string; readonly line: string }[],
  now: number,
): Unsaid[] {
  const drafts = new Map<string, { address: ReturnType<typeof groupAddress>; lines: string[] }>();
  const add = (address: ReturnType<typeof groupAddress>, line: string) => {
    const id = `${address.platform}:${address.chatId}`;
    const draft = drafts.get(id) ?? { address, lines: [] };
    draft.lines.push(line);
    drafts.set(id, draft);
  };
  for (const { unit, line } of told) {
    const own = groupsOf(reach, unit).filter(({ units }) => units.length === 1);
    for (const { platform, id } of own) add(groupAddress(platform, id), line);
    if (own.length > 0) continue;
    for (const { platform, userId, person } of privately(reportersOf(reach, unit), reach.channels))
      add(
        personAddress(platform, userId),
        person.units.length > 1 ? line.replace('】', `】${office.unit(unit).name}：`) : line,
      );
  }
  return [...drafts.values()].map(({ address, lines }) => ({
    ...address,
    message: { lines },
    onceKey: `${key}:${address.platform}:${address.chatId}`,
    notAfter: endOfDay(office, now),
  }));
}
