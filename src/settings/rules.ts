import type { Values } from './read.ts';
import type { VariableName } from './variables.ts';

const credentials: readonly VariableName[] = [
  'WECOM_CORP_ID',
  'WECOM_AGENT_ID',
  'WECOM_APP_SECRET',
  'WECOM_APP_TOKEN',
  'WECOM_APP_AES_KEY',
  'WECOM_BOT_ID',
  'WECOM_BOT_TOKEN',
  'WECOM_BOT_AES_KEY',
  'WECOM_BOT_SECRET',
  'DINGTALK_CLIENT_ID',
  'DINGTALK_CLIENT_SECRET',
  'DINGTALK_ROBOT_CODE',
  'DINGTALK_CORP_ID',
];

/** Settings that only make sense together: when one of `any` is given, all of `all` must be. */
const sets: readonly { what: string; any: readonly VariableName[]; all: readonly VariableName[] }[] = [
  {
    what: '企业微信自建应用',
    any: ['WECOM_AGENT_ID', 'WECOM_APP_SECRET', 'WECOM_APP_TOKEN', 'WECOM_APP_AES_KEY'],
    all: ['WECOM_CORP_ID', 'WECOM_AGENT_ID', 'WECOM_APP_SECRET', 'WECOM_APP_TOKEN', 'WECOM_APP_AES_KEY'],
  },
  {
    what: '企业微信智能机器人（回调方式）',
    any: ['WECOM_BOT_TOKEN', 'WECOM_BOT_AES_KEY'],
    all: ['WECOM_BOT_TOKEN', 'WECOM_BOT_AES_KEY'],
  },
  {
    what: '企业微信智能机器人（长连接方式）',
    any: ['WECOM_BOT_SECRET'],
    all: ['WECOM_BOT_ID', 'WECOM_BOT_SECRET'],
  },
  {
    what: '钉钉机器人',
    any: ['DINGTALK_CLIENT_ID', 'DINGTALK_CLIENT_SECRET', 'DINGTALK_ROBOT_CODE', 'DINGTALK_CORP_ID'],
    all: ['DINGTALK_CLIENT_ID', 'DINGTALK_CLIENT_SECRET', 'DINGTALK_ROBOT_CODE'],
  },
];

/** True when at least one platform's id or secret was given. */
export function anyPlatform(given: ReadonlySet<VariableName>): boolean {
  return credentials.some((name) => given.has(name));
}

/** What no single variable can tell: settings that contradict or lack each other. */
export function checkTogether(values: Values, given: ReadonlySet<VariableName>, sandbox: boolean): string[] {
  return [
    ...roleProblems(values, given),
    ...portProblems(values, sandbox),
    ...platformProblems(given, sandbox),
    ...notYetOpen(values, given),
  ];
}

function roleProblems(values: Values, given: ReadonlySet<VariableName>): string[] {
  const needed = (['DATABASE_URL', 'REDIS_URL'] as const).filter((name) => !given.has(name));
  if (values.ROLE === undefined || values.ROLE === 'all' || needed.length === 0) return [];
  return [`ROLE：为 ${values.ROLE} 时须同时设置 ${needed.join('、')}；只有一个进程时请用 all`];
}

function portProblems(values: Values, sandbox: boolean): string[] {
  if (!sandbox || values.PORT === undefined) return [];
  if (values.SANDBOX_PORT === undefined)
    return values.PORT === 65535 ? ['SANDBOX_PORT：PORT 为 65535 时须设置，应为 0 至 65535 的整数'] : [];
  const same = values.SANDBOX_PORT === values.PORT && values.PORT !== 0;
  return same ? [`SANDBOX_PORT：应与 PORT 不同，现都为 ${values.PORT}`] : [];
}

/** Long connections are known settings that a later release brings. */
function notYetOpen(values: Values, given: ReadonlySet<VariableName>): string[] {
  return [
    ...(values.DINGTALK_MODE === 'stream' ? ['DINGTALK_MODE：stream（长连接）尚未开放，请用 webhook'] : []),
    ...(given.has('WECOM_BOT_SECRET') && !given.has('WECOM_BOT_TOKEN')
      ? ['WECOM_BOT_SECRET：长连接方式尚未开放，请用回调方式：设置 WECOM_BOT_TOKEN 和 WECOM_BOT_AES_KEY']
      : []),
  ];
}

/** In the sandbox what is missing is invented later, so a part is enough there. */
function platformProblems(given: ReadonlySet<VariableName>, sandbox: boolean): string[] {
  if (sandbox) return [];
  if (!anyPlatform(given))
    return ['SANDBOX：为 off 时至少配置一个平台（WECOM_* 或 DINGTALK_*）；只想试用请设为 on'];
  const problems = sets.flatMap(({ what, any, all }) => {
    const missing = all.filter((name) => !given.has(name));
    const begun = any.filter((name) => given.has(name));
    if (begun.length === 0 || missing.length === 0) return [];
    return [`${missing.join('、')}：${what}还缺这些设置（已设置 ${begun.join('、')}）`];
  });
  if (problems.length > 0 || sets.some(({ any }) => any.some((name) => given.has(name)))) return problems;
  return [
    'WECOM_CORP_ID、WECOM_BOT_ID：只有编号不够，还须设置智能机器人的 Token 和 EncodingAESKey，或自建应用的凭据',
  ];
}
