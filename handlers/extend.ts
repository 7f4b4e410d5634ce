import { shortMonth } from '../src/calendar/periods.ts';
import { formatInstant, instant, timeAt } from '../src/calendar/zone.ts';
import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler, type Talk } from '../src/conversation/handler.ts';
import { freezesAt } from '../src/domain/closing.ts';
import { monthOf } from '../src/domain/period-for.ts';
import { laterDue } from '../src/domain/reminders.ts';
import { lastDue, type Occurrence, roundId } from '../src/domain/rounds.ts';
import { readDays, readDeadline } from '../src/language/deadlines.ts';
import { matchName } from '../src/language/names.ts';
import { harmless } from '../src/message/harmless.ts';
import { answerersOf, lackingFrom } from '../src/office/answerers.ts';
import { pauseOf, roundsOf } from '../src/office/in-force.ts';
import { dueText } from '../src/office/round-text.ts';
import { openYears } from '../src/office/year.ts';
import { figuresOf } from '../src/store/reports.ts';
import { openRequest, openRequests } from '../src/store/requests.ts';
import type { ExtensionData } from './deciding/extension.ts';
import { splitReason } from './reporting/reason.ts';
import { askOffice, whereAsked } from './reporting/requests.ts';
import { ownUnits } from './reporting/scope.ts';

interface Wish {
  /** 2天, 至10月12日: what was typed before the reason. */
  readonly typed: string;
  readonly reason: string;
}

const example = '延期 2天 原因：数据正在核对';
const mostDays = 30;

/** 延期 <天数> 原因：…: asks the office for a later deadline in the round that is due first. */
export const extend = defineHandler<Wish>({
  words: ['延期', '申请延期'],
  roles: ['liaison', 'department'],
  help: '向专班办公室申请晚几天报，要写原因',
  examples: ['延期 2天 原因：数据正在核对', '延期 至10月12日 原因：主管部门尚未反馈'],
  parse(rest) {
    const { before, reason } = splitReason(rest);
    return { typed: before, reason };
  },
  async run({ typed, reason }, talk) {
    const { office, tx, now, message, record } = talk;
    const { unit, rest } = asker(talk, typed);
    if (readDays(rest) === undefined && readDeadline(rest, talk.today) === 'no-day')
      throw new PersonError('days_missing', '请写明延几天和原因，例如：', example);
    if (reason === '')
      throw new PersonError(
        'reason_missing',
        '延期要写原因，还没有申请。请补上再发：',
        `延期 ${rest} 原因：`,
      );
    const round = await roundToExtend(talk, unit);
    const dueAt = newDue(talk, round, rest);
    const asked = (await openRequests(tx)).find(({ kind, data }) => {
      const other = data as ExtensionData;
      return kind === 'extension' && other.round === roundId(round) && other.unit === unit;
    });
    if (asked)
      throw new PersonError(
        'already_asked',
        `已经申请过延期（编号 ${asked.id}），正等专班办公室答复，不用再发。`,
      );
    const data: ExtensionData = {
      round: roundId(round),
      name: round.rule.name,
      unit,
      dueAt,
      reason: harmless(reason),
      ...whereAsked(talk),
    };
    const id = await openRequest(tx, { kind: 'extension', data, inboxId: message.id }, now);
    record({ action: 'extension.request', subject: data.round, data: { id, unit, dueAt } });
    const until = formatInstant(dueAt, office.zone);
    const { name } = office.unit(unit);
    const told = await askOffice(talk, [
      `【延期申请 ${id}】${name}申请把${round.rule.name}的截止从${formatInstant(round.dueAt, office.zone)}延到${until}。原因：${data.reason}`,
      `同意请回复：同意 ${id}；不同意请回复：拒绝 ${id} 原因：…`,
    ]);
    return {
      lines: [
        `已申请把${round.rule.name}延到${until}（编号 ${id}），同意前仍按${dueText(round, office.zone)}截止。`,
        ...(told ? [] : [`还没有能通知的办公室工作群，请联系专班办公室，请他回复我：同意 ${id}`]),
      ],
    };
  },
});

