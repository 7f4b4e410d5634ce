import { groupAddress, personAddress } from '../delivery/routes.ts';
import type { Office } from './office.ts';
import { groupsOf, privately, type Reach, reportersOf } from './reach.ts';
import { endOfDay } from './reminding.ts';
import type { Unsaid } from './unsaid.ts';

/**
 * Lines for units as messages, one a target (`more` follows under a unit's line): in a group that is the unit's alone, else
 * to its reporters alone. What concerns one unit is not said before others. What is of use today only is parked after that.
 */
export function toldUnits(
  office: Office,
  reach: Reach,
  key: string,
  told: readonly { readonly unit: string; readonly line: string; readonly more?: readonly string[] }[],
  now: number,
  useful: 'today' | 'later too' = 'today',
): Unsaid[] {
  const drafts = new Map<string, { address: ReturnType<typeof groupAddress>; lines: string[] }>();
  const add = (address: ReturnType<typeof groupAddress>, ...lines: string[]) => {
    const id = `${address.platform}:${address.chatId}`;
    const draft = drafts.get(id) ?? { address, lines: [] };
    draft.lines.push(...lines);
    drafts.set(id, draft);
  };
  for (const { unit, line, more = [] } of told) {
    const own = groupsOf(reach, unit).filter(({ units }) => units.length === 1);
    for (const { platform, id } of own) add(groupAddress(platform, id), line, ...more);
    if (own.length > 0) continue;
    for (const { platform, userId, person } of privately(reportersOf(reach, unit), reach.channels))
      add(
        personAddress(platform, userId),
        person.units.length > 1 ? line.replace('】', `】${office.unit(unit).name}：`) : line,
        ...more,
      );
  }
  return [...drafts.values()].map(({ address, lines }) => ({
    ...address,
    message: { lines },
    onceKey: `${key}:${address.platform}:${address.chatId}`,
    ...(useful === 'today' ? { notAfter: endOfDay(office, now) } : {}),
  }));
}
