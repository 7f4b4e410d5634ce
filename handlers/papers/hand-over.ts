import { PersonError } from '../../src/conversation/errors.ts';
import type { Talk } from '../../src/conversation/handler.ts';
import type { PlatformName } from '../../src/message/inbound.ts';
import { type FileWay, fileWayToGroup, fileWayToPerson } from '../../src/office/file-ways.ts';
import { type PaperKind, type Printed, templateName } from '../../src/office/papers/print.ts';
import { loadReach, officeGroups } from '../../src/office/reach.ts';
import { noWay } from '../handing/way.ts';

/** How a paper gets to the office: in its group where it was asked for, else alone, else in another group of the office. */
export async function paperWay({ message, chat, userId, office, tx }: Talk): Promise<FileWay> {
  const platform = message.platform as PlatformName;
  const here = chat?.office ? fileWayToGroup(chat, office.channels) : undefined;
  const own = here ?? fileWayToPerson(platform, userId, office.channels);
  if (own) return own;
  const groups = officeGroups(await loadReach(tx, office.channels));
  const way = groups.map((group) => fileWayToGroup(group, office.channels)).find((one) => one !== undefined);
  if (!way) throw new PersonError('no_way', ...noWay);
  return { ...way, said: '由机器人发到专班办公室的群' };
}

const noPicture = '挂图没有画成，文件里没有图，数据以表格为准；稍后再要一次文件。';

/** The printed file with what is to be said of it, or what is wrong with the office's own template; nothing is written before this is asked. */
export function mustBePrinted(
  printed: Printed,
  kind: PaperKind,
  done: string,
): { readonly base64: string; readonly notes: readonly string[] } {
  if ('base64' in printed) return { base64: printed.base64, notes: printed.pictureLost ? [noPicture] : [] };
  throw new PersonError(
    'template_faulty',
    `“${templateName(kind)}”有${printed.problems.length}处问题，${done}。请改好模板、放回配置目录并重新启动：`,
    ...printed.problems.slice(0, 8),
  );
}
