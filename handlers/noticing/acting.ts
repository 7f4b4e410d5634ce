import { PersonError } from '../../src/conversation/errors.ts';
import type { Talk } from '../../src/conversation/handler.ts';
import type { Acting } from '../../src/office/notices/acting.ts';
import { cityOf } from '../../src/office/office.ts';
import { loadReach } from '../../src/office/reach.ts';
import { deedOf } from '../closing/deed.ts';

/** The speaker as one who moves notices on. */
export async function actingIn(talk: Talk): Promise<Acting> {
  return { ...deedOf(talk, talk.office), reach: await loadReach(talk.tx, talk.office.channels) };
}

/** Of leaders only the city's decide on notices: nobody signs or closes what was given to the unit he leads. */
export function mustDecide({ office, person }: Talk, word: string): void {
  const city = cityOf(office)?.id;
  if (person!.role !== 'leader' || (city !== undefined && person!.units.includes(city))) return;
  const units = person!.units.map((id) => office.unit(id).name).join('、');
  throw new PersonError(
    'not_city_leader',
    `“${word}”由专班办公室或市领导使用，您登记的是${units}领导，没有办理。`,
    '发送“帮助”可查看您能用的命令。',
  );
}
