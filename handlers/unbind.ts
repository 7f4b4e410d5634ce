import { defineHandler } from '../src/conversation/handler.ts';
import type { PlatformName } from '../src/message/inbound.ts';
import { unbind as unbindIdentity } from '../src/store/people.ts';

/** 解绑: takes the sender's own binding on this platform back. */
export const unbind = defineHandler<void>({
  words: ['解绑', '取消绑定'],
  roles: 'bound',
  help: '取消您在本平台的登记',
  examples: ['解绑', '取消绑定'],
  parse: () => undefined,
  async run(_, { tx, message, userId, person, now, record }) {
    await unbindIdentity(
      tx,
      { platform: message.platform as PlatformName, userId, inboxId: message.id },
      now,
    );
    record({ action: 'unbind', subject: `${message.platform}:${userId}`, data: { person: person!.id } });
    return { lines: [`已解绑，${person!.name}以前填报的数据仍然有效。`, '需要再用时请发送：绑定 单位名称'] };
  },
});
