import { formatPeriod, type PeriodKey } from '../../calendar/periods.ts';
import { dateAt, timeAt } from '../../calendar/zone.ts';
import type { Config } from '../../config/model.ts';
import { decimal, percentOf } from '../../domain/arithmetic.ts';
import { taskOf } from '../../domain/target.ts';
import type { LedgerLine } from '../../render/excel/ledger.ts';
import type { Db, ReportKind, Tx } from '../../store/schema.ts';
import { messagePlace } from '../message-place.ts';

const kinds: Record<ReportKind, string> = {
  value: '填报',
  add: '增量',
  hold: '无变化',
  zero: '零报告',
  correction: '更正',
  withdrawal: '撤回',
};
const states: Readonly<Record<string, string>> = {
  done: '已完成',
  'on-schedule': '达到序时',
  behind: '滞后',
};

/** Every report of the ledger (of one month), oldest first, with its message, sender and time. */
export async function ledgerLines(
  db: Db | Tx,
  { programmes, units }: Pick<Config, 'programmes' | 'units'>,
  targetsOf: (month: PeriodKey) => Config['targets'],
  zone: string,
  month?: PeriodKey,
): Promise<LedgerLine[]> {
  const rows = await db
    .selectFrom('reports')
    .innerJoin('inbox', 'inbox.id', 'reports.inbox_id')
    .innerJoin('people', 'people.id', 'reports.person_id')
    .leftJoin('figures', (join) =>
      join
        .onRef('figures.unit', '=', 'reports.unit')
        .onRef('figures.indicator', '=', 'reports.indicator')
        .onRef('figures.part', '=', 'reports.part')
        .onRef('figures.year', '=', 'reports.year'),
    )
    .leftJoin('chats', (join) =>
      join.onRef('chats.platform', '=', 'inbox.platform').onRef('chats.chat_id', '=', 'inbox.chat_id'),
    )
    .selectAll('reports')
    .select([
      'inbox.platform',
      'inbox.chat_kind as chatKind',
      'inbox.chat_title as chatTitle',
      'chats.title as registeredTitle',
      'inbox.text as message',
      'inbox.message_id as messageId',
      'people.name as person',
      'figures.report_id as current',
    ])
    .$if(month !== undefined, (query) => query.where('reports.period', '=', month!))
    .orderBy('reports.id')
    .execute();
  return rows.flatMap((row) => {
    const programme = programmes.find(({ indicators }) => indicators.some(({ id }) => id === row.indicator));
    const indicator = programme?.indicators.find(({ id }) => id === row.indicator);
    if (!programme || !indicator) return [];
    const part = indicator.parts.find(({ id }) => id === row.part);
    const target = targetsOf(row.period).find(
      (one) => one.unit === row.unit && one.indicator === row.indicator && (one.part ?? '') === row.part,
    )?.value;
    const task = taskOf(indicator.kind, target);
    const value = row.value ?? undefined;
    const counts = indicator.kind === 'cumulative' && task && value !== undefined;
    const line: LedgerLine = {
      programme: programme.name,
      reportId: row.id,
      indicator: indicator.name,
      part: part?.name,
      unit: units.find(({ id }) => id === row.unit)?.name ?? row.unit,
      period: formatPeriod(row.period),
      kind: kinds[row.kind],
      value: value === undefined ? undefined : decimal(value).toFixed(),
      measure: part?.measure ?? indicator.measure,
      said: row.stage ?? (row.state === null ? undefined : (states[row.state] ?? row.state)),
      target: indicator.kind === 'stage' || indicator.kind === 'stated' ? undefined : target,
      completion: counts ? percentOf(decimal(value), task).toDecimalPlaces(4).toFixed() : undefined,
      dataDate: row.data_date,
      current: row.current === row.id,
      late: row.late,
      person: row.person,
      at: { day: dateAt(row.created_at, zone), time: timeAt(row.created_at, zone) },
      place: messagePlace(row.platform, row.chatKind, row.registeredTitle ?? row.chatTitle),
      message: row.message,
      inboxId: row.inbox_id,
      messageId: row.messageId,
      remark: row.remark ?? undefined,
      reason: row.reason ?? undefined,
      replaces: row.replaces ?? undefined,
    };
    return [line];
  });
}
