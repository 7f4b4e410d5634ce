import type { Talk } from '../../src/conversation/handler.ts';
import type { PlatformName } from '../../src/message/inbound.ts';
import { type FileWay, fileWayToGroup, fileWayToPerson } from '../../src/office/file-ways.ts';

/** How a picture or file gets to who asked: in the group it was asked in, else alone; an answer itself carries none. */
export function wayBack({ message, chat, userId, office }: Talk): FileWay | undefined {
  const platform = message.platform as PlatformName;
  const here = message.chat_kind === 'group' && chat ? fileWayToGroup(chat, office.channels) : undefined;
  return here ?? fileWayToPerson(platform, userId, office.channels);
}

/** Said when there is no way: what the administrator has to set up. */
export const noWay = [
  '这里还不能收图片和文件：本群没有登记机器人，也没有开通单独发送。',
  '请管理员登记群机器人（diaodu group key），或用 diaodu export 导出。',
] as const;
