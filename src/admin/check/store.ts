import { sql } from 'kysely';
import type { Clock } from '../../clock.ts';
import { unfinished } from '../../store/outbox.ts';
import type { Db } from '../../store/schema.ts';
import { type Finding, hint, ok, problem } from './finding.ts';

/** Leases and rate windows of several processes compare times: beyond this they mistrust each other. */
const clockLimitMs = 10_000;
const clockHintMs = 2_000;

export interface Store {
  readonly db: Db;
  readonly embedded: boolean;
  readonly clock: Clock;
}

/** Whether the store answers, whether its clock agrees with ours, and what did not arrive. */
export async function storeFindings({ db, embedded, clock }: Store): Promise<Finding[]> {
  try {
    return [
      embedded
        ? ok('数据库：内置数据库可用（断电可能丢失最近的数据，正式使用请设置 DATABASE_URL）')
        : ok('数据库：PostgreSQL 可用'),
      ...(embedded ? [] : [await clockFinding(db, clock)]),
      ...(await undelivered(db)),
    ];
  } catch (error) {
    return [storeTrouble(error)];
  }
}

/** Why the store cannot be used, as the driver says it. */
export function storeTrouble(error: unknown): Finding {
  const said =
    error instanceof Error ? error.message || String((error as NodeJS.ErrnoException).code) : error;
  return problem(
    `数据库：打不开（${said}）`,
    '请核对 DATABASE_URL 或 DATA_DIR，确认数据库在运行、账号有权限',
  );
}

async function clockFinding(db: Db, clock: Clock): Promise<Finding> {
  const before = clock.real();
  const { rows } = await sql<{ ms: number }>`
    select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms`.execute(db);
  const off = Math.round(Math.abs(rows[0]!.ms - (before + clock.real()) / 2));
  const text = `时钟：与数据库服务器相差 ${(off / 1000).toFixed(1)} 秒`;
  const todo = '请在两台服务器上都开启时间同步（chrony 或 ntpd）';
  if (off > clockLimitMs) return problem(text, todo);
  return off > clockHintMs ? hint(text, todo) : ok(text);
}

async function undelivered(db: Db): Promise<Finding[]> {
  const rows = await unfinished(db);
  const shut = rows.filter(({ state }) => state === 'parked' || state === 'unknown').length;
  return shut === 0 ? [] : [hint(`有 ${shut} 条消息没有送达或结果不明`, '请用 diaodu outbox 查看')];
}
