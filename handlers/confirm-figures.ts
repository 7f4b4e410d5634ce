import { formatPeriod } from '../src/calendar/periods.ts';
import { formatInstant } from '../src/calendar/zone.ts';
import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler, type Talk } from '../src/conversation/handler.ts';
import { nextToClose } from '../src/domain/closing.ts';
import { checkBackAt, closesAt, monthToCheck } from '../src/office/closing/course.ts';
import { checkedUnits, saveCheckBack } from '../src/store/check-backs.ts';
import { ownUnitOf } from './closing/own-unit.ts';

/** 核对无误: a unit has seen its figures, deductions and provisional score, and objects to nothing. */
export const confirmFigures = defineHandler<string>({
  words: ['核对无误', '核对无异议', '无异议'],
  roles: ['liaison', 'department'],
  help: '核对时答复：本单位的数据和得分没有问题',
  examples: ['核对无误', '核对无误 双清区'],
  parse: (rest) => rest.trim(),
  async run(typed, talk) {
    const { office, tx, now } = talk;
    const month = monthToCheck(office, now);
    if (month === undefined) throw nothingToCheck(talk);
    const unit = ownUnitOf(talk, typed, '核对无误');
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
