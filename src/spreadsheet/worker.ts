import { parentPort, workerData } from 'node:worker_threads';
import { parseWorkbook } from './parse.ts';

// The entry of the thread that parses one workbook and ends.
const { bytes } = workerData as { bytes: Uint8Array };
parentPort!.postMessage(await parseWorkbook(bytes));
