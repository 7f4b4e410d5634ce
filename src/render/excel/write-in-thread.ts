import { startThread } from '../../ts-thread.ts';
import type { SheetTable } from './model.ts';

/** A year's ledger takes seconds to write: a thread of its own keeps the service answering meanwhile. */
export function writeInThread(tables: readonly SheetTable[]): Promise<Buffer> {
  const worker = startThread(
    new URL('./worker.ts', import.meta.url),
    { tables },
    { maxOldGenerationSizeMb: 1024 },
  );
  return new Promise<Buffer>((resolve, reject) => {
    worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes)));
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the thread ended before the workbook was written')));
  }).finally(() => worker.terminate());
}
