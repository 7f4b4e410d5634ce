import { type Address, groupAddress, personAddress } from '../delivery/routes.ts';
import type { Person } from '../store/people.ts';
import { ownGroupsOf, privately, type Reach, reportersOf } from './reach.ts';

/** Where nobody but the unit hears it; `person` is set where it is said to one of its reporters alone. */
export interface Alone {
  readonly address: Address;
  readonly person?: Person;
}

/** Where a unit can be told what is nobody else's: in the groups that are its alone, else each of its reporters. */
export function aloneWith(reach: Reach, unit: string): Alone[] {
  const own = ownGroupsOf(reach, unit);
  if (own.length > 0) return own.map(({ platform, id }) => ({ address: groupAddress(platform, id) }));
  return privately(reportersOf(reach, unit), reach.channels).map(({ platform, userId, person }) => ({
    address: personAddress(platform, userId),
    person,
  }));
}
