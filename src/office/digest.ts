import { partsOf } from '../calendar/dates.ts';
import { formatDay } from '../calendar/zone.ts';
import { valueText } from '../domain/arithmetic.ts';
import type { Figure } from '../domain/model.ts';
import { nextDue } from '../domain/rounds.ts';
import { wholeFigure } from '../domain/wholes.ts';
import { openAppeals } from '../store/appeals.ts';
import { auditHead } from '../store/audit.ts';
import { openQuestionCount } from '../store/questions.ts';
import { figuresOf, type StoredFigure } from '../store/reports.ts';
import { openRequests } from '../store/requests.ts';
import { roundsClosed } from '../store/rounds.ts';
import type { Tx } from '../store/schema.ts';
import { judgedAndBehind, worstLines } from './behind.ts';
import { toFigure } from './figures.ts';
import { findingLines } from './findings/counts.ts';
import type { InForce } from './in-force.ts';
import { noticeCounts } from './notices/counts.ts';
import { pendingNotices } from './notices/pending.ts';
import { cityOf } from './office.ts';
import { outcomeLines } from './outcome-text.ts';
import type { Reach } from './reach.ts';
import { standingLines } from './reconciliation/facts.ts';
import { dueText } from './round-text.ts';
import { countsText, type Standing, standingsOf } from './situation.ts';
import { type At, shownYears, workingIndicators, workingYear, yearNotice } from './year.ts';

const conflictsShown = 3;
/** Enough of a hash that nobody finds another with it, short enough to read out. */
const headLength = 16;
/** From this month on the office must know that next year's holidays are missing. */
const yearEndMonth = 11;

/** What a digest is made from: the office at a moment, and the span it looks back on. */
export interface DigestScope {
  readonly at: At;
  readonly inForce: InForce;
  readonly reach: Reach;
  readonly since: number;
}

/** The situation for the office group: counts by status, who answered, what is behind, what waits, the next deadlines. */
export async function digestLines(tx: Tx, scope: DigestScope): Promise<string[]> {
  const { at } = scope;
  const stored = await figuresOf(
    tx,
    at.office.config.units.map(({ id }) => id),
    ...shownYears(at),
  );
  const current = stored.filter(({ year }) => year === workingYear(at));
  return [
    ...yearNotice(at),
    ...countLines(scope, current),
    ...(await answerLines(tx, scope)),
    ...behindLines(scope, current),
    ...conflictLines(scope, current),
    ...(await findingLines(tx, at)),
    ...(await waitingLines(tx, scope)),
    ...deadlineLines(at),
    ...holidayLines(at),
    ...(await headLine(tx)),
  ];
}

/** Counts of the city's programmes, each with the newest day its figures speak of. */
function countLines({ at, inForce }: DigestScope, stored: readonly StoredFigure[]): string[] {
  const { office, now } = at;
  const whole = cityOf(office);
  if (!whole) return [];
  return office.config.programmes.flatMap((programme) => {
    if (programme.year !== workingYear(at)) return [];
    const standings = standingsOf(office, inForce, whole, stored, now, programme.indicators);
    if (standings.length === 0) return [];
    return [`${programme.name}${standings.length}项：${countsText(standings)}${newestDate(standings)}`];
  });
}

function newestDate(standings: readonly Standing[]): string {
  const dates = standings.flatMap(({ progress }) => progress.dataDate ?? []).sort();
  const newest = dates.at(-1);
  return newest === undefined ? '' : `（数据截至${formatDay(newest)}）`;
}

async function answerLines(tx: Tx, { at, since }: DigestScope): Promise<string[]> {
  const closed = await roundsClosed(tx, since, at.now);
  return closed.flatMap(({ round, units }) => {
    if (units.length === 0) return [];
    const [summary, ...more] = outcomeLines(at.office, units);
    return [`${round.name}${formatDue(at, round.dueAt)}截止，${summary}`, ...more];
  });
}

const formatDue = ({ office }: At, dueAt: number) => dueText({ dueAt }, office.zone);

function behindLines({ at, inForce }: DigestScope, stored: readonly StoredFigure[]): string[] {
  const { judged, behind } = judgedAndBehind(at, inForce, stored);
  if (judged.every(({ progress }) => progress.status === 'unreported')) return ['各项指标都还没有报数。'];
  return behind.length === 0 ? ['没有滞后或未达标的指标。'] : worstLines(at, behind);
}

