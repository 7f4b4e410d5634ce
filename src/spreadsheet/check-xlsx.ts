import { unpack, type ZipEntry, zipDirectory } from '../zip.ts';
import { checkPart } from './check-part.ts';
import { limits, type Refusal } from './model.ts';

const saveAgain = '请用 WPS 或 Excel 打开后“另存为”.xlsx 再试';
const damaged: Refusal = { refused: `文件不完整或已损坏，${saveAgain}` };
const macros: Refusal = {
  refused: '文件带有宏，为安全起见不读取：请另存为不带宏的“Excel 工作簿（.xlsx）”再试',
};

/** Looks through a packed workbook before anything parses it: refuses bombs, macros, damage and senseless sizes. */
export async function checkXlsx(bytes: Buffer): Promise<Refusal | undefined> {
  const entries = zipDirectory(bytes, limits.zipEntries);
  if (entries === 'too-many')
    return { refused: `文件里的部件过多（超过 ${limits.zipEntries} 个），不读取；${saveAgain}` };
  if (!entries || entries.length === 0) return damaged;
  const total = entries.reduce((sum, { unpacked }) => sum + unpacked, 0);
  if (total > limits.unpackedBytes)
    return {
      refused: `文件解压后有 ${Math.round(total / 1e6)} MB，超过 ${limits.unpackedBytes / 1e6} MB，不读取；请只保留任务清单的工作表`,
    };
  if (entries.some(({ encrypted }) => encrypted)) return { refused: passwordText };
  if (entries.some(({ name }) => /vbaProject\.bin$|\/macrosheets\//i.test(name))) return macros;
  if (!entries.some(({ name }) => name === 'xl/workbook.xml')) return notWorkbook(entries);
  return checkEntries(bytes, entries);
}

/** What both kinds of protected workbook are answered with. */
export const passwordText = '文件设有打开密码，读不出来：请去掉密码另存后再试';

function notWorkbook(entries: readonly ZipEntry[]): Refusal {
  const inside = (pattern: RegExp) => entries.some(({ name }) => pattern.test(name));
  if (inside(/^xl\/workbook\.bin$/))
    return { refused: '这是二进制工作簿（.xlsb），请另存为“Excel 工作簿（.xlsx）”再试' };
  if (inside(/^word\//)) return { refused: '这是 Word 文档，不是表格：请把表格放进 .xlsx 再试' };
  return { refused: `这不是 Excel 工作簿，${saveAgain}` };
}

async function checkEntries(bytes: Buffer, entries: readonly ZipEntry[]): Promise<Refusal | undefined> {
  const sheets = entries.filter(({ name }) => /^xl\/\w*sheets\/[^/]+\.xml$/.test(name)).length;
  let left: number = limits.tags;
  for (const entry of entries) {
    const content = await unpack(bytes, entry);
    if (!content) return damaged;
    if (entry.name === '[Content_Types].xml' && content.includes('.macroEnabled.main+xml')) return macros;
    if (/\.(xml|rels)$/i.test(entry.name)) left -= tagsIn(content, left);
    if (left < 0)
      return { refused: `文件里的内容和格式过多，不像任务清单，不读取；请把任务清单复制到新工作簿再试` };
    const fault = checkPart(entry.name, content, sheets);
    if (fault) return fault;
  }
  return undefined;
}

/** Opening tags, counted as far as they are allowed: each costs the parser a little. */
function tagsIn(content: Buffer, most: number): number {
  let count = 0;
  for (let at = content.indexOf('<'); at >= 0 && count <= most; at = content.indexOf('<', at + 1))
    if (content[at + 1] !== 0x2f) count += 1;
  return count;
}
