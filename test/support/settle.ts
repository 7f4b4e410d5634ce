import { unasked } from '../../src/delivery/routes.ts';
import { decimal } from '../../src/domain/arithmetic.ts';
import type { FrozenIndicator, RankedMonth } from '../../src/domain/month.ts';
import type { Acting } from '../../src/office/notices/acting.ts';
import { type Settled, settleNotices } from '../../src/office/notices/settle.ts';
import { loadReach } from '../../src/office/reach.ts';
import { type AuditEntry, appendAudit } from '../../src/store/audit.ts';
import { insertOutgoing, type NewOutgoing } from '../../src/store/outbox.ts';
import type { Tx } from '../../src/store/schema.ts';
import type { Scene } from './scene.ts';

const counties = [
  'shuangqing',
  'daxiang',
  'beita',
  'shaodong',
  'xinshao',
  'shaoyang-xian',
  'longhui',
  'xinning',
  'chengbu',
  'wugang',
  'dongkou',
  'suining',
];

/** A closed month in which all twelve counties were ranked: those named with their scores, the others above them with 90. */
export function closedMonth(month: string, scores: Readonly<Record<string, string>>): RankedMonth {
  const score = (unit: string) => decimal(scores[unit] ?? '90');
  const rows = counties
    .toSorted((a, b) => score(b).cmp(score(a)))
    .map((unit, at) => ({
      unit,
      place: at + 1,
      bottom: at >= counties.length - 3 && scores[unit] !== undefined,
      reported: true,
      total: score(unit),
      unreportedRounds: 0,
      red: 0,
      completion: decimal(50),
    }));
  const bottom = rows.filter((row) => row.bottom).map(({ unit }) => unit);
  const group = { group: '县市区', rows, bottomPlaces: 3, bottom, notRanked: [], nobodyReported: false };
  return { month, groups: [group] };
}

/** 化解超期安置 as a closing of October freezes it; `over` replaces parts of it. */
export function frozen(over: Partial<FrozenIndicator> & { completion?: string } = {}): FrozenIndicator {
  const { completion = '29.33', ...rest } = over;
  return {
    indicator: 'overdue-resettlement',
    name: '化解超期安置',
    weight: '1',
    credited: false,
    value: '88户',
    target: '300户',
    progress: {
      status: 'behind-red',
      completion: decimal(completion),
      scheduled: decimal('83.33'),
      ratio: decimal('0.35'),
      early: false,
      dataDate: '2024-10-31',
      judgedAt: '2024-10-31',
    },
    ...rest,
  };
}

/** September and October with 洞口县 and 绥宁县 at the bottom of both. */
export const twoMonths: readonly RankedMonth[] = [
  closedMonth('2024-09', { dongkou: '71.25', suining: '70.10', beita: '72' }),
  closedMonth('2024-10', { dongkou: '69.80', suining: '73', wugang: '70' }),
];

/** Something done about notices in one transaction, as a closing or a job does it: what it says and records is written at its end. */
export async function acting<Done>(
  scene: Scene,
  work: (acting: Acting & { tx: Tx }) => Promise<Done>,
): Promise<Done> {
  const { db, office, clock } = scene;
  const now = clock.now();
  return db.transaction().execute(async (tx) => {
    const outgoing: NewOutgoing[] = [];
    const audit: AuditEntry[] = [];
    const done = await work({
      tx,
      office,
      now,
      reach: await loadReach(tx, office.channels),
      actor: 'close-month',
      say: (message) => outgoing.push({ ...unasked(message), kind: 'push' }),
      record: (entry) => audit.push({ ...entry, actor: 'close-month' }),
    });
    await insertOutgoing(tx, outgoing, now);
    await appendAudit(tx, audit, now, office.config.rules.audit.algorithm);
    return done;
  });
}

/** Settles the notices of the latest of some closed months; every unit has one indicator behind unless told otherwise. */
export function settle(
  scene: Scene,
  ranked: readonly RankedMonth[] = twoMonths,
  judged: (unit: string) => readonly FrozenIndicator[] = () => [frozen()],
): Promise<Settled> {
  const month = ranked.at(-1)!.month;
  return acting(scene, (one) => settleNotices({ ...one, month, ranked, judged }));
}
