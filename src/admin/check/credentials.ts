import type { PlatformTools, TokenStore } from '../../platforms/contract.ts';
import { dingtalkLimits } from '../../platforms/dingtalk/limits.ts';
import { dingtalkToken } from '../../platforms/dingtalk/token.ts';
import { createHttp } from '../../platforms/http.ts';
import type { TokenKeeper } from '../../platforms/token-keeper.ts';
import { wecomLimits } from '../../platforms/wecom/limits.ts';
import { wecomToken } from '../../platforms/wecom/token.ts';
import type { Settings } from '../../settings.ts';
import { type Finding, ok, problem } from './finding.ts';

const timeoutMs = 8_000;

/** Asks each platform for a token with the given credentials; nothing is asked in the sandbox. */
export async function credentialFindings(settings: Settings, now: () => number): Promise<Finding[]> {
  if (settings.sandbox) return [ok('平台：沙盒模式，跳过平台凭据检查')];
  // Kept tokens would hide a secret that was changed since, so none are.
  const tools: PlatformTools = { tokens: forgetful, now };
  const found = await Promise.all([wecomFinding(settings, tools), dingtalkFinding(settings, tools)]);
  return found.flat();
}

const forgetful: TokenStore = { get: async () => undefined, put: async () => undefined };

async function wecomFinding({ wecom }: Settings, tools: PlatformTools): Promise<Finding[]> {
  const { apiBase, corpId, agentId, appSecret, botToken } = wecom;
  const bot = botToken
    ? [ok('企业微信智能机器人：没有可试的接口，请在管理后台点“保存”，由平台验证回调网址')]
    : [];
  if (!corpId || !agentId || !appSecret) return bot;
  const app = { agentId, secret: appSecret[0].reveal(), tokens: [], aesKeys: [] };
  const keeper = wecomToken({ apiBase, corpId, app }, wecomLimits, createHttp({ timeoutMs }), tools);
  return [await tokenFinding('企业微信自建应用', apiBase, keeper), ...bot];
}

async function dingtalkFinding({ dingtalk }: Settings, tools: PlatformTools): Promise<Finding[]> {
  const { apiBase, oapiBase, clientId = '', clientSecret, robotCode } = dingtalk;
  if (!clientSecret) return [];
  const given = {
    apiBase,
    oapiBase,
    clientId,
    clientSecrets: [clientSecret[0].reveal()],
    robotCode: robotCode ?? clientId,
    replyOrigins: [],
    fileHosts: [],
  };
  const keeper = dingtalkToken(given, dingtalkLimits, createHttp({ timeoutMs }), tools);
  return [await tokenFinding('钉钉应用', apiBase, keeper)];
}

async function tokenFinding(name: string, base: string, keeper: TokenKeeper): Promise<Finding> {
  const token = await keeper.get();
  if (token.kind === 'token') return ok(`${name}：凭据有效（${base}）`);
  const code = 'code' in token.result ? token.result.code : token.result.kind;
  const advice = advices.find(({ codes }) => codes.test(code));
  return problem(
    `${name}：没有取到访问令牌（错误码 ${code}，${base}）`,
    advice?.todo ?? '请按错误码查平台文档',
  );
}

/** What the codes of the token endpoints, and of not reaching them, ask a person to do. */
const advices: readonly { codes: RegExp; todo: string }[] = [
  {
    codes: /^(40001|41004|42101)$/,
    todo: '请核对 WECOM_APP_SECRET：要与 WECOM_CORP_ID 属同一企业，应用未停用',
  },
  { codes: /^(40013|41002)$/, todo: '请核对 WECOM_CORP_ID（管理后台“我的企业”页底部）' },
  { codes: /^60020$/, todo: '请把本机的出口 IP 加入应用的“企业可信IP”，约一分钟后生效' },
  {
    codes: /^(invalidClientIdOrSecret|invalidClientSecret|40089)$/i,
    todo: '请核对 DINGTALK_CLIENT_ID 和 DINGTALK_CLIENT_SECRET（应用的“凭证与基础信息”页）',
  },
  { codes: /IpNotInWhiteList/, todo: '请把本机的出口 IP 加入钉钉应用的“服务器出口IP”' },
  { codes: /^token_http_|^http_/, todo: '对方不是平台接口，可能是代理或网关的页面，请核对接口地址和网络' },
  {
    codes: /TIMEOUT|ECONN|ENOTFOUND|EAI_AGAIN|UNREACH|CERT|SSL|TLS|ABORT|ERR_/i,
    todo: '本机连不到平台：请检查网络、DNS、防火墙和证书，或用 *_API_BASE 指定代理地址',
  },
];
