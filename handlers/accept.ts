import { defineHandler, type Talk } from '../src/conversation/handler.ts';
import { titleAt } from '../src/conversation/roles.ts';
import { groupAddress, personAddress } from '../src/delivery/routes.ts';
import { harmless } from '../src/message/harmless.ts';
import type { Outbound } from '../src/message/outbound.ts';
import { saveChat } from '../src/store/chats.ts';
import { bind, savePerson } from '../src/store/people.ts';
import { decideRequest, openRequests } from '../src/store/requests.ts';
import { knownBy } from './reporting/former.ts';
import {
  type BindData,
  type GroupData,
  groupTitle,
  readVerdict,
  undecided,
  type Verdict,
} from './reporting/requests.ts';

const shown = 10;

/** 同意 <编号> [姓名]: grants what was asked, and tells the one who asked; without a number lists what waits. */
export const accept = defineHandler<Verdict | undefined>({
  words: ['同意', '批准'],
  roles: ['office'],
  help: '同意一件申请（绑定、登记群）；不写编号就列出待办的申请',
  examples: ['同意 12', '同意 12 张三'],
  parse: (rest) => (rest.trim() === '' ? undefined : readVerdict(rest, '同意')),
  async run(verdict, talk) {
    if (!verdict) return waiting(talk);
    const { id, text } = verdict;
    const request = await undecided(talk, id);
    await decideRequest(talk.tx, id, 'accepted', talk.message.id, talk.now);
    talk.record({ action: `${request.kind}.accept`, subject: String(id), data: request.data });
    return request.kind === 'bind'
      ? acceptBinding(talk, id, request.data as BindData, text)
      : acceptGroup(talk, id, request.data as GroupData, request.inboxId);
  },
});

/** What waits for the office, as lines to copy. */
async function waiting({ tx, office }: Talk): Promise<Outbound> {
  const open = await openRequests(tx);
  if (open.length === 0) return { lines: ['现在没有待办的申请。'] };
  const lines = open.slice(0, shown).map((request) => {
    if (request.kind === 'group') {
      const group = request.data as GroupData;
      const units = group.units.map((unit) => office.unit(unit).name).join('、');
      return `同意 ${request.id}　群“${groupTitle(group)}”登记为${units}的工作群`;
    }
    const { name, unit, role } = request.data as BindData;
    return `同意 ${request.id}　${name} 登记为${titleAt(office.unit(unit).name, role)}`;
  });
  return { lines: [`待办的申请共${open.length}件，同意请复制，不同意请发“拒绝 编号 原因：…”：`, ...lines] };
}

/**
 * `name`: what the office calls the person; the AI bot's callbacks carry only an account. An account that was somebody's
 * stays theirs; the units of before count only while the person is bound.
 */
async function acceptBinding(talk: Talk, id: number, data: BindData, name: string): Promise<Outbound> {
  const known = await knownBy(talk.tx, data.platform, data.userId);
  const kept = known?.bound && known.person.role === data.role ? known.person.units : [];
  const person = {
    id: known?.person.id ?? `${data.platform}-${data.userId}`,
    name: harmless(name) || data.name,
    role: data.role,
    units: [...new Set([...kept, data.unit])],
  };
  await savePerson(talk.tx, person, 'chat', talk.message.id);
  await bind(talk.tx, {
    platform: data.platform,
    userId: data.userId,
    personId: person.id,
    inboxId: talk.message.id,
  });
  const unit = talk.office.config.units.find((candidate) => candidate.id === data.unit)?.name ?? data.unit;
  const text = `您已登记为${titleAt(unit, person.role)}，可以开始使用。发送“帮助”查看命令。`;
  talk.say(personAddress(data.platform, data.userId), { lines: [text] });
  return { lines: [`已同意 ${id} 号：${person.name} 登记为${titleAt(unit, person.role)}。`] };
}

async function acceptGroup(talk: Talk, id: number, chat: GroupData, inboxId: number): Promise<Outbound> {
  await saveChat(talk.tx, chat, 'chat', inboxId);
  talk.say(groupAddress(chat.platform, chat.id), {
    lines: ['本群已登记，可以在这里填报。发送“帮助”查看命令。'],
  });
  return {
    lines: [
      `已同意 ${id} 号：群“${groupTitle(chat)}”已登记。`,
      `要让我能主动提醒，请管理员执行：diaodu group ${chat.id} --webhook-file <密钥文件>`,
    ],
  };
}
