import { z } from 'zod';
import { parseRedisUrl } from './redis.ts';
import { address, form, hosts, moment, oneOf, port, quota, text, timeZone } from './types.ts';

/** One environment variable: everything anybody needs to know of it. */
export interface Variable<T = unknown> {
  readonly section: string;
  readonly about: string;
  readonly example: string;
  /** As written in the environment; or, when it depends on others, said in words by `defaultNote`. */
  readonly default?: string;
  readonly defaultNote?: string;
  readonly allowed?: readonly string[];
  /** May come from NAME_FILE, is never printed; `keys` may be two, separated by a comma, during a change. */
  readonly secret?: 'keys' | 'url';
  readonly type: z.ZodType<T>;
}

const basics = '基本';
const storage = '数据库与队列';
const sandbox = '模拟环境（演示和测试用，生产环境不要开启）';
const wecom = '企业微信';
const dingtalk = '钉钉';

const id = (expected: string) => form(/^[\w=+/@.-]{1,128}$/, expected);
const secretText = form(/^[\x21-\x2b\x2d-\x7e]+$/, '应为不含空格、逗号和中文的一串字符');
const token = form(/^[\w-]{3,64}$/, '应为 3 至 64 个字母或数字');
const aesKey = form(/^[A-Za-z0-9+/]{43}$/, '应为 43 个字母或数字');
const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const roles = ['all', 'web', 'worker'] as const;
const switches = ['on', 'off'] as const;
const modes = ['webhook', 'stream'] as const;
const redis = z.string().transform((value, context) => {
  const target = parseRedisUrl(value);
  if (target) return target;
  context.addIssue({
    code: 'custom',
    message:
      '应为 redis://主机:端口/库号、rediss://…、以逗号分隔的多个 redis:// 地址、sentinel://主机1,主机2/主库名 或 cluster://主机1,主机2',
  });
  return z.NEVER;
});

function declared<T extends Record<string, Variable>>(variables: T): T {
  return variables;
}

