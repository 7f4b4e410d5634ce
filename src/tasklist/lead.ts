import type { Unit } from '../domain/model.ts';
import type { Listed, Unread } from './model.ts';
import { unitFinder } from './units.ts';

/** The unit that a row's column 牵头单位 names; what else stands there is told. */
export function leadOf(
  { fields: { lead } }: Listed,
  known: readonly Unit[],
  tell: (unread: Unread) => void,
): string | undefined {
  if (!lead) return undefined;
  const units = unitFinder(known);
  const typed = lead.text.split(/[、，,;；\n/]+/).filter((text) => text.trim() !== '');
  const match = typed[0] === undefined ? undefined : units.find(typed[0]);
  if (match?.kind !== 'found') {
    tell({ ...lead, why: '没有这个牵头单位（或分不清），没有记下' });
    return undefined;
  }
  if (typed.length > 1)
    tell({
      ...lead,
      why: `写了几个单位，只把第一个（${units.name(match.id)}）记为牵头单位`,
      used: true,
    });
  return match.id;
}
