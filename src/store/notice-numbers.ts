import type { Tx } from './schema.ts';
import { run } from './statement.ts';

/**
 * Draws the next number of a year for a notice: without gaps, never used again. Two signers wait for each other until commit;
 * a transaction that fails leaves no number used.
 */
export async function drawNumber(tx: Tx, year: number, notice: number): Promise<number> {
  await run(tx, 'lock table notice_numbers in share row exclusive mode', []);
  const [row] = await run<{ n: number }>(
    tx,
    `insert into notice_numbers (year, n, notice)
     select $1::integer, coalesce(max(n), 0) + 1, $2::bigint from notice_numbers where year = $1::integer returning n`,
    [year, notice],
  );
  return Number(row!.n);
}
