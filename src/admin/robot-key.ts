import type { PlatformName } from '../message/inbound.ts';

export interface RobotKey {
  readonly webhook: string;
  /** DingTalk's SEC… secret. */
  readonly secret?: string;
}

const forms = {
  wecom: {
    query: 'key',
    path: '/cgi-bin/webhook/send',
    key: /^[0-9a-z]{8}(-[0-9a-z]{4}){3}-[0-9a-z]{12}$/i,
    expected:
      '企业微信群机器人地址（…/cgi-bin/webhook/send?key=…），或 key= 后面形如 xxxxxxxx-xxxx-… 的 36 个字符',
  },
  dingtalk: {
    query: 'access_token',
    path: '/robot/send',
    key: /^[0-9a-f]{32,128}$/i,
    expected: '钉钉自定义机器人地址（…/robot/send?access_token=…），或 access_token= 后面的一串十六进制字符',
  },
} as const;
const secretForm = /^SEC[0-9a-zA-Z]{8,128}$/;

/** Reads a group robot's key from a file's text: an address or a bare key, for DingTalk with its SEC… on the second line. */
export function readRobotKey(text: string, platform: PlatformName): RobotKey | { readonly problem: string } {
  const [first = '', second, ...more] = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const form = forms[platform];
  const webhook = URL.canParse(first) ? keyInAddress(first, form) : first;
  // The text itself is never repeated: it may be a key.
  if (!webhook || !form.key.test(webhook)) return { problem: `文件第一行应为${form.expected}。` };
  if (second === undefined) return { webhook };
  if (platform === 'wecom') return { problem: '企业微信的密钥文件只写一行。' };
  if (!secretForm.test(second) || more.length > 0)
    return { problem: '文件第二行应为“加签”的密钥，以 SEC 开头；没有加签就只写一行。' };
  return { webhook, secret: second };
}

function keyInAddress(address: string, form: { query: string; path: string }): string | undefined {
  const url = new URL(address);
  return url.pathname === form.path ? (url.searchParams.get(form.query) ?? undefined) : undefined;
}
