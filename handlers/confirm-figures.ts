import { formatPeriod } from '../src/calendar/periods.ts';
import { formatInstant } from '../src/calendar/zone.ts';
import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler, type Talk } from '../src/conversation/handler.ts';
import { nextToClose } from '../src/domain/closing.ts';
import { checkBackAt, closesAt, monthToCheck } from '../src/office/closing/course.ts';
import { checkedUnits, saveCheckBack } from '../src/store/check-backs.ts';
import { typedUnit } from './reporting/typed-unit.ts';

const example = '核对无误 双清区';

/** 核对无误: a unit has seen its figures, deductions and provisional score, and objects to nothing. */
export const confirmFigures = defineHandler<string>({
  words: ['核对无误', '核对无异议', '无异议'],
  roles: ['liaison', 'department'],
  help: '核对时答复：本单位的数据和得分没有问题',
  examples: ['核对无误', example],
  parse: (rest) => rest.trim(),
  async run(typed, talk) {
    const { office, tx, now } = talk;
    const month = monthToCheck(office, now);
    if (month === undefined) throw nothingToCheck(talk);
    const unit = ownUnit(talk, typed);
    const name = `${office.unit(unit).name}${formatPeriod(month)}`;
    if ((await checkedUnits(tx, month)).has(unit)) return { lines: [`${name}已经核对过了，不用再发。`] };
    await saveCheckBack(tx, { month, unit, personId: talk.person!.id, inboxId: talk.message.id }, now);
    talk.record({ action: 'month.check', subject: `${unit}/${month}` });
    const until = office.config.rules.closing.auto
      ? `，${formatInstant(closesAt(office, month), office.zone)}前发现问题仍可提出异议`
      : '';
    return { lines: [`已记下：${name}的数据和得分核对无误${until}。`] };
  },
});

function nothingToCheck({ office, now }: Talk): PersonError {
  const month = nextToClose(office.closingState);
  const at = formatInstant(checkBackAt(office, month), office.zone);
  const closed = office.isClosed(month, now);
  return new PersonError(
    'nothing_to_check',
    closed
      ? `${formatPeriod(month)}已到结账时间，不用再核对。`
      : `现在没有要核对的月份，${formatPeriod(month)}在${at}开始核对。`,
    '看现在的得分请发：得分',
  );
}

function ownUnit(talk: Talk, typed: string): string {
  const { office, person, chat } = talk;
  const { units } = person!;
  if (typed !== '') {
    const { id, name } = typedUnit(talk, typed, example);
    if (units.includes(id)) return id;
    throw new PersonError('other_unit', `${name}的核对只能由${name}答复，没有记录。`, '本单位请发：核对无误');
  }
  const here = units.length === 1 ? units : units.filter((id) => chat?.units.includes(id));
  if (here.length === 1) return here[0]!;
  if (units.length === 0) throw new PersonError('no_unit', '您还没有登记单位，请发送：绑定 单位名称');
  throw new PersonError(
    'unit_missing',
    '您负责几个单位，请写明是哪个，例如：',
    `核对无误 ${office.unit(units[0]!).name}`,
  );
}
