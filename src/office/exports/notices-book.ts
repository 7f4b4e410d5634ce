import { formatPeriod } from '../../calendar/periods.ts';
import { dateAt, formatDay, timeAt } from '../../calendar/zone.ts';
import { noticesTable } from '../../render/excel/notices.ts';
import { stepsTable } from '../../render/excel/steps.ts';
import { type NoticeStep, type StoredStep, stepsOf } from '../../store/notice-steps.ts';
import { type NoticeState, noticesIn, type StoredNotice } from '../../store/notices.ts';
import { namesOfPeople } from '../../store/people.ts';
import { behindText } from '../notices/notice-lines.ts';
import { groundsText } from '../notices/notice-names.ts';
import { type Book, type ExportScope, exportNote, type NoBook } from './book.ts';

const states: Record<NoticeState, string> = {
  draft: '待签发',
  issued: '待签收',
  acknowledged: '待整改',
  rectifying: '待审核',
  returned: '已退回',
  closed: '已销号',
  revoked: '已撤销',
};
const stepNames: Record<NoticeStep, string> = {
  draft: '起草',
  issue: '签发',
  acknowledge: '签收',
  rectify: '报整改',
  return: '退回',
  close: '销号',
  revoke: '撤销',
  amend: '更正',
  revive: '恢复',
  interview: '约谈',
  raise: '升级',
};
const labels: Readonly<Record<string, string>> = {
  number: '文号',
  reason: '原因',
  measures: '措施',
  deadline: '时限',
  rectifyBy: '整改期限',
  revision: '版次',
  time: '时间',
  place: '地点',
  interviewers: '约谈人',
};

/** All warning notices, and every step of each by whom, when and from which message. */
export async function noticesBook(scope: ExportScope): Promise<Book | NoBook> {
  const { db, config, zone } = scope;
  const notices = await noticesIn(db, Object.keys(states) as NoticeState[]);
  if (notices.length === 0) return { none: '还没有预警通知。' };
  const steps = await stepsOf(
    db,
    notices.map(({ id }) => id),
  );
  const people = await namesOfPeople(db);
  const unitOf = ({ unit }: StoredNotice) => config.units.find(({ id }) => id === unit)?.name ?? unit;
  const byId = new Map(notices.map((notice) => [notice.id, notice]));
  const note = exportNote(scope);
  const closedOn = (id: number) => {
    const closed = steps.findLast(({ notice, step }) => notice === id && step === 'close');
    return closed && dateAt(closed.at, zone);
  };
  const table = noticesTable(
    notices.map((notice) => ({
      id: notice.id,
      number: notice.number,
      unit: unitOf(notice),
      month: formatPeriod(notice.month),
      level: notice.level,
      measure: notice.grounds.measure,
      state: states[notice.state],
      grounds: [groundsText(notice), ...notice.grounds.behind.map(behindText)].join('；'),
      issued: notice.signedOn,
      acknowledged: notice.acknowledgedOn,
      rectifyBy: notice.rectifyBy,
      rectification: rectificationText(notice),
      closed: notice.state === 'closed' ? closedOn(notice.id) : undefined,
    })),
    note,
  );
  const stepLines = steps.map((step) => ({
    id: step.notice,
    unit: unitOf(byId.get(step.notice)!),
    step: stepNames[step.step],
    at: { day: dateAt(step.at, zone), time: timeAt(step.at, zone) },
    person: people.get(step.actor) ?? '系统',
    said: saidText(step),
    inboxId: step.inboxId,
  }));
  return {
    name: '预警通知台账',
    summary: `预警通知 ${notices.length} 件，办理 ${steps.length} 步。`,
    tables: [table, stepsTable('预警通知', stepLines, note)],
    flat: table,
  };
}

function rectificationText({ rectification }: StoredNotice): string | undefined {
  if (!rectification) return undefined;
  const { reason, measures, deadline } = rectification;
  return `原因：${reason}；措施：${measures}；时限：${deadline}`;
}

/** What a step says of itself, for readers; figures and who was told stand elsewhere. */
function saidText({ data }: StoredStep): string {
  return Object.entries(labels)
    .flatMap(([key, label]) => {
      const value = data[key];
      if (typeof value !== 'string' && typeof value !== 'number') return [];
      return [`${label}：${key === 'rectifyBy' ? formatDay(String(value)) : value}`];
    })
    .join('；');
}
