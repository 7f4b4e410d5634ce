import type { Channels } from '../message/channels.ts';
import type { PlatformName } from '../message/inbound.ts';
import type { Settings } from '../settings.ts';
import type { Platform, PlatformTools } from './contract.ts';
import { createDingtalk } from './dingtalk/index.ts';
import { createWecom } from './wecom/index.ts';

export type Platforms = Partial<Record<PlatformName, Platform>>;

const reveal = (secrets: readonly { reveal(): string }[] | undefined) =>
  (secrets ?? []).map((secret) => secret.reveal());

/** The platforms that are configured. `sandboxTo` is where an official address leads in the sandbox. */
export function openPlatforms(settings: Settings, botName: string, tools: PlatformTools): Platforms {
  return {
    ...(settings.wecom.botToken || settings.wecom.appToken || settings.wecom.corpId
      ? { wecom: openWecom(settings, botName, tools) }
      : {}),
    ...(settings.dingtalk.clientSecret ? { dingtalk: openDingtalk(settings, botName, tools) } : {}),
  };
}

/** What the settings allow beside each group's own robot. */
export function channelsOf({ wecom, dingtalk }: Settings): Channels {
  return {
    wecomApp: Boolean(wecom.corpId && wecom.agentId && wecom.appSecret),
    dingtalkApi: Boolean(dingtalk.clientId && dingtalk.clientSecret),
  };
}

function openWecom({ wecom, sandbox }: Settings, botName: string, tools: PlatformTools): Platform {
  const { apiBase, corpId, agentId, appSecret, appToken, appAesKey, botId, botToken, botAesKey, fileHosts } =
    wecom;
  const app =
    corpId && agentId && appSecret
      ? { agentId, secret: appSecret[0].reveal(), tokens: reveal(appToken), aesKeys: reveal(appAesKey) }
      : undefined;
  const bot =
    botToken && botAesKey
      ? { id: botId, tokens: reveal(botToken), aesKeys: reveal(botAesKey), names: [botName] }
      : undefined;
  return createWecom(
    { apiBase, corpId, app, bot, replyOrigins: [], fileHosts, officialTo: sandbox ? apiBase : undefined },
    tools,
  );
}

function openDingtalk({ dingtalk, sandbox }: Settings, botName: string, tools: PlatformTools): Platform {
  const { apiBase, oapiBase, clientId = '', clientSecret, robotCode, corpId, fileHosts } = dingtalk;
  return createDingtalk(
    {
      apiBase,
      oapiBase,
      clientId,
      clientSecrets: reveal(clientSecret),
      robotCode: robotCode ?? clientId,
      corpId,
      names: [botName],
      replyOrigins: [],
      fileHosts,
      officialTo: sandbox ? oapiBase : undefined,
    },
    tools,
  );
}
