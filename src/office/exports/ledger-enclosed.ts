import type { Outbound } from '../../message/outbound.ts';
import type { Tx } from '../../store/schema.ts';
import type { At } from '../year.ts';
import { enclosed } from './book.ts';
import { ledgerBook } from './ledger-book.ts';

/** A province's ledger is for the administrator's tool. */
const mostRows = 5_000;

/** A month's ledger as a workbook that goes with a digest; nothing when it is empty, or too long for one. */
export async function ledgerEnclosed(
  tx: Tx,
  { office: { config, zone }, now }: At,
  month: string,
): Promise<Pick<Outbound, 'workbook' | 'file'>> {
  const book = await ledgerBook({ db: tx, config, zone, now }, month);
  return 'none' in book || book.flat.rows.length > mostRows ? {} : enclosed(book, false);
}
