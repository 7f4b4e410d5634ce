import { type Address, groupAddress, personAddress } from '../../delivery/routes.ts';
import type { Told } from '../../domain/score-rules.ts';
import { harmless } from '../../message/harmless.ts';
import type { Mention } from '../../message/outbound.ts';
import type { Identity } from '../../store/people.ts';
import { cityOf, type Office } from '../office.ts';
import { officeGroups, ownGroupsOf, privately, type Reach, reportersOf } from '../reach.ts';

/** Somebody who hears of a notice. */
export interface Recipient {
  readonly who: Told;
  /** 洞口县民生实事工作群, 向阳 */
  readonly name: string;
  readonly address: Address;
  /** In the unit's group its reporters are named. */
  readonly mentions: readonly Mention[];
}

/** Who hears of a unit's notice, each place once; and of whom nobody can be spoken to. */
export function recipientsOf(
  office: Office,
  reach: Reach,
  unit: string,
  tell: readonly Told[],
): { readonly recipients: readonly Recipient[]; readonly unreached: readonly Told[] } {
  const found = new Map<string, Recipient>();
  const unreached: Told[] = [];
  for (const who of tell) {
    const own = find[who](office, reach, unit);
    if (own.length === 0) unreached.push(who);
    for (const { name, address, mentions = [] } of own) {
      const id = `${address.platform}:${address.chatId}`;
      if (!found.has(id)) found.set(id, { who: reached(who, address), name, address, mentions });
    }
  }
  return { recipients: [...found.values()], unreached };
}

/** Where the unit has no group of its own its reporters are told in its place, and the other way round. */
function reached(who: Told, { chatKind }: Address): Told {
  if (who !== 'group' && who !== 'liaison') return who;
  return chatKind === 'group' ? 'group' : 'liaison';
}

type Found = Pick<Recipient, 'name' | 'address'> & Partial<Pick<Recipient, 'mentions'>>;

const find: Record<Told, (office: Office, reach: Reach, unit: string) => Found[]> = {
  group: (_, reach, unit) => firstOf(ownGroups(reach, unit), reporters(reach, unit)),
  liaison: (_, reach, unit) => firstOf(reporters(reach, unit), ownGroups(reach, unit)),
  leaders: (_, reach, unit) => people(reach, leadersOf(reach, unit)),
  'city-leaders': (office, reach) => people(reach, leadersOf(reach, cityOf(office)?.id)),
  office: (_, reach) =>
    officeGroups(reach).map(({ platform, id, title }) => ({
      name: harmless(title),
      address: groupAddress(platform, id),
    })),
};

const firstOf = (first: Found[], otherwise: Found[]) => (first.length > 0 ? first : otherwise);

/** What concerns one unit is not said before others: a group it shares is none of its own. */
function ownGroups(reach: Reach, unit: string): Found[] {
  const named = reportersOf(reach, unit);
  return ownGroupsOf(reach, unit).map(({ platform, id, title }) => ({
    name: harmless(title),
    address: groupAddress(platform, id),
    mentions: named
      .filter((one) => one.platform === platform)
      .map(({ userId, person }) => ({ userId, name: harmless(person.name) })),
  }));
}

const reporters = (reach: Reach, unit: string) => people(reach, reportersOf(reach, unit));

function people(reach: Reach, found: readonly Identity[]): Found[] {
  return privately(found, reach.channels).map(({ platform, userId, person }) => ({
    name: harmless(person.name),
    address: personAddress(platform, userId),
  }));
}

function leadersOf({ identities }: Reach, unit: string | undefined): Identity[] {
  return identities.filter(
    ({ person }) => person.role === 'leader' && unit !== undefined && person.units.includes(unit),
  );
}
