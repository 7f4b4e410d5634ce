import { nextSpeaking } from '../src/calendar/hours.ts';
import { dateAt, formatInstant, instant } from '../src/calendar/zone.ts';
import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler, type Talk } from '../src/conversation/handler.ts';
import { reminderTimes } from '../src/domain/reminders.ts';
import { type Occurrence, roundId } from '../src/domain/rounds.ts';
import { readDeadline } from '../src/language/deadlines.ts';
import { matchName } from '../src/language/names.ts';
import { harmless } from '../src/message/harmless.ts';
import { calledOccurrence, openRounds } from '../src/office/in-force.ts';
import { namesakeIn } from '../src/office/namesakes.ts';
import { openingMessages } from '../src/office/opening.ts';
import { answersSoFar, owingOf } from '../src/office/owed.ts';
import { loadReach } from '../src/office/reach.ts';
import { reminderPeriod } from '../src/office/reminder-period.ts';
import { dueText } from '../src/office/round-text.ts';
import { onRecord } from '../src/office/rounds-due.ts';
import { isAsked } from '../src/office/year.ts';
import { addJobs } from '../src/store/due-jobs.ts';
import { nextShortId } from '../src/store/requests.ts';
import { cutRound, saveRound } from '../src/store/rounds.ts';
import { figureYear } from './reporting/choose-period.ts';

type Wish =
  | { readonly kind: 'call'; readonly names: readonly string[]; readonly due: string }
  | { readonly kind: 'cancel'; readonly id: number };

const example = '即时调度 新增城镇就业、创业培训 截止：明天17:00';
const usualTime = '17:00';
const closingTime = '18:00';

