import { parentPort, workerData } from 'node:worker_threads';
import type { SheetTable } from './model.ts';
import { writeWorkbook } from './write-workbook.ts';

// The entry of the thread that writes one workbook and ends.
const { tables } = workerData as { tables: readonly SheetTable[] };
parentPort!.postMessage(new Uint8Array(await writeWorkbook(tables)));
