import { extname } from 'node:path';
import { decodeText } from '../decode-text.ts';
import { printable } from '../message/printable.ts';
import { unpack, zipDirectory } from '../zip.ts';
import { docxText } from './docx-text.ts';
import { type Document, limits, type Refusal, tooLarge } from './model.ts';
import { nameRefusal } from './name-refusal.ts';

const saveAgain = '请用 Word 或 WPS 打开后“另存为”.docx 再试';
const damaged: Refusal = { refused: `文件不完整或已损坏，${saveAgain}` };
const locked: Refusal = { refused: '文件设有打开密码，读不出来：请去掉密码另存后再试' };
const tooLong = `请分成几个文件，每个不超过 ${limits.characters} 个字`;

/** Reads the text of a .docx or .txt file that somebody sent; one that is hostile, broken or of another kind is refused with the reason. */
export async function readDocument(bytes: Buffer, fileName: string): Promise<Document | Refusal> {
  const refusal = nameRefusal(fileName);
  if (refusal) return refusal;
  if (bytes.length === 0) return { refused: '文件是空的（0 字节），请重新保存或重新发送' };
  if (bytes.length > limits.fileBytes) return { refused: tooLarge };
  const read = await textOf(bytes, extname(fileName).toLowerCase());
  if (typeof read !== 'string') return read;
  const text = printable(read).trim();
  if (text === '') return { refused: '文件里没有文字（图片里的字读不出来），请把要核对的文字打进文件再试' };
  return text.length > limits.characters
    ? { refused: `文件有 ${text.length} 个字，太长了，${tooLong}` }
    : { text };
}

async function textOf(bytes: Buffer, extension: string): Promise<string | Refusal> {
  if (bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4]))) return packedText(bytes);
  if (bytes.subarray(0, 8).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex'))) return oldFormat(bytes);
  if (extension === '.docx') return { refused: `扩展名是 .docx，内容却不是 Word 文档，${saveAgain}` };
  // No encoding takes more than four bytes for a character.
  if (bytes.length > 4 * limits.characters) return { refused: `文件太长了，${tooLong}` };
  const text = decodeText(bytes);
  return text === undefined || text.includes('\u0000') || /^(?:%PDF-|\{\\rtf)/.test(text)
    ? { refused: `文件不是文字，或编码不是 UTF-8、GBK，${saveAgain}` }
    : text;
}

async function packedText(bytes: Buffer): Promise<string | Refusal> {
  const entries = zipDirectory(bytes, limits.zipEntries);
  if (entries === 'too-many')
    return { refused: `文件里的部件过多（超过 ${limits.zipEntries} 个），不读取；${saveAgain}` };
  if (!entries) return damaged;
  const [part, another] = entries.filter(({ name }) => /^word\/document\d*\.xml$/.test(name));
  if (!part)
    return (
      (entries.some(({ name }) => name.startsWith('xl/')) && nameRefusal('.xlsx')) || {
        refused: `这不是 Word 文档（.docx），${saveAgain}`,
      }
    );
  if (part.encrypted) return locked;
  if (part.unpacked > limits.partBytes)
    return {
      refused: `正文展开后有 ${Math.round(part.unpacked / 1e6)} MB，超过 ${limits.partBytes / 1e6} MB，不读取；请只留要核对的部分`,
    };
  const content = another ? undefined : await unpack(bytes, part);
  return content ? docxText(content.toString('utf8')) : damaged;
}

/** Names in the directory of an OLE file are UTF-16: a locked .docx, or what Word and WPS saved before there was .docx. */
function oldFormat(bytes: Buffer): Refusal {
  return bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))
    ? locked
    : { refused: `这是旧格式（.doc、.wps）的文件，${saveAgain}` };
}
