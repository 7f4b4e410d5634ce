import { passwordText } from './check-xlsx.ts';
import type { Refusal } from './model.ts';

/** Names in the directory of an OLE file are UTF-16; nothing else in a sheet looks like these. */
const holds = (bytes: Buffer, name: string) => bytes.includes(Buffer.from(name, 'utf16le'));

/** Looks through an old binary workbook before it is parsed: refuses encryption, macros and what is no workbook. */
export function checkXls(bytes: Buffer): Refusal | undefined {
  if (holds(bytes, 'EncryptedPackage')) return { refused: passwordText };
  if (holds(bytes, '_VBA_PROJECT_CUR'))
    return { refused: '文件带有宏，为安全起见不读取：请另存为不带宏的“Excel 工作簿（.xlsx）”再试' };
  if (holds(bytes, 'WordDocument')) return { refused: '这是 Word 文档，不是表格：请把表格放进 .xlsx 再试' };
  if (!holds(bytes, 'Workbook') && !holds(bytes, 'Book'))
    return { refused: '这不是 Excel 工作簿，请用 WPS 或 Excel 打开后“另存为”.xlsx 再试' };
  return undefined;
}
