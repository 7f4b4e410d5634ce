import type { Settings } from '../../settings.ts';
import { type Finding, hint, ok } from './finding.ts';

/** What the settings let in, and whom they leave out. */
export function settingsFindings(settings: Settings): Finding[] {
  if (settings.sandbox) return [ok('设置：无误（沙盒模式，不连接真实平台）')];
  return [
    ok(`设置：无误（${entryNames(settings).join('、') || '没有可用的消息入口'}）`),
    ...privateRoutes(settings),
  ];
}

function entryNames({ wecom, dingtalk }: Settings): string[] {
  return [
    ...(wecom.botToken ? ['企业微信智能机器人'] : []),
    ...(wecom.appToken ? ['企业微信自建应用'] : []),
    ...(dingtalk.clientSecret ? ['钉钉机器人'] : []),
  ];
}

function privateRoutes({ wecom }: Settings): Finding[] {
  if (!wecom.botToken || wecom.appSecret) return [];
  return [
    hint(
      '没有配置企业微信自建应用，机器人不能主动找人单聊，只能在群里说',
      '需要单独提醒联络员时，请填写 WECOM_CORP_ID、WECOM_AGENT_ID 和 WECOM_APP_* 各项',
    ),
  ];
}
