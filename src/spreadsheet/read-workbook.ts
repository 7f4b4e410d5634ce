import { extname } from 'node:path';
import { startThread } from '../ts-thread.ts';
import { checkXls } from './check-xls.ts';
import { checkXlsx } from './check-xlsx.ts';
import { limits, type Refusal, type Workbook } from './model.ts';
import { readCsv } from './read-csv.ts';

const parseLimitMs = 10_000;
const memoryLimitMb = 256;
const brokenThread: Refusal = {
  refused: '文件太大或结构异常，没能读完：请只保留任务清单的工作表，另存为 .xlsx 再试',
};

/**
 * Reads a spreadsheet that somebody sent: .xlsx, .xls or .csv. Hostile, broken and protected files are refused with the
 * reason before a parser sees them; parsing runs in a thread with limits of memory and time.
 */
export async function readWorkbook(bytes: Buffer, fileName: string): Promise<Workbook | Refusal> {
  const extension = extname(fileName).toLowerCase();
  if (bytes.length === 0) return { refused: '文件是空的（0 字节），请重新保存或重新传送' };
  if (bytes.length > limits.fileBytes)
    return { refused: `文件超过 ${limits.fileBytes / 1024 / 1024} MB，不读取；请只保留任务清单的工作表` };
  if (['.xlsm', '.xltm', '.xlam'].includes(extension))
    return { refused: '这是带宏的工作簿（.xlsm），不读取：请另存为“Excel 工作簿（.xlsx）”再试' };
  if (!['.xlsx', '.xls', '.csv'].includes(extension))
    return { refused: `只读取 .xlsx、.xls、.csv 文件${extension ? `，这个是 ${extension}` : ''}` };
  const kind = kindOf(bytes);
  if (kind === 'text')
    return extension === '.csv' ? readCsv(bytes, '表1') : { refused: textReason(bytes, extension) };
  if (extension === '.csv')
    return { refused: '扩展名是 .csv，内容却是 Excel 工作簿：请把扩展名改回，或重新另存' };
  const refusal = kind === 'zip' ? await checkXlsx(bytes) : checkXls(bytes);
  return refusal ?? parseInThread(bytes);
}

function kindOf(bytes: Buffer): 'zip' | 'ole' | 'text' {
  if (bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4]))) return 'zip';
  if (bytes.subarray(0, 8).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex'))) return 'ole';
  return 'text';
}

/** Web systems like to hand out pages and text under the name of a workbook. */
function textReason(bytes: Buffer, extension: string): string {
  const head = bytes.toString('latin1', 0, 2_000);
  const what = /<html|<table|<\?xml|<!doctype/i.test(head)
    ? '网页或 XML'
    : /[\u0000-\u0008]/.test(head)
      ? '别的格式，或已损坏'
      : '文字（可能是 .csv 改了名）';
  return `扩展名是 ${extension}，内容却是${what}：请用 WPS 或 Excel 打开后“另存为”.xlsx 再试`;
}

function parseInThread(bytes: Buffer): Promise<Workbook | Refusal> {
  const worker = startThread(
    new URL('./worker.ts', import.meta.url),
    { bytes: new Uint8Array(bytes) },
    { maxOldGenerationSizeMb: memoryLimitMb },
  );
  return new Promise((resolve) => {
    const finish = (result: Workbook | Refusal) => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(result);
    };
    const timer = setTimeout(() => finish(brokenThread), parseLimitMs);
    worker.once('message', finish);
    worker.once('error', () => finish(brokenThread));
    worker.once('exit', () => finish(brokenThread));
  });
}
