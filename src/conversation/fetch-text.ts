import { tooLarge } from '../document/model.ts';
import { nameRefusal } from '../document/name-refusal.ts';
import { readDocument } from '../document/read-document.ts';
import type { Entry, PlatformName } from '../message/inbound.ts';
import type { FetchedFile } from '../platforms/contract.ts';
import type { InboxRow } from '../store/inbox.ts';
import type { ConversationTools } from './handle.ts';
import type { FetchedText, Handler, Talk } from './handler.ts';
import { mayUse } from './roles.ts';

/** The command that reads a file sent alone, if the person may use it: nobody else makes us fetch anything. */
export function fileHandler({ commands, person }: Pick<Talk, 'commands' | 'person'>): Handler | undefined {
  return commands.handlers.find((handler) => handler.parseFile && mayUse(handler, person));
}

/**
 * Fetches a message's file from its platform and reads it; says in Chinese why there is no text.
 * Throws while the platform does not give it now and another attempt follows.
 */
export async function fetchText(
  { platforms, log }: ConversationTools,
  message: InboxRow,
  willRetry: boolean,
): Promise<FetchedText> {
  const refusal = nameRefusal(message.file_name ?? '');
  if (refusal) return refusal;
  const platform = platforms[message.platform as PlatformName];
  const handle = { ref: message.file_ref ?? '' };
  const fetched = await platform?.fetchFile?.(handle, message.entry as Entry);
  if (fetched?.kind === 'file') {
    const name = message.file_name ?? fetched.name ?? '';
    const read = await readDocument(fetched.bytes, name);
    return 'refused' in read ? read : { ...read, name };
  }
  const code = fetched && 'code' in fetched ? fetched.code : 'no_way';
  log.warn({ inbox: message.id, code, kind: fetched?.kind }, 'file could not be fetched');
  if (fetched?.kind === 'retry' && willRetry) throw new Error(`file could not be fetched: ${code}`);
  return { refused: whyNot(fetched) };
}

function whyNot(fetched: Exclude<FetchedFile, { kind: 'file' }> | undefined): string {
  switch (fetched?.kind) {
    case 'too-large':
      return tooLarge;
    case 'gone':
      return '平台上已经取不到它了，请重新发一次';
    case 'retry':
      return '平台暂时没有给出文件，请过几分钟重新发一次，或把文字粘贴在“检查”后面发送';
    default:
      return `没能从平台下载，请把文字粘贴在“检查”后面发送，并把错误码 ${fetched?.code ?? 'no_way'} 告诉管理员`;
  }
}