/** Who asks for itself: the unit typed, else the only one the person acts for here. */
function asker(talk: Talk, typed: string): { unit: string; rest: string } {
  const { office, person, chat } = talk;
  const own = person!.role === 'department' ? person!.units : ownUnits(talk).map(({ id }) => id);
  const [word = '', ...more] = typed.split(/\s+/);
  const match = /\d/.test(word) ? undefined : matchName(word, office.vocabulary.units);
  if (match?.kind === 'found' && own.includes(match.id)) return { unit: match.id, rest: more.join(' ') };
  const here = own.length === 1 ? own : own.filter((id) => chat?.units.includes(id));
  if (here.length === 1) return { unit: here[0]!, rest: typed };
  throw new PersonError(
    'unit_missing',
    own.length === 0 ? '您还没有登记单位，请发送：绑定 单位名称' : '您负责几个单位，请写明是哪个，例如：',
    ...(own.length === 0 ? [] : [`延期 ${office.unit(own[0]!).name} 2天 原因：数据正在核对`]),
  );
}

/** The round due first in which the unit still misses something. */
async function roundToExtend(talk: Talk, unit: string): Promise<Occurrence> {
  const { office, tx, now } = talk;
  const [answerer] = answerersOf(office, [unit]);
  const rounds = roundsOf(office, await talk.inForce(), unit, now);
  const figures = answerer ? await figuresOf(tx, [answerer.subject.id], ...openYears(talk)) : [];
  const open = answerer && rounds.find((round) => lackingFrom(office, round, answerer, figures).length > 0);
  if (open) return open;
  const last = lastDue(office.config.rules.rounds, now, office.calendar, office.zone);
  // Only a month's figures can be 逾期, and only those somebody was asked for.
  const over =
    last?.rule.every === 'month' &&
    last.closesAt <= now &&
    !office.isClosed(monthOf(last, office.zone), now) &&
    !pauseOf(await talk.inForce(), unit, talk.today) &&
    answerer !== undefined &&
    lackingFrom(office, last, answerer, figures).length > 0;
  const closed = over
    ? [
        `${last.rule.name}已在${formatInstant(last.closesAt, office.zone)}关闭，不能再延期；仍可填报，记逾期。`,
      ]
    : [];
  throw new PersonError('nothing_to_extend', '现在没有待报的调度，不用延期。', ...closed);
}

function newDue(talk: Talk, round: Occurrence, typed: string): number {
  const { office, now, today } = talk;
  const { calendar, zone, config } = office;
  const days = readDays(typed);
  const named = days === undefined ? readDeadline(typed, today) : undefined;
  if (typeof named === 'string')
    throw new PersonError(
      'day_unclear',
      `看不出“${harmless(typed, 20)}”是哪天，还没有申请。请写明日期，例如：`,
      '延期 至10月12日 原因：…',
    );
  if (days && !(days.days >= 1 && days.days <= mostDays))
    throw new PersonError('days_missing', `一次可以延1至${mostDays}天，还没有申请。例如：`, example);
  const dueAt = named
    ? instant(calendar.onWorkday(named.day, 'next'), named.time ?? timeAt(round.dueAt, zone), zone)
    : laterDue(round.dueAt, days!, calendar, zone);
  if (dueAt <= Math.max(round.dueAt, now))
    throw new PersonError(
      'not_later',
      `新的截止时间要晚于${dueText(round, zone)}，还没有申请。例如：`,
      example,
    );
  const month = monthOf(round, zone);
  const freezes = freezesAt(month, config.rules.closing, calendar, zone);
  if (round.rule.every === 'month' && dueAt >= freezes)
    throw new PersonError(
      'after_closing',
      `${shortMonth(month)}在${formatInstant(freezes, zone)}结账，延期要早于这个时间，还没有申请。`,
      '请减少天数再发。',
    );
  return dueAt;
}
