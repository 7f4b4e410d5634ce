import { formatPeriod, shortMonth } from '../../calendar/periods.ts';
import type { StoredNotice } from '../../store/notices.ts';
import type { Office } from '../office.ts';

/** 《预警通知》 〔2024〕3号, 《预警通知》（再次预警） 〔2024〕9号: what an issued notice is called. */
export function noticeTitle({ number, grounds: { name } }: StoredNotice): string {
  return `《预警通知》${name === '预警通知' ? '' : `（${name}）`}${number ?? ''}`;
}

/** 洞口县《预警通知》〔2024〕3号; 洞口县预警通知草稿 before it is signed. */
export function noticeName(office: Office, notice: StoredNotice): string {
  const { name } = office.unit(notice.unit);
  return notice.number === undefined ? `${name}预警通知草稿` : `${name}${noticeTitle(notice)}`;
}

/** 9月、10月排名后3位，预警通知: why a notice is due, on one line. */
export function groundsText({ grounds }: StoredNotice): string {
  const { months, bottomPlaces, name } = grounds;
  return `${monthsText(months.map(({ month }) => month))}排名后${bottomPlaces}位，${name}`;
}

/** 签发 12　洞口县 9月、10月排名后3位，预警通知: a draft as a line to copy. */
export function draftLine(office: Office, notice: StoredNotice): string {
  return `签发 ${notice.id}　${office.unit(notice.unit).name} ${groundsText(notice)}`;
}

/** 9月、10月; the year is named where the months are of two. */
function monthsText(months: readonly string[]): string {
  const several = new Set(months.map((month) => month.slice(0, 4))).size > 1;
  return months.map((month) => (several ? formatPeriod(month) : shortMonth(month))).join('、');
}
