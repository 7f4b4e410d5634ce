import { extname } from 'node:path';
import type { Refusal } from './model.ts';

/** What the owner of a file is told to do, by its extension. */
const told: Readonly<Record<string, string>> = {
  'doc wps wpt docm dot dotx dotm rtf odt htm html': '请用 Word 或 WPS 打开后“另存为”.docx 再试',
  'pdf ofd': '请转成 .docx 再试，或把文字复制到“检查”后面',
  'xlsx xls xlsm xlsb csv et':
    '任务清单和年中的完成数，请管理员用 diaodu import 导入；要核对的文字请另存为 .docx 再试',
  'png jpg jpeg gif bmp webp heic tif tiff': '图片里的字读不出来，请把文字打出来再试',
};

/** Why a file of this name is not read; undefined when it may be, or when the name does not say what it is. */
export function nameRefusal(fileName: string): Refusal | undefined {
  const extension = /^\.(\w{1,8})$/.exec(extname(`a${fileName}`))?.[1]?.toLowerCase() ?? '';
  if (['', 'docx', 'txt'].includes(extension)) return undefined;
  const kind = Object.keys(told).find((extensions) => extensions.split(' ').includes(extension));
  return {
    refused: `只读得懂 .docx、.txt 文件，这个是 .${extension}：${told[kind ?? ''] ?? '请另存为 .docx 再试'}`,
  };
}
