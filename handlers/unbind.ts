import { defineHandler, type Talk } from '../src/conversation/handler.ts';
import type { PlatformName } from '../src/message/inbound.ts';
import { unbind as unbindIdentity } from '../src/store/people.ts';
import { decideRequest, lockRequest, openRequests } from '../src/store/requests.ts';
import type { BindData } from './reporting/requests.ts';

/** 解绑: takes the sender's own binding on this platform back, and what the account still asked for. */
export const unbind = defineHandler<void>({
  words: ['解绑', '取消绑定'],
  roles: 'bound',
  help: '取消您在本平台的登记',
  examples: ['解绑', '取消绑定'],
  parse: () => undefined,
  async run(_, talk) {
    const { tx, message, userId, person, now, record } = talk;
    await unbindIdentity(
      tx,
      { platform: message.platform as PlatformName, userId, inboxId: message.id },
      now,
    );
    record({ action: 'unbind', subject: `${message.platform}:${userId}`, data: { person: person!.id } });
    const taken = await withdrawRequests(talk);
    return {
      lines: [
        `已解绑，${person!.name}以前填报的数据仍然有效。`,
        ...(taken.length > 0 ? [`您还没有批复的绑定申请（编号 ${taken.join('、')}）已一并撤回。`] : []),
        '需要再用时请发送：绑定 单位名称',
      ],
    };
  },
});

async function withdrawRequests({ tx, message, userId, now, record }: Talk): Promise<number[]> {
  const own = (await openRequests(tx)).filter(({ kind, data }) => {
    const asked = data as BindData;
    return kind === 'bind' && asked.platform === message.platform && asked.userId === userId;
  });
  const taken: number[] = [];
  for (const { id } of own) {
    // An official may have decided it meanwhile.
    if ((await lockRequest(tx, id))?.state !== 'open') continue;
    await decideRequest(tx, id, 'refused', message.id, now);
    record({ action: 'bind.withdraw', subject: String(id) });
    taken.push(id);
  }
  return taken;
}
