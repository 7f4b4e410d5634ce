import { defineHandler, type Talk } from '../src/conversation/handler.ts';
import { roleName } from '../src/conversation/roles.ts';
import { groupAddress, personAddress } from '../src/delivery/routes.ts';
import type { Outbound } from '../src/message/outbound.ts';
import { type Chat, saveChat } from '../src/store/chats.ts';
import { bind, personById, savePerson } from '../src/store/people.ts';
import { decideRequest } from '../src/store/requests.ts';
import { type BindData, readVerdict, undecided, type Verdict } from './reporting/requests.ts';

/** 同意 <编号>: grants what was asked, and tells the one who asked. */
export const accept = defineHandler<Verdict>({
  words: ['同意', '批准'],
  roles: ['office'],
  help: '同意一件申请（绑定、登记群）',
  examples: ['同意 12', '批准 12'],
  parse: (rest) => readVerdict(rest, '同意'),
  async run({ id }, talk) {
    const request = await undecided(talk, id);
    await decideRequest(talk.tx, id, 'accepted', talk.message.id, talk.now);
    talk.record({ action: `${request.kind}.accept`, subject: String(id), data: request.data });
    return request.kind === 'bind'
      ? acceptBinding(talk, id, request.data as BindData)
      : acceptGroup(talk, id, request.data as Chat, request.inboxId);
  },
});

async function acceptBinding(talk: Talk, id: number, data: BindData): Promise<Outbound> {
  const known = data.personId ? await personById(talk.tx, data.personId) : undefined;
  const person = {
    id: known?.id ?? `${data.platform}-${data.userId}`,
    name: data.name,
    role: known && known.role === data.role ? known.role : data.role,
    units: [...new Set([...(known?.role === data.role ? known.units : []), data.unit])],
  };
  await savePerson(talk.tx, person, 'chat', talk.message.id);
  await bind(talk.tx, {
    platform: data.platform,
    userId: data.userId,
    personId: person.id,
    inboxId: talk.message.id,
  });
  const unit = talk.office.config.units.find((candidate) => candidate.id === data.unit)?.name ?? data.unit;
  const text = `您已登记为${unit}的${roleName(person.role)}，可以开始使用。发送“帮助”查看命令。`;
  talk.say(personAddress(data.platform, data.userId), { lines: [text] });
  return { lines: [`已同意 ${id} 号：${data.name} 登记为${unit}的${roleName(person.role)}。`] };
}

async function acceptGroup(talk: Talk, id: number, chat: Chat, inboxId: number): Promise<Outbound> {
  await saveChat(talk.tx, chat, 'chat', inboxId);
  talk.say(groupAddress(chat.platform, chat.id), {
    lines: ['本群已登记，可以在这里填报。发送“帮助”查看命令。'],
  });
  return {
    lines: [
      `已同意 ${id} 号：群“${chat.title}”已登记。`,
      `要让我能主动提醒，请管理员执行：diaodu group ${chat.id} --webhook-file <密钥文件>`,
    ],
  };
}
