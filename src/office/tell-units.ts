import type { Address } from '../delivery/routes.ts';
import { aloneWith } from './alone.ts';
import type { Office } from './office.ts';
import type { Reach } from './reach.ts';
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
  const drafts = new Map<string, { address: Address; lines: string[] }>();
  const add = (address: Address, ...lines: string[]) => {
    const id = `${address.platform}:${address.chatId}`;
    const draft = drafts.get(id) ?? { address, lines: [] };
    draft.lines.push(...lines);
    drafts.set(id, draft);
  };
  for (const { unit, line, more = [] } of told) {
    for (const { address, person } of aloneWith(reach, unit))
      add(
        address,
        person && person.units.length > 1 ? line.replace('】', `】${office.unit(unit).name}：`) : line,
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
