import type { Settings } from '../settings.ts';
import type { Chat } from '../store/chats.ts';

const platformNames = { wecom: '企业微信', dingtalk: '钉钉' } as const;

/** 企业微信群“隆回县民生实事工作群” */
export function groupName({ platform, title }: Pick<Chat, 'platform' | 'title'>): string {
  return `${platformNames[platform]}群“${title}”`;
}

/** All groups, each with whether the bot can speak there unasked. */
export function groupLines(groups: readonly Chat[], settings: Settings): string[] {
  if (groups.length === 0) return ['还没有工作群。在群里@机器人发送“登记本群 单位名称”即可登记。'];
  return [
    `工作群 ${groups.length} 个：`,
    ...groups.map(
      (chat) => `${chat.webhook ? '✓' : '!'} ${groupName(chat)} ${chat.id}：${pushText(chat, settings)}`,
    ),
    ...(groups.some(({ webhook }) => !webhook)
      ? ['存上密钥：diaodu group <群编号> --webhook-file <密钥文件>']
      : []),
  ];
}

/** Whether, and how, the bot can speak in a group unasked. */
function pushText({ platform, webhook, secret }: Chat, { dingtalk }: Settings): string {
  if (webhook && platform === 'dingtalk')
    return secret ? '可主动发消息（加签）' : '可主动发消息（未加签，机器人的安全设置里要另设关键词或 IP）';
  if (webhook) return '可主动发消息';
  if (platform === 'dingtalk' && dingtalk.clientSecret) return '没有群机器人密钥，只能经应用发送，不能@人';
  return '没有群机器人密钥，不能主动发消息';
}
