import { formatPeriod, shortMonth } from '../../src/calendar/periods.ts';
import { PersonError } from '../../src/conversation/errors.ts';
import type { Talk } from '../../src/conversation/handler.ts';
import { decimal, valueText } from '../../src/domain/arithmetic.ts';
import { harmless } from '../../src/message/harmless.ts';
import type { Outbound } from '../../src/message/outbound.ts';
import { monthInHand } from '../../src/office/closing/course.ts';
import { loadReach } from '../../src/office/reach.ts';
import { toldUnits } from '../../src/office/tell-units.ts';
import { saveManualEntry } from '../../src/store/manual-entries.ts';
import { splitReason } from '../reporting/reason.ts';
import { typedUnit } from '../reporting/typed-unit.ts';
import { splitMonth } from './typed-month.ts';

/** 加分 or 扣分 as typed. */
export interface Adjustment {
  readonly typed: string;
  readonly reason: string;
}

const longestReason = 300;
const points = /(?<![\d.])(\d{1,3}(?:\.\d+)?)\s*分?\s*$/;

/** Reads what stands behind 加分 or 扣分. */
export function readAdjustment(rest: string): Adjustment {
  const { before, reason } = splitReason(rest.normalize('NFKC'));
  return { typed: before, reason };
}

/** Gives (1) or takes (-1) points of a unit's month, with a reason; a closed month shows it in its next revision. */
export async function adjust(talk: Talk, { typed, reason }: Adjustment, sign: 1 | -1): Promise<Outbound> {
  const { office, tx, now, message, record } = talk;
  const word = sign > 0 ? '加分' : '扣分';
  const example = `${word} 隆回县 1分 原因：${sign > 0 ? '经验在全市推广' : '材料报送不实'}`;
  const found = points.exec(typed);
  if (!found) throw new PersonError('points_missing', `请写明单位、分数和原因，没有${word}。例如：`, example);
  const given = decimal(found[1]!);
  if (given.isZero() || given.gt(100) || given.decimalPlaces() > 2)
    throw new PersonError(
      'points_unclear',
      `分数应大于0、不超过100，最多两位小数，没有${word}。例如：`,
      example,
    );
  const { month: named, rest } = splitMonth(typed.slice(0, found.index), talk.today);
  if (rest === '') throw new PersonError('unit_missing', `请写明单位，没有${word}。例如：`, example);
  const unit = typedUnit(talk, rest, example);
  if (unit.kind === 'office' || unit.kind === 'city')
    throw new PersonError('not_scored', `${unit.name}不参加计分，没有${word}。`);
  const month = named ?? monthInHand(office, now);
  refuseMonth(talk, month, word);
  const pointsText = `${valueText(given, '')}分`;
  if (reason === '')
    throw new PersonError(
      'reason_missing',
      `${word}要写原因，没有${word}。请补上再发：`,
      `${word} ${unit.name} ${named ? `${shortMonth(month)} ` : ''}${pointsText} 原因：`,
    );
  const why = harmless(reason, longestReason);
  const entry = { month, unit: unit.id, points: given.times(sign).toFixed(), reason: why };
  const id = await saveManualEntry(tx, { ...entry, personId: talk.person!.id, inboxId: message.id }, now);
  record({ action: 'score.adjust', subject: `${unit.id}/${month}`, data: { id, ...entry } });
  const closed = office.isClosed(month, now);
  const name = shortMonth(month);
  const told = `【${word}】${formatPeriod(month)}${word.slice(0, 1)}${pointsText}：${why}`;
  const reach = await loadReach(tx, office.channels);
  for (const one of toldUnits(
    office,
    reach,
    `adjust:${id}`,
    [{ unit: unit.id, line: told }],
    now,
    'later too',
  ))
    talk.push(one);
  return {
    lines: [
      `已给${unit.name}${formatPeriod(month)}${word.slice(0, 1)}${pointsText}（编号 ${id}）。原因：${why}`,
      ...(closed ? [`${name}已结账，重开并再次结账后才计入。请发：重开 ${name} 原因：…`] : []),
    ],
  };
}

function refuseMonth({ office, today }: Talk, month: string, word: string): void {
  const { firstMonth } = office.closingState;
  if (month < firstMonth)
    throw new PersonError(
      'not_scored',
      `${formatPeriod(month)}不计分，从${formatPeriod(firstMonth)}开始计分，没有${word}。`,
    );
  if (month > today.slice(0, 7))
    throw new PersonError('month_to_come', `${formatPeriod(month)}还没到，没有${word}，请核对月份后重发。`);
}
