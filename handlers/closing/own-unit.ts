import { PersonError } from '../../src/conversation/errors.ts';
import type { Talk } from '../../src/conversation/handler.ts';
import { typedUnit } from '../reporting/typed-unit.ts';

/** The unit a person speaks for: the one typed, else the only one, else the one whose group this is; `word` is the command. */
export function ownUnitOf(talk: Talk, typed: string, word: string): string {
  const { office, person, chat } = talk;
  const { units } = person!;
  if (typed !== '') {
    const { id, name } = typedUnit(talk, typed, `${word} 双清区`);
    if (units.includes(id)) return id;
    throw new PersonError('other_unit', `“${word}”只能由${name}自己答复，没有记录。`, `本单位请发：${word}`);
  }
  const here = units.length === 1 ? units : units.filter((id) => chat?.units.includes(id));
  if (here.length === 1) return here[0]!;
  if (units.length === 0) throw new PersonError('no_unit', '您还没有登记单位，请发送：绑定 单位名称');
  throw new PersonError(
    'unit_missing',
    '您负责几个单位，请写明是哪个，例如：',
    `${word} ${office.unit(units[0]!).name}`,
  );
}
