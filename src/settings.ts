import { readFileSync } from 'node:fs';
import { misspelt } from './settings/misspelt.ts';
import { type Environment, readVariables, type Values } from './settings/read.ts';
import type { RedisTarget } from './settings/redis.ts';
import { anyPlatform, checkTogether } from './settings/rules.ts';
import { Secret, type Secrets } from './settings/secret.ts';

export { envExample } from './settings/example.ts';
export type { Environment } from './settings/read.ts';
export type { RedisTarget } from './settings/redis.ts';
export { Secret, type Secrets } from './settings/secret.ts';

export interface WecomSettings {
  readonly apiBase: string;
  /** False when `apiBase` is the built-in address: the sandbox then uses its simulator. */
  readonly apiBaseGiven: boolean;
  readonly wsUrl: string;
  readonly corpId?: string;
  readonly agentId?: string;
  readonly appSecret?: Secrets;
  readonly appToken?: Secrets;
  readonly appAesKey?: Secrets;
  readonly botId?: string;
  readonly botToken?: Secrets;
  readonly botAesKey?: Secrets;
  readonly botSecret?: Secrets;
  readonly fileHosts: readonly string[];
}

export interface DingtalkSettings {
  readonly apiBase: string;
  readonly apiBaseGiven: boolean;
  readonly oapiBase: string;
  readonly oapiBaseGiven: boolean;
  readonly clientId?: string;
  readonly clientSecret?: Secrets;
  readonly robotCode?: string;
  readonly corpId?: string;
  readonly fileHosts: readonly string[];
  readonly mode: 'webhook' | 'stream';
  /** Sends a calendar month; 0: not counted. */
  readonly quotas: { readonly 'dingtalk-api': number; readonly 'dingtalk-webhook': number };
}

export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly publicUrl?: string;
  readonly dataDir: string;
  readonly configDir: string;
  readonly timeZone: string;
  readonly logLevel: Values['LOG_LEVEL'];
  readonly metricsToken?: Secrets;
  readonly databaseUrl?: Secret;
  readonly redis?: RedisTarget;
  readonly role: Values['ROLE'];
  readonly sandbox: boolean;
  /** Milliseconds since 1970 at which the sandbox clock starts; `now` is real time. */
  readonly sandboxNow: number | 'now';
  readonly sandboxPort: number;
  readonly wecom: WecomSettings;
  readonly dingtalk: DingtalkSettings;
}

export interface SettingsTools {
  readonly readFile?: (path: string) => string;
}

/** Reads the environment into typed settings, or says everything that is wrong with it, in Chinese. */
export function readSettings(
  env: Environment,
  { readFile = (path) => readFileSync(path, 'utf8') }: SettingsTools = {},
): { settings: Settings } | { problems: string[] } {
  const { values, given, problems } = readVariables(env, readFile);
  const sandbox = values.SANDBOX === undefined ? !anyPlatform(given) : values.SANDBOX === 'on';
  const all = [...problems, ...misspelt(env), ...checkTogether(values, given, sandbox)];
  return all.length > 0 ? { problems: all } : { settings: assemble(values, given, sandbox) };
}

function assemble(values: Values, given: ReadonlySet<string>, sandbox: boolean): Settings {
  return {
    port: values.PORT,
    host: values.HOST ?? (sandbox ? '127.0.0.1' : '0.0.0.0'),
    publicUrl: values.PUBLIC_URL,
    dataDir: values.DATA_DIR,
    configDir: values.CONFIG_DIR,
    timeZone: values.TIME_ZONE,
    logLevel: values.LOG_LEVEL,
    metricsToken: values.METRICS_TOKEN,
    databaseUrl: values.DATABASE_URL === undefined ? undefined : new Secret(values.DATABASE_URL),
    redis: values.REDIS_URL,
    role: values.ROLE,
    sandbox,
    sandboxNow: values.SANDBOX_NOW,
    sandboxPort: values.SANDBOX_PORT ?? (values.PORT === 0 ? 0 : values.PORT + 1),
    wecom: {
      apiBase: values.WECOM_API_BASE,
      apiBaseGiven: given.has('WECOM_API_BASE'),
      wsUrl: values.WECOM_WS_URL,
      corpId: values.WECOM_CORP_ID,
      agentId: values.WECOM_AGENT_ID,
      appSecret: values.WECOM_APP_SECRET,
      appToken: values.WECOM_APP_TOKEN,
      appAesKey: values.WECOM_APP_AES_KEY,
      botId: values.WECOM_BOT_ID,
      botToken: values.WECOM_BOT_TOKEN,
      botAesKey: values.WECOM_BOT_AES_KEY,
      botSecret: values.WECOM_BOT_SECRET,
      fileHosts: values.WECOM_FILE_HOSTS,
    },
    dingtalk: {
      apiBase: values.DINGTALK_API_BASE,
      apiBaseGiven: given.has('DINGTALK_API_BASE'),
      oapiBase: values.DINGTALK_OAPI_BASE,
      oapiBaseGiven: given.has('DINGTALK_OAPI_BASE'),
      clientId: values.DINGTALK_CLIENT_ID,
      clientSecret: values.DINGTALK_CLIENT_SECRET,
      robotCode: values.DINGTALK_ROBOT_CODE,
      corpId: values.DINGTALK_CORP_ID,
      fileHosts: values.DINGTALK_FILE_HOSTS,
      mode: values.DINGTALK_MODE,
      quotas: {
        'dingtalk-api': values.DINGTALK_API_QUOTA,
        'dingtalk-webhook': values.DINGTALK_MESSAGE_QUOTA,
      },
    },
  };
}
