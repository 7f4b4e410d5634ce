import { groupAddress } from '../../src/delivery/routes.ts';
import { saveChat } from '../../src/store/chats.ts';
import { type GroupData, groupTitle } from '../reporting/requests.ts';
import type { Decision } from './decision.ts';

/** 登记本群: the group becomes the work group of some units. */
export const group: Decision<GroupData> = {
  title: ({ office }, data) =>
    `群“${groupTitle(data)}”登记为${data.units.map((unit) => office.unit(unit).name).join('、')}的工作群`,
  async accept(talk, { data, inboxId }) {
    await saveChat(talk.tx, data, 'chat', inboxId);
    talk.say(groupAddress(data.platform, data.id), {
      lines: ['本群已登记，可以在这里填报。发送“帮助”查看命令。'],
    });
    return [
      `群“${groupTitle(data)}”已登记。`,
      `要让我能主动提醒，请管理员执行：diaodu group ${data.id} --webhook-file <密钥文件>`,
    ];
  },
  refused: (talk, { data }, news) => talk.say(groupAddress(data.platform, data.id), news),
};