/** 即时调度 <指标…> 截止：…: asks everybody who has a task in some indicators, now; 即时调度 取消 <编号> ends it. */
export const callRound = defineHandler<Wish>({
  words: ['即时调度', '临时调度'],
  roles: ['office'],
  help: '马上向各单位调度几项指标，写明截止时间；取消用“即时调度 取消 编号”',
  examples: ['即时调度 新增城镇就业、创业培训 截止：明天17:00', '即时调度 取消 17'],
  parse(rest) {
    const text = rest.trim();
    const cancel = /^(?:取消|撤销|结束)\s*[#＃]?\s*(\d{1,9})$/.exec(text.normalize('NFKC'));
    if (cancel) return { kind: 'cancel', id: Number(cancel[1]) };
    const [before = '', due = ''] = text.split(/(?:^|[\s，,；;。])截[止至]\s*(?:时间)?\s*[:：]?/);
    const names = before.split(/[、，,；;\n]+|\s{1,}/).map((name) => name.trim());
    return { kind: 'call', names: names.filter((name) => name !== ''), due: due.trim() };
  },
  async run(wish, talk) {
    return { lines: wish.kind === 'cancel' ? await cancel(talk, wish.id) : await call(talk, wish) };
  },
});

async function call(talk: Talk, { names, due }: Extract<Wish, { kind: 'call' }>): Promise<string[]> {
  const { office, tx, now, message, record } = talk;
  const { calendar, zone, config } = office;
  const named = indicatorsOf(talk, names);
  const opensAt = nextSpeaking(now, config.rules.hours, calendar, zone);
  const dueAt = dueOf(talk, due, opensAt);
  const dueDay = dateAt(dueAt, zone);
  const indicators = named.map((id) => ofMonth(office, id, dueDay.slice(0, 7)));
  const id = await nextShortId(tx);
  const round = calledOccurrence({
    id: '',
    rule: `adhoc-${id}`,
    name: `即时调度${id}号`,
    period: dueDay,
    opensAt,
    dueAt,
    closesAt: instant(calendar.nextWorkday(dueDay), closingTime, zone),
    indicators,
    called: true,
  });
  await refuseOverlap(talk, indicators);
  const inForce = await talk.inForce();
  const reach = await loadReach(tx, office.channels);
  const owing = owingOf(office, inForce, reach, round, [], talk.today).filter(({ paused }) => !paused);
  if (owing.length === 0)
    throw new PersonError('nobody_asked', '没有单位现在有这些指标的任务可报，没有发起。请核对指标名称。');
  await saveRound(tx, onRecord(round, true, message.id), now);
  record({ action: 'round.call', subject: roundId(round), data: { indicators, dueAt } });
  await addJobs(tx, [
    ...reminderTimes(round, calendar, zone).map((at) => ({
      job: 'remind',
      period: reminderPeriod(round, at, zone),
      at,
    })),
    { job: 'close-round', period: roundId(round), at: round.closesAt },
    ...(opensAt > now ? [{ job: 'open-round', period: roundId(round), at: opensAt }] : []),
  ]);
  const { messages, unreached } = openingMessages(
    office,
    reach,
    round,
    owing,
    await answersSoFar(tx, office, now),
  );
  if (opensAt === now) for (const one of messages) talk.push(one);
  return [
    `已发起${round.rule.name}：${indicators.map((one) => office.indicator(one).name).join('、')}，${owing.length}个单位，${dueText(round, zone)}截止。`,
    opensAt === now
      ? `已向${messages.length}个群（或联络员）发出。`
      : `现在不是发消息的时间，将在${formatInstant(opensAt, zone)}发出。`,
    ...alsoAsked(office, openRounds(office, inForce, now), indicators),
    ...(unreached.length > 0
      ? [`没有途径通知${unreached.map(({ answerer }) => answerer.unit.name).join('、')}，请电话通知。`]
      : []),
    `发错了请发送：即时调度 取消 ${id}`,
  ];
}

async function cancel(talk: Talk, id: number): Promise<string[]> {
  const { tx, now, record } = talk;
  const { called } = await talk.inForce();
  const round = called.find(({ rule }) => rule.id === `adhoc-${id}`);
  if (!round)
    throw new PersonError(
      'round_unknown',
      `没有正在进行的即时调度${id}号，请核对编号。`,
      '正在进行的请发“未报”查看。',
    );
  await cutRound(tx, roundId(round), now);
  record({ action: 'round.cancel', subject: roundId(round) });
  return [`已取消${round.rule.name}，不再催报；已经报来的数照常记在台账里。`];
}

function indicatorsOf({ office }: Talk, names: readonly string[]): string[] {
  if (names.length === 0)
    throw new PersonError('names_missing', '请写明调度哪些指标和截止时间，例如：', example);
  return [
    ...new Set(
      names.map((name) => {
        const match = matchName(name, office.vocabulary.indicators);
        if (match.kind === 'found') return match.id;
        const ids = match.kind === 'ambiguous' ? match.ids : match.nearest;
        const near = ids
          .slice(0, 4)
          .map((id) => office.indicator(id).name)
          .join('、');
        const fault = match.kind === 'ambiguous' ? '可以指几项指标' : '不是指标名称';
        throw new PersonError(
          'indicator_unknown',
          `“${harmless(name, 20)}”${fault}${near === '' ? '' : `：${near}`}，没有发起。`,
          `请写全称再发，例如：${example}`,
        );
      }),
    ),
  ];
}

/** The indicator that has a figure in a month: at the turn of the year that may be the name's of the other year. */
function ofMonth(office: Talk['office'], id: string, month: string): string {
  const indicator = office.indicator(id);
  const year = figureYear(month, indicator);
  return namesakeIn(office, { indicator, part: '' }, year)?.indicator.id ?? id;
}

function dueOf({ office, today }: Talk, typed: string, opensAt: number): number {
  const { zone } = office;
  if (typed === '') throw new PersonError('due_missing', '请写明截止时间，没有发起。例如：', example);
  const read = readDeadline(typed, today);
  if (typeof read === 'string') {
    const why = {
      'no-day': '看不出是哪天',
      'no-such-day': '没有这一天',
      'unclear-hour': '看不出是上午还是下午',
    }[read];
    throw new PersonError('due_unclear', `截止“${harmless(typed, 20)}”${why}，没有发起。例如：`, example);
  }
  const dueAt = instant(read.day, read.time ?? usualTime, zone);
  if (dueAt <= opensAt)
    throw new PersonError(
      'due_before_opening',
      `截止${formatInstant(dueAt, zone)}不晚于发出的时间${formatInstant(opensAt, zone)}，没有发起。请改晚再发。`,
    );
  return dueAt;
}

/** One ad hoc round at a time asks for an indicator: two deadlines for one figure confuse everybody. */
async function refuseOverlap(talk: Talk, indicators: readonly string[]): Promise<void> {
  const { called } = await talk.inForce();
  const other = called.find(
    ({ rule, closesAt }) => closesAt > talk.now && rule.indicators.some((one) => indicators.includes(one)),
  );
  if (!other) return;
  const both = other.rule.indicators.filter((one) => indicators.includes(one));
  throw new PersonError(
    'round_overlaps',
    `${other.rule.name}正在调度${both.map((one) => talk.office.indicator(one).name).join('、')}（${dueText(other, talk.office.zone)}截止），没有重复发起。`,
    `要改截止时间，请先发送：即时调度 取消 ${other.rule.id.slice('adhoc-'.length)}`,
  );
}

function alsoAsked(
  office: Talk['office'],
  open: readonly Occurrence[],
  indicators: readonly string[],
): string[] {
  const regular = open.filter(
    (round) =>
      !round.rule.id.startsWith('adhoc-') &&
      indicators.some((one) => isAsked(office, round, office.indicator(one))),
  );
  if (regular.length === 0) return [];
  return [`${regular.map(({ rule }) => rule.name).join('、')}也在调度其中的指标，报一次两边都算。`];
}