/** Every environment variable the product reads, in the order of `.env.example`. */
export const variables = declared({
  PORT: { section: basics, about: '服务监听的端口。', example: '3000', default: '3000', type: port },
  HOST: {
    section: basics,
    about: '服务监听的地址。',
    example: '0.0.0.0',
    defaultNote: '模拟环境为 127.0.0.1，否则为 0.0.0.0',
    type: form(/^[\w.:-]+$/, '应为 IP 地址或主机名，如 0.0.0.0'),
  },
  PUBLIC_URL: {
    section: basics,
    about: '别人从外面访问本服务的网址，消息里的链接以它开头。',
    example: 'https://diaodu.example.gov.cn',
    type: address('https', 'http'),
  },
  DATA_DIR: {
    section: basics,
    about: '存放数据的文件夹：内置数据库、附件、管理用的接口文件。',
    example: '/var/lib/diaodu',
    default: './data',
    type: text,
  },
  CONFIG_DIR: {
    section: basics,
    about: '存放配置的文件夹：org.yaml、tasks.yaml、rules.yaml、holidays.yaml。',
    example: '/etc/diaodu',
    default: './config',
    type: text,
  },
  TIME_ZONE: {
    section: basics,
    about: '办公时间所在的时区，与服务器自身的时区无关。',
    example: 'Asia/Shanghai',
    default: 'Asia/Shanghai',
    type: timeZone,
  },
  LOG_LEVEL: {
    section: basics,
    about: '日志的详细程度。',
    example: 'info',
    default: 'info',
    allowed: levels,
    type: oneOf(levels),
  },
  METRICS_TOKEN: {
    section: basics,
    about: '从别的机器读取 /metrics 时要带的令牌；不设则只有本机可读。',
    example: 'aXbYcZ0123456789aXbYcZ',
    secret: 'keys',
    type: form(/^[\x21-\x2b\x2d-\x7e]{16,}$/, '应为至少 16 个不含空格和逗号的字符'),
  },

  DATABASE_URL: {
    section: storage,
    about: 'PostgreSQL 的连接地址；不设则使用内置数据库（存放在 DATA_DIR）。',
    example: 'postgres://diaodu:password@127.0.0.1:5432/diaodu',
    secret: 'url',
    type: form(/^postgres(ql)?:\/\/\S+$/, '应为 postgres:// 开头的连接地址'),
  },
  REDIS_URL: {
    section: storage,
    about:
      'Redis 的连接地址；不设则队列放在数据库里。多节点时写作以逗号分隔的地址、sentinel://主机1,主机2/主库名 或 cluster://主机1,主机2。',
    example: 'redis://127.0.0.1:6379/0',
    secret: 'url',
    type: redis,
  },
  ROLE: {
    section: storage,
    about:
      '本进程的分工：web 只接收消息，worker 只处理消息，all 两者都做；不是 all 时须同时设置 DATABASE_URL 和 REDIS_URL。',
    example: 'all',
    default: 'all',
    allowed: roles,
    type: oneOf(roles),
  },

  SANDBOX: {
    section: sandbox,
    about: '是否开启模拟环境：在本机模拟企业微信和钉钉，不发出任何真实消息。',
    example: 'on',
    defaultNote: '没有填写任何平台凭据时为 on，否则为 off',
    allowed: switches,
    type: oneOf(switches),
  },
  SANDBOX_NOW: {
    section: sandbox,
    about: '模拟时钟从何时开始走；now 表示真实时间。',
    example: '2024-03-25T09:00+08:00',
    default: '2024-03-25T09:00+08:00',
    type: moment,
  },
  SANDBOX_PORT: {
    section: sandbox,
    about: '两个平台模拟器监听的端口。',
    example: '3001',
    defaultNote: 'PORT + 1',
    type: port,
  },

  WECOM_API_BASE: {
    section: wecom,
    about: '企业微信接口的地址；经代理访问时修改。',
    example: 'https://qyapi.weixin.qq.com',
    default: 'https://qyapi.weixin.qq.com',
    type: address('https', 'http'),
  },
  WECOM_WS_URL: {
    section: wecom,
    about: '智能机器人长连接的地址。',
    example: 'wss://openws.work.weixin.qq.com',
    default: 'wss://openws.work.weixin.qq.com',
    type: address('wss', 'ws'),
  },
  WECOM_CORP_ID: {
    section: wecom,
    about: '企业 ID（管理后台“我的企业”页底部）。',
    example: 'ww0123456789abcdef',
    type: id('应为企业 ID，如 ww0123456789abcdef'),
  },
  WECOM_AGENT_ID: {
    section: wecom,
    about: '自建应用的 AgentId。',
    example: '1000002',
    type: form(/^\d{1,12}$/, '应为一串数字，如 1000002'),
  },
  WECOM_APP_SECRET: {
    section: wecom,
    about: '自建应用的 Secret。',
    example: 'AppSecretFromTheConsole0123456789abcdefghij',
    secret: 'keys',
    type: secretText,
  },
  WECOM_APP_TOKEN: {
    section: wecom,
    about: '自建应用“接收消息”设置里的 Token。',
    example: 'AppToken0123456789',
    secret: 'keys',
    type: token,
  },
  WECOM_APP_AES_KEY: {
    section: wecom,
    about: '自建应用“接收消息”设置里的 EncodingAESKey。',
    example: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
    secret: 'keys',
    type: aesKey,
  },
  WECOM_BOT_ID: {
    section: wecom,
    about: '智能机器人的 Bot ID；填写后只接收发给它的消息。',
    example: 'aib0123456789abcdef',
    type: id('应为机器人的 Bot ID'),
  },
  WECOM_BOT_TOKEN: {
    section: wecom,
    about: '智能机器人回调设置里的 Token。',
    example: 'BotToken0123456789',
    secret: 'keys',
    type: token,
  },
  WECOM_BOT_AES_KEY: {
    section: wecom,
    about: '智能机器人回调设置里的 EncodingAESKey。',
    example: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefg',
    secret: 'keys',
    type: aesKey,
  },
  WECOM_BOT_SECRET: {
    section: wecom,
    about: '智能机器人长连接方式的 Secret，须同时填写 WECOM_BOT_ID。',
    example: 'BotSecretFromTheConsole0123456789abcdefghij',
    secret: 'keys',
    type: secretText,
  },
  WECOM_FILE_HOSTS: {
    section: wecom,
    about: '智能机器人收到的文件从哪些主机下载，以逗号分隔，前面加点表示整个域名；WECOM_API_BASE 总是可以。',
    example: '.myqcloud.com',
    default: '.myqcloud.com',
    type: hosts,
  },

  DINGTALK_API_BASE: {
    section: dingtalk,
    about: '钉钉新版接口的地址；经代理访问时修改。',
    example: 'https://api.dingtalk.com',
    default: 'https://api.dingtalk.com',
    type: address('https', 'http'),
  },
  DINGTALK_OAPI_BASE: {
    section: dingtalk,
    about: '钉钉旧版接口（群机器人、文件）的地址；经代理访问时修改。',
    example: 'https://oapi.dingtalk.com',
    default: 'https://oapi.dingtalk.com',
    type: address('https', 'http'),
  },
  DINGTALK_CLIENT_ID: {
    section: dingtalk,
    about: '应用的 Client ID（原 AppKey）。',
    example: 'dingabcdefghij0123',
    type: id('应为应用的 Client ID'),
  },
  DINGTALK_CLIENT_SECRET: {
    section: dingtalk,
    about: '应用的 Client Secret（原 AppSecret）。',
    example: 'ClientSecretFromTheConsole0123456789abcdefghij',
    secret: 'keys',
    type: secretText,
  },
  DINGTALK_ROBOT_CODE: {
    section: dingtalk,
    about: '机器人的 RobotCode，通常与 Client ID 相同。',
    example: 'dingabcdefghij0123',
    type: id('应为机器人的 RobotCode'),
  },
  DINGTALK_CORP_ID: {
    section: dingtalk,
    about: '组织的 CorpId；填写后只接收本组织的消息。',
    example: 'ding0123456789abcdef0123456789abcdef',
    type: id('应为组织的 CorpId'),
  },
  DINGTALK_API_QUOTA: {
    section: dingtalk,
    about: '每月接口调用的限量，用到时不再走接口；免费版 5000，0 表示不计。',
    example: '5000',
    default: '5000',
    type: quota,
  },
  DINGTALK_MESSAGE_QUOTA: {
    section: dingtalk,
    about: '每月群机器人和会话回复消息的限量；免费版 3000，0 表示不计。',
    example: '3000',
    default: '3000',
    type: quota,
  },
  DINGTALK_FILE_HOSTS: {
    section: dingtalk,
    about: '收到的文件从哪些主机下载，以逗号分隔，前面加点表示整个域名；DINGTALK_API_BASE 总是可以。',
    example: '.aliyuncs.com,.dingtalk.com',
    default: '.aliyuncs.com,.dingtalk.com',
    type: hosts,
  },
  DINGTALK_MODE: {
    section: dingtalk,
    about: '接收消息的方式：webhook 为 HTTP 回调，stream 为长连接。',
    example: 'webhook',
    default: 'webhook',
    allowed: modes,
    type: oneOf(modes),
  },
} as const);

export type VariableName = keyof typeof variables;
