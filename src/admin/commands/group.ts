import type { PlatformName } from '../../message/inbound.ts';
import { appendAudit } from '../../store/audit.ts';
import { type Chat, saveChat } from '../../store/chats.ts';
import { type AdminAnswer, type AdminCommand, type AdminTools, done, failed, misused } from '../command.ts';
import { groupLines, groupName } from '../group-text.ts';
import { knownGroups } from '../known-groups.ts';
import { type RobotKey, readRobotKey } from '../robot-key.ts';
import { saveRobotKey } from '../save-robot-key.ts';

/** group: lists groups; group <id> --webhook-file <path>: gives one the key by which the bot may speak unasked. */
export const group: AdminCommand = {
  name: 'group',
  usage: [
    'diaodu group',
    'diaodu group <群编号> --webhook-file <密钥文件>',
    'diaodu group <群编号> --webhook-file <密钥文件> --platform wecom|dingtalk --title <群名>',
  ],
  help: '列出工作群；或给一个群存上群机器人密钥，机器人才能主动发消息。密钥只从文件读取，不写在命令行里',
  options: ['webhook-file', 'platform', 'title'],
  fileOption: 'webhook-file',
  async run({ words: [id, ...more], options, file }, tools) {
    if (more.length > 0) return misused(group, '一次只能写一个群编号。');
    const groups = await knownGroups(tools.db, tools.config);
    if (id === undefined)
      return Object.keys(options).length > 0
        ? misused(group, '请写上群编号。')
        : done(...groupLines(groups, tools.settings));
    const { platform, title } = options;
    if (platform !== undefined && platform !== 'wecom' && platform !== 'dingtalk')
      return misused(group, '--platform 应为 wecom（企业微信）或 dingtalk（钉钉）。');
    if (!file) return misused(group, '请用 --webhook-file 指明存放密钥的文件。');
    const found = groups.find((chat) => chat.id === id && (!platform || chat.platform === platform));
    const chat = found ?? (platform && title ? newChat(platform, id, title) : undefined);
    if (!chat) return unknownGroup(id, groups, tools);
    const key = readRobotKey(file.text, chat.platform);
    if ('problem' in key) return failed(`没有保存：${key.problem}`, `文件：${file.path}`);
    const other = groups.find((one) => one.webhook === key.webhook && one !== found);
    if (other)
      return failed(`没有保存：这个密钥已经用在${groupName(other)}，每个群要用自己群里机器人的密钥。`);
    await save(chat, key, tools);
    return done(
      `已为${groupName(chat)}${found?.webhook ? '更换' : '存上'}群机器人密钥，机器人现在可以主动发消息。`,
      ...hints(chat, key, tools),
      file.exposed
        ? `注意：${file.path} 别的用户也能读，请执行 chmod 600 或用后删除。`
        : `密钥已存入数据库，${file.path} 可以删除。`,
    );
  },
};

function newChat(platform: PlatformName, id: string, title: string): Chat {
  return { platform, id, title, units: [], office: false };
}

function unknownGroup(id: string, groups: readonly Chat[], { settings }: AdminTools): AdminAnswer {
  return failed(
    `没有登记过编号为 ${id} 的群。`,
    '请先在群里@机器人发送“登记本群 单位名称”，或加上 --platform 和 --title 直接新建。',
    ...groupLines(groups, settings),
  );
}

async function save(chat: Chat, key: RobotKey, { db, clock, config }: AdminTools): Promise<void> {
  const now = clock.now();
  await db.transaction().execute(async (tx) => {
    if (!(await saveRobotKey(tx, chat, key))) await saveChat(tx, { ...chat, ...key }, sourceOf(chat, config));
    const entry = {
      actor: 'admin',
      action: 'group.webhook',
      subject: `${chat.platform}:${chat.id}`,
      data: { signed: key.secret !== undefined },
    };
    await appendAudit(tx, [entry], now, config.rules.audit.algorithm);
  });
}

function sourceOf(chat: Chat, config: AdminTools['config']): 'config' | 'chat' {
  return inConfig(chat, config) ? 'config' : 'chat';
}

function inConfig({ platform, id }: Chat, { groups }: AdminTools['config']) {
  return groups.find((entry) => entry.platform === platform && entry.id === id);
}

function hints(chat: Chat, key: RobotKey, { config }: AdminTools): string[] {
  const written = inConfig(chat, config)?.webhook;
  return [
    ...(written && written !== key.webhook
      ? ['注意：org.yaml 里这个群还写着另一个密钥，下次启动会以它为准，请删去那一行或一并改好。']
      : []),
    ...(chat.units.length === 0 && !chat.office
      ? ['这个群还没有登记单位，请在群里@机器人发送：登记本群 单位名称']
      : []),
  ];
}
