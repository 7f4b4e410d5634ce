import { formatPeriod } from '../src/calendar/periods.ts';
import { formatDay } from '../src/calendar/zone.ts';
import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler, type Talk } from '../src/conversation/handler.ts';
import { matchName } from '../src/language/names.ts';
import { harmless } from '../src/message/harmless.ts';
import { monthToCheck } from '../src/office/closing/course.ts';
import { appealsUntil } from '../src/office/closing/publish.ts';
import { openAppeals, saveAppeal } from '../src/store/appeals.ts';
import { entryNamed, figureNamed, noticeNamed, type Objected } from './appealing/subject.ts';
import { ownUnitOf } from './closing/own-unit.ts';
import { shownMonth } from './closing/shown-month.ts';
import { splitMonth } from './closing/typed-month.ts';
import { splitReason } from './reporting/reason.ts';
import { askOffice } from './reporting/requests.ts';

interface Objection {
  readonly typed: string;
  readonly reason: string;
}

const longestReason = 1000;
const reasonShown = 200;

/** 异议 <编号 or 指标> 原因：…: a unit objects to a figure, an entry of its score or a notice; the office decides. */
export const appeal = defineHandler<Objection>({
  words: ['异议', '申诉'],
  roles: ['liaison', 'department'],
  help: '对数据、某条扣分或预警通知提出异议，要写原因',
  examples: ['异议 创业培训 原因：漏统计两期培训', '异议 第2条 原因：当天系统故障，已电话说明'],
  parse(rest) {
    const { before, reason } = splitReason(rest);
    return { typed: before, reason };
  },
  async run({ typed, reason }, talk) {
    const own = await openOwn(talk);
    if (typed === '' && reason === '') return { lines: own };
    const { unit, month, objected, loose } = await meant(talk, typed, reason !== '');
    const why = harmless(reason || loose, longestReason);
    if (why === '')
      throw new PersonError(
        'reason_missing',
        '异议要写原因，还没有提出。请补上再发：',
        `异议 ${harmless(typed, 60)} 原因：`,
      );
    const { subject, about } = objected;
    const { message, now, tx, office } = talk;
    const words = {
      unit,
      month,
      subject,
      about,
      reason: why,
      personId: talk.person!.id,
      inboxId: message.id,
    };
    const id = await saveAppeal(tx, words, now);
    if (id === undefined)
      throw new PersonError('appealed_already', `已经对${about}提出过异议，正等专班办公室答复，不用再发。`);
    talk.record({ action: 'appeal', subject: String(id), data: { unit, month, subject } });
    const name = `${office.unit(unit).name}${formatPeriod(month)}`;
    const told = await askOffice(talk, [
      `【异议 ${id}】${name} ${about}。原因：${harmless(reason || loose, reasonShown)}`,
      ways[subject.kind](id),
      `不采纳请发：驳回 ${id} 原因：…`,
    ]);
    return {
      lines: [
        `已提出异议（编号 ${id}）：${name} ${about}，等专班办公室答复。`,
        ...(told ? [] : [`还没有能通知的办公室工作群，请联系专班办公室，请他回复我：采纳 ${id}`]),
      ],
    };
  },
});

const ways = {
  figure: (id: number) => `采纳请写核实后的数：采纳 ${id} <数>`,
  entry: (id: number) => `采纳（这条不扣）请发：采纳 ${id}`,
  notice: (id: number) => `采纳（撤销通知）请发：采纳 ${id}`,
} as const;

async function openOwn({ tx, person }: Talk): Promise<string[]> {
  const open = (await openAppeals(tx)).filter(({ unit }) => person!.units.includes(unit));
  const way = '提出异议请写指标名、得分里的第几条或通知编号，例如：异议 创业培训 原因：漏统计两期培训';
  if (open.length === 0) return ['没有等待答复的异议。', way];
  return [`等待答复的异议${open.length}件：`, ...open.map(({ id, about }) => `${id}号 ${about}`), way];
}

interface Meant {
  readonly unit: string;
  readonly month: string;
  readonly objected: Objected;
  /** What follows the subject where no 原因： stands: the reason, as people write it. */
  readonly loose: string;
}

async function meant(talk: Talk, typed: string, labelled: boolean): Promise<Meant> {
  for (const [what, loose] of readings(typed, labelled)) {
    const notice = await noticeNamed(talk, what);
    if (notice) return { ...ofNotice(talk, notice), loose };
  }
  const { month: named, rest } = splitMonth(typed, talk.today);
  const { unit, rest: what } = unitFirst(talk, rest);
  if (what === '')
    throw new PersonError(
      'subject_missing',
      '请写明对哪项指标、得分里的第几条或哪件通知有异议，例如：',
      '异议 创业培训 原因：…',
    );
  const month = named ?? monthToCheck(talk.office, talk.now) ?? talk.office.closingState.closings.through;
  if (month === undefined)
    throw new PersonError(
      'nothing_to_object',
      '现在没有正在核对或已结账的月份，数据可以直接更正。',
      '例如：更正 创业培训 180人次 原因：…',
    );
  const shown = await shownMonth(talk, month);
  mustBeInTime(talk, month, shown.closing?.publishedAt);
  const own = shown.units.find((one) => one.unit === unit);
  for (const [subject, loose] of own ? readings(what, labelled) : []) {
    const objected = entryNamed(own!, subject) ?? figureNamed(talk, own!, subject, Number(month.slice(0, 4)));
    if (objected) return { unit, month, objected, loose };
  }
  throw new PersonError(
    'subject_unknown',
    `“${harmless(what, 30)}”不是指标名、得分里的某条或本单位的通知编号，没有记录。`,
    '看得分各条请发：得分；然后例如：异议 第1条 原因：…',
  );
}

/** The whole as the subject; without a 原因： also its first word, with the reason after it. */
function readings(typed: string, labelled: boolean): [subject: string, loose: string][] {
  const split = labelled ? undefined : /^([^\s，,：:。；;]+)[\s，,：:。；;]+(\S[\s\S]*)$/.exec(typed);
  return [[typed, ''], ...(split ? ([[split[1]!, split[2]!]] as [string, string][]) : [])];
}

/** A liaison of two units writes the unit first. */
function unitFirst(talk: Talk, typed: string): { unit: string; rest: string } {
  const [word = '', ...more] = typed.split(/\s+/);
  const match = more.length > 0 ? matchName(word, talk.office.vocabulary.units) : undefined;
  if (match?.kind !== 'found') return { unit: ownUnitOf(talk, '', '异议'), rest: typed };
  return { unit: ownUnitOf(talk, word, '异议'), rest: more.join(' ') };
}

function mustBeInTime({ office, today }: Talk, month: string, publishedAt: number | undefined): void {
  if (publishedAt === undefined) return;
  const until = appealsUntil(office, publishedAt);
  if (today > until)
    throw new PersonError(
      'appeal_late',
      `${formatPeriod(month)}的异议受理到${formatDay(until)}，已经过了，没有记录。`,
      '如有特殊情况请联系专班办公室。',
    );
}

function ofNotice(
  { today }: Talk,
  { notice, about }: NonNullable<Awaited<ReturnType<typeof noticeNamed>>>,
): { unit: string; month: string; objected: Objected } {
  if (notice.appealBy !== undefined && today > notice.appealBy)
    throw new PersonError(
      'appeal_late',
      `${about}的异议受理到${formatDay(notice.appealBy)}，已经过了，没有记录。`,
    );
  return {
    unit: notice.unit,
    month: notice.month,
    objected: { subject: { kind: 'notice', notice: notice.id }, about },
  };
}
