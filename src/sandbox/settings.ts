import { Secret, type Secrets, type Settings } from '../settings.ts';
import { loadOrCreateSecrets, type SandboxSecrets } from './secrets.ts';

/**
 * The settings of a sandboxed product: what the environment does not give is what the simulators use.
 * Invented ids that a real sender would have to know (bot, corp of DingTalk) are not checked.
 */
export function sandboxed(settings: Settings, env: NodeJS.ProcessEnv, simulatorUrl: string): Settings {
  const invented = loadOrCreateSecrets(settings.dataDir, env);
  const { wecom, dingtalk } = settings;
  return {
    ...settings,
    wecom: {
      ...wecom,
      apiBase: wecom.apiBaseGiven ? wecom.apiBase : simulatorUrl,
      corpId: invented.WECOM_CORP_ID,
      agentId: invented.WECOM_AGENT_ID,
      appSecret: secrets(invented, 'WECOM_APP_SECRET'),
      appToken: secrets(invented, 'WECOM_APP_TOKEN'),
      appAesKey: secrets(invented, 'WECOM_APP_AES_KEY'),
      botToken: secrets(invented, 'WECOM_BOT_TOKEN'),
      botAesKey: secrets(invented, 'WECOM_BOT_AES_KEY'),
    },
    dingtalk: {
      ...dingtalk,
      apiBase: dingtalk.apiBaseGiven ? dingtalk.apiBase : simulatorUrl,
      oapiBase: dingtalk.oapiBaseGiven ? dingtalk.oapiBase : simulatorUrl,
      clientId: invented.DINGTALK_CLIENT_ID.split(',')[0]!.trim(),
      clientSecret: secrets(invented, 'DINGTALK_CLIENT_SECRET'),
      robotCode: invented.DINGTALK_ROBOT_CODE,
    },
  };
}

function secrets(invented: SandboxSecrets, name: keyof SandboxSecrets): Secrets {
  const [first = '', ...rest] = invented[name].split(',').map((value) => value.trim());
  return [new Secret(first), ...rest.map((value) => new Secret(value))];
}
