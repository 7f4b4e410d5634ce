import type { Notice } from '../../bulletin/notice.ts';
import { noticeText } from '../../bulletin/notice-text.ts';
import { shortMonth } from '../../calendar/periods.ts';
import { formatDay } from '../../calendar/zone.ts';
import type { PrintedIndicator } from '../../domain/printed-grounds.ts';
import type { Told } from '../../domain/score-rules.ts';
import type { StoredNotice } from '../../store/notices.ts';
import type { Office } from '../office.ts';
import { noticeName, noticeTitle } from './notice-names.ts';

/** A signed notice as it is printed, in chat and in Word. */
export function printedNotice(office: Office, notice: StoredNotice): Notice {
  const unit = office.unit(notice.unit);
  const { grounds, interview, revision } = notice;
  const governed = unit.kind === 'county' || unit.kind === 'township';
  return {
    title: '预警通知',
    office: issuer(office),
    documentNumber: notice.number!,
    bot: office.config.botName,
    shortId: String(notice.id),
    unit: unit.name,
    addressee: governed ? `${unit.name}人民政府` : unit.name,
    rankingGroup: grounds.group,
    bottomPlaces: grounds.bottomPlaces,
    months: grounds.months,
    behind: grounds.behind,
    measure: grounds.measure,
    acknowledgeBy: notice.acknowledgeBy!,
    rectifyBy: notice.rectifyBy!,
    appealBy: notice.appealBy,
    ...(interview && { interview: { ...interview, interviewed: `${unit.name}负责同志` } }),
    ...(revision > 1 && { revision: { number: revision, note: '重新结账后，所列数据有更正' } }),
    date: notice.signedOn!,
  };
}

/** 邵阳市专班办公室 */
function issuer({ config }: Office): string {
  const office = config.units.find(({ kind }) => kind === 'office')?.name ?? '专班办公室';
  return office.startsWith(config.city) ? office : `${config.city}${office}`;
}

/** The notice as chat lines for whoever hears of it: whole to the unit, to others what they have to know. */
export function linesFor(office: Office, notice: StoredNotice, who: Told): string[] {
  if (who === 'group' || who === 'liaison') return noticeLines(office, notice, who);
  return who === 'leaders' ? leaderLines(office, notice) : copyLines(office, notice);
}

/** What the unit reads: why, what is behind, until when, and what to type. */
export function noticeLines(
  office: Office,
  notice: StoredNotice,
  who: 'group' | 'liaison' = 'group',
): string[] {
  const printed = printedNotice(office, notice);
  const { id, acknowledgeBy, rectifyBy, appealBy } = notice;
  const where = who === 'group' ? `在本群@${printed.bot}发送` : '回复我';
  return [
    noticeTitle(notice),
    `${printed.addressee}：`,
    noticeText(printed).opening,
    ...groundLines(notice),
    '请分析原因、落实措施，确保滞后指标尽快赶上序时进度。',
    `请于${formatDay(acknowledgeBy!)}前签收、${formatDay(rectifyBy!)}前报整改，${where}：`,
    `签收 ${id}`,
    `整改 ${id} 原因：… 措施：… 时限：…`,
    ...(appealBy ? [`对数据有异议的，${formatDay(appealBy)}前发送：`, `异议 ${id} 原因：…`] : []),
    `${printed.office} ${formatDay(printed.date)}`,
  ];
}

function leaderLines(office: Office, notice: StoredNotice): string[] {
  const printed = printedNotice(office, notice);
  return [
    noticeName(office, notice),
    noticeText(printed).opening,
    ...groundLines(notice),
    `请督促联络员${deadlineText(notice)}。`,
  ];
}

function copyLines(office: Office, notice: StoredNotice): string[] {
  return [
    `【抄送】${noticeName(office, notice)}`,
    `处理：${notice.grounds.measure}。`,
    ...groundLines(notice),
    `要求${office.unit(notice.unit).name}${deadlineText(notice)}。`,
  ];
}

/** 11月12日前签收、11月15日前报整改 */
export function deadlineText({ acknowledgeBy, rectifyBy }: StoredNotice): string {
  return `${formatDay(acknowledgeBy!)}前签收、${formatDay(rectifyBy!)}前报整改`;
}

/** Places and scores, and one line for each indicator that is behind. */
function groundLines({ grounds: { months, behind } }: StoredNotice): string[] {
  const places = months.map(
    ({ month, place, ranked, score }) => `${shortMonth(month)}第${place}位（共${ranked}个），得${score}分`,
  );
  return [
    `名次：${places.join('；')}`,
    behind.length === 0 ? '没有未达序时的指标。' : `未达序时或目标要求的指标${behind.length}项：`,
    ...behind.map((one, at) => `${at + 1}. ${behindText(one)}`),
  ];
}

/** 化解超期安置：88户／目标300户，完成29.33%，序时83.33%（数据截至10月31日） */
export function behindText(one: PrintedIndicator): string {
  const { name, value, target, completion, scheduled, dataDate, carriedTo } = one;
  const goal = target === '—' ? '' : `目标${target}`;
  if (dataDate === undefined) return `${name}：未报${goal && `（${goal}）`}`;
  const carried = carriedTo === undefined ? '' : `，沿用至${formatDay(carriedTo)}`;
  return [
    `${name}：${value}${goal && `／${goal}`}`,
    ...(completion === '—' ? [] : [`完成${completion}`]),
    ...(scheduled === '—' ? [] : [`序时${scheduled}`]),
  ]
    .join('，')
    .concat(`（数据截至${formatDay(dataDate)}${carried}）`);
}
