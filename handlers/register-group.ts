import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler, type Talk } from '../src/conversation/handler.ts';
import type { Unit } from '../src/domain/model.ts';
import type { NameMatch } from '../src/language/model.ts';
import { readUnits } from '../src/language/names.ts';
import { harmless } from '../src/message/harmless.ts';
import type { PlatformName } from '../src/message/inbound.ts';
import { type Chat, saveChat } from '../src/store/chats.ts';
import { openRequest, openRequests } from '../src/store/requests.ts';
import { askOffice, type GroupData } from './reporting/requests.ts';

/** 登记本群 <单位…>: asks the office to make this group the units' work group; an office user's word is enough. */
export const registerGroup = defineHandler<NameMatch[]>({
  words: ['登记本群', '登记群'],
  roles: 'anyone',
  help: '在工作群里发送，说明本群是哪些单位的',
  examples: ['登记本群 隆回县', '登记本群 双清区、大祥区'],
  parse: (rest, { vocabulary }) => readUnits(rest, vocabulary),
  async run(matches, talk) {
    const { tx, message, now, person, record } = talk;
    if (message.chat_kind !== 'group')
      throw new PersonError('not_a_group', '请到要登记的工作群里@我发送，例如：登记本群 隆回县');
    const units = matches.map((match) => known(match, talk));
    if (units.length === 0) throw new PersonError('unit_missing', '请写上单位名称，例如：登记本群 隆回县');
    const names = units.map((unit) => unit.name).join('、');
    const chat: Chat = {
      platform: message.platform as PlatformName,
      id: message.chat_id,
      title: harmless(message.chat_title || names),
      units: units.map((unit) => unit.id),
      office: units.some((unit) => unit.kind === 'office'),
    };
    if (person?.role === 'office') {
      await saveChat(tx, chat, 'chat', message.id);
      record({
        action: 'group.register',
        subject: `${chat.platform}:${chat.id}`,
        data: { units: chat.units },
      });
      return { lines: [`本群已登记为${names}的工作群。`, pushHint(chat)] };
    }
    if (chat.office)
      throw new PersonError(
        'not_allowed',
        '办公室工作群只能由专班办公室的同志登记。',
        '请专班办公室的同志在本群发送同样的一句话。',
      );
    await refuseRepeated(talk, chat);
    const shown = harmless(message.chat_title || message.chat_id);
    const data: GroupData = { ...chat, shown };
    const id = await openRequest(tx, { kind: 'group', data, inboxId: message.id }, now);
    record({
      action: 'group.request',
      subject: `${chat.platform}:${chat.id}`,
      data: { id, units: chat.units },
    });
    const text = [
      `【登记群申请 ${id}】${applicant(talk)} 申请把群“${shown}”登记为${names}的工作群。`,
      `同意请回复：同意 ${id}；不同意请回复：拒绝 ${id} 原因：…`,
    ];
    await askOffice(talk, text);
    return { lines: [`已向专班办公室申请把本群登记为${names}的工作群（编号 ${id}），同意后会告诉大家。`] };
  },
});

/** 欧阳敏（账号 ouyangmin） */
function applicant({ person, message, userId }: Talk): string {
  const name = person?.name ?? message.sender_name;
  return name ? `${harmless(name)}（账号 ${harmless(userId)}）` : `账号 ${harmless(userId)}`;
}

async function refuseRepeated({ tx, office }: Talk, chat: Chat): Promise<void> {
  const asked = (await openRequests(tx)).find(({ kind, data }) => {
    const group = data as GroupData;
    return kind === 'group' && group.platform === chat.platform && group.id === chat.id;
  });
  if (!asked) return;
  const names = (asked.data as GroupData).units.map((unit) => office.unit(unit).name).join('、');
  throw new PersonError(
    'already_asked',
    `本群已申请登记为${names}的工作群（编号 ${asked.id}），正等专班办公室同意，不用再发。`,
    '急用或单位写错了，请直接联系专班办公室。',
  );
}

function known(match: NameMatch, { office }: Talk): Unit {
  const { units } = office.config;
  if (match.kind === 'found') return units.find((unit) => unit.id === match.id)!;
  const ids = match.kind === 'ambiguous' ? match.ids : match.nearest;
  const names = ids.map((id) => units.find((unit) => unit.id === id)!.name);
  throw new PersonError(
    'unit_unknown',
    match.kind === 'ambiguous'
      ? `有一个单位名可以指：${names.join('、')}。`
      : `没有“${harmless(match.typed)}”这个单位。`,
    `请写全称再发一次，例如：登记本群 ${names[0] ?? '隆回县'}`,
  );
}

function pushHint(chat: Chat): string {
  const robot = chat.platform === 'wecom' ? '消息推送机器人' : '自定义机器人';
  return `要让我能主动提醒，请管理员在服务器上执行：diaodu group ${chat.id} --webhook-file <本群${robot}密钥文件>`;
}