/** Where the whole as reported and the sum of its units differ. */
function conflictLines({ at }: DigestScope, stored: readonly StoredFigure[]): string[] {
  const { office } = at;
  const whole = cityOf(office);
  if (!whole) return [];
  const children = office.config.units.filter(({ parent, kind }) => parent === whole.id && kind === 'county');
  const current = new Map(
    stored.map((one) => [`${one.unit} ${one.indicator} ${one.part}`, toFigure(one.recent.at(-1)!)]),
  );
  const figure = (unit: string, indicator: string): Figure | undefined =>
    current.get(`${unit} ${indicator} `);
  const found = workingIndicators(at).flatMap(({ id, name, kind, measure }) => {
    if (kind !== 'cumulative') return [];
    const parts = Object.fromEntries(children.map((child) => [child.id, figure(child.id, id)]));
    const own = figure(whole.id, id);
    const { sum, difference } = wholeFigure(parts, own, office.config.rules.wholes);
    if (!difference || !sum || !own?.value) return [];
    return [
      `${name}：${whole.name}上报${valueText(own.value, measure)}，各县市区合计${valueText(sum, measure)}`,
    ];
  });
  if (found.length === 0) return [];
  const more = found.length > conflictsShown ? `……共${found.length}项` : '';
  return ['上报数与合计不一致：', ...found.slice(0, conflictsShown), ...(more ? [more] : [])];
}

/** What waits for somebody: requests, notices, differences, open questions, groups that cannot be reached. */
export async function waitingLines(
  tx: Tx,
  { at, reach }: Pick<DigestScope, 'at' | 'reach'>,
): Promise<string[]> {
  const requests = (await openRequests(tx)).filter(({ kind }) => kind !== 'difference');
  const questions = await openQuestionCount(tx, at.now);
  const silentGroups = reach.chats.filter(
    (chat) => chat.units.length > 0 && !chat.webhook && chat.platform === 'wecom',
  );
  return [
    ...(requests.length > 0
      ? [
          `待您办理的申请${requests.length}件：${requests.map(({ id }) => `${id}号`).join('、')}，发“同意”查看。`,
        ]
      : []),
    ...(await noticeLines(tx, at)),
    ...(await appealLines(tx, at)),
    ...(await standingLines(tx, at.office)),
    ...(questions > 0 ? [`有${questions}条填报还在等填报人确认。`] : []),
    ...(silentGroups.length > 0
      ? [`我不能主动发消息的群：${silentGroups.map(({ title }) => title).join('、')}。`]
      : []),
  ];
}

/** 待答复的异议2件：12号隆回县、15号洞口县，发“采纳”查看。 */
export async function appealLines(tx: Tx, { office }: At): Promise<string[]> {
  const open = await openAppeals(tx);
  if (open.length === 0) return [];
  const names = open.map(({ id, unit }) => `${id}号${office.unit(unit).name}`).join('、');
  return [`待答复的异议${open.length}件：${names}，发“采纳”查看。`];
}

/** The year's 《预警通知》, and what waits of them. */
async function noticeLines(tx: Tx, { office, today }: At): Promise<string[]> {
  const counts = await noticeCounts(tx, partsOf(today).year);
  const pending = await pendingNotices(tx, office, today);
  return [...(counts ? [`今年预警通知${counts}。`] : []), ...pending];
}

/** When each kind of round is due next. */
export function deadlineLines({ office, now }: At): string[] {
  const { rounds } = office.config.rules;
  const next = rounds.flatMap((rule) => nextDue([rule], now, office.calendar, office.zone) ?? []);
  if (next.length === 0) return [];
  return [
    `下次截止：${next
      .toSorted((a, b) => a.dueAt - b.dueAt)
      .map((one) => `${one.rule.name}${dueText(one, office.zone)}`)
      .join('；')}`,
  ];
}

/** Says that a year whose days will be needed soon has no published holidays. */
export function holidayLines({ office, today }: At): string[] {
  const { year, month } = partsOf(today);
  const years = month >= yearEndMonth ? [year, year + 1] : [year];
  return years
    .filter((one) => !office.calendar.isPublished(one))
    .map((one) => `还没有${one}年的节假日安排，国务院公布后请管理员写入 holidays.yaml，否则工作日会算错。`);
}

/** The head of the audit chain, to be kept outside. */
export async function headLine(tx: Tx): Promise<string[]> {
  const { seq, hash } = await auditHead(tx);
  return seq === 0 ? [] : [`审计链头（请留存）：${seq}:${hash.slice(0, headLength)}`];
}
