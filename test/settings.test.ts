import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { variables } from '../src/settings/variables.ts';
import { type Environment, envExample, readSettings, Secret, type Settings } from '../src/settings.ts';

const aesKey = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';
const otherKey = aesKey.split('').reverse().join('');
const bot = { WECOM_BOT_TOKEN: 'BotToken1', WECOM_BOT_AES_KEY: aesKey };
const dingtalk = { DINGTALK_CLIENT_ID: 'ding1', DINGTALK_CLIENT_SECRET: 'shh', DINGTALK_ROBOT_CODE: 'ding1' };

function settings(env: Environment, files: Record<string, string> = {}): Settings {
  const result = readSettings(env, { readFile: reader(files) });
  if ('problems' in result) throw new Error(result.problems.join('\n'));
  return result.settings;
}

function problems(env: Environment, files: Record<string, string> = {}): string[] {
  const result = readSettings(env, { readFile: reader(files) });
  return 'problems' in result ? result.problems : [];
}

function reader(files: Record<string, string>) {
  return (path: string) => {
    if (files[path] === undefined) throw new Error('ENOENT');
    return files[path];
  };
}

describe('defaults', () => {
  it('starts embedded and sandboxed on the loopback when nothing is set', () => {
    expect(settings({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      dataDir: './data',
      configDir: './config',
      timeZone: 'Asia/Shanghai',
      role: 'all',
      sandbox: true,
      sandboxNow: Date.parse('2024-03-25T09:00:00+08:00'),
      sandboxPort: 3001,
      databaseUrl: undefined,
      redis: undefined,
    });
  });

  it('leaves the sandbox and listens everywhere once a platform is configured', () => {
    expect(settings(bot)).toMatchObject({ sandbox: false, host: '0.0.0.0' });
    expect(settings(dingtalk)).toMatchObject({ sandbox: false, host: '0.0.0.0' });
  });

  it('stays sandboxed when only the addresses of the platforms are given', () => {
    const { sandbox, wecom } = settings({ WECOM_API_BASE: 'http://127.0.0.1:9000/' });
    expect({ sandbox, base: wecom.apiBase, given: wecom.apiBaseGiven }).toEqual({
      sandbox: true,
      base: 'http://127.0.0.1:9000',
      given: true,
    });
  });

  it('treats an empty variable as one that is not set', () => {
    expect(settings({ PORT: '', WECOM_BOT_TOKEN: '' })).toMatchObject({ port: 3000, sandbox: true });
  });

  it('reads now as real time and puts the simulators beside the chosen port', () => {
    expect(settings({ SANDBOX_NOW: 'now', PORT: '8080' })).toMatchObject({
      sandboxNow: 'now',
      sandboxPort: 8081,
    });
  });

  it('accepts a part of a platform in the sandbox, where the rest is invented', () => {
    expect(settings({ SANDBOX: 'on', WECOM_BOT_TOKEN: 'tok1' }).wecom.botToken?.[0].reveal()).toBe('tok1');
  });
});

describe('secrets', () => {
  it('print as stars in text, JSON and inspection', () => {
    const secret = new Secret('hunter2');
    expect([`${secret}`, JSON.stringify({ secret }), inspect({ secret })]).toEqual([
      '***',
      '{"secret":"***"}',
      '{ secret: *** }',
    ]);
    expect(secret.reveal()).toBe('hunter2');
  });

  it('never show in the printed settings', () => {
    const all = settings({
      ...bot,
      ...dingtalk,
      DATABASE_URL: 'postgres://u:dbpass@h/d',
      REDIS_URL: 'redis://:redispass@h:6379',
    });
    const printed = inspect(all, { depth: 9 }) + JSON.stringify(all);
    for (const value of ['BotToken1', aesKey, 'shh', 'dbpass', 'redispass'])
      expect(printed).not.toContain(value);
  });

  it('never show in a problem', () => {
    expect(problems({ ...bot, WECOM_BOT_AES_KEY: 'tooshortsecret' }).join()).not.toContain('tooshortsecret');
  });

  it('may be two during a change, the new one first', () => {
    const { wecom } = settings({ ...bot, WECOM_BOT_AES_KEY: `${otherKey},${aesKey}` });
    expect(wecom.botAesKey?.map((key) => key.reveal())).toEqual([otherKey, aesKey]);
  });

  it('may come from a file, whose last line end is not part of them', () => {
    const env = { WECOM_BOT_TOKEN: 'BotToken1', WECOM_BOT_AES_KEY_FILE: '/run/key' };
    expect(settings(env, { '/run/key': `${aesKey}\n` }).wecom.botAesKey?.[0].reveal()).toBe(aesKey);
  });
});

const broken: [name: string, env: Environment, expected: string[]][] = [
  ['a port that is no number', { PORT: '80a' }, ['PORT：应为 0 至 65535 的整数，现为“80a”']],
  ['a port out of range', { PORT: '70000' }, ['PORT：应为 0 至 65535 的整数，现为“70000”']],
  ['an unknown role', { ROLE: 'both' }, ['ROLE：应为 all、web、worker 之一，现为“both”']],
  [
    'a split role without the shared store and queue',
    { ROLE: 'web' },
    ['ROLE：为 web 时须同时设置 DATABASE_URL、REDIS_URL；只有一个进程时请用 all'],
  ],
  [
    'a split role without the queue only',
    { ROLE: 'worker', DATABASE_URL: 'postgres://h/d' },
    ['ROLE：为 worker 时须同时设置 REDIS_URL；只有一个进程时请用 all'],
  ],
  [
    'a quoted secret',
    { ...bot, WECOM_BOT_TOKEN: '"BotToken1"' },
    ['WECOM_BOT_TOKEN：不要加引号（现有 11 个字符）'],
  ],
  [
    'a secret with a space behind it',
    { ...bot, WECOM_BOT_TOKEN: 'BotToken1 ' },
    ['WECOM_BOT_TOKEN：前后不要有空格或换行（现有 10 个字符）'],
  ],
  [
    'a space behind the comma of two secrets',
    { ...bot, WECOM_BOT_TOKEN: 'NewToken, OldToken' },
    ['WECOM_BOT_TOKEN：前后不要有空格或换行（现有 18 个字符）'],
  ],
  [
    'three secrets',
    { ...bot, WECOM_BOT_TOKEN: 'aaa,bbb,ccc' },
    ['WECOM_BOT_TOKEN：最多写两个值（新值在前，旧值在后），以逗号分隔（现有 11 个字符）'],
  ],
  [
    'an EncodingAESKey of 42 characters',
    { ...bot, WECOM_BOT_AES_KEY: aesKey.slice(1) },
    ['WECOM_BOT_AES_KEY：应为 43 个字母或数字（现有 42 个字符）'],
  ],
  [
    'a robot token without its key',
    { WECOM_BOT_TOKEN: 'BotToken1' },
    ['WECOM_BOT_AES_KEY：企业微信智能机器人（回调方式）还缺这些设置（已设置 WECOM_BOT_TOKEN）'],
  ],
  [
    'an app without half of its settings',
    { WECOM_APP_SECRET: 's', WECOM_AGENT_ID: '1' },
    [
      'WECOM_CORP_ID、WECOM_APP_TOKEN、WECOM_APP_AES_KEY：企业微信自建应用还缺这些设置（已设置 WECOM_AGENT_ID、WECOM_APP_SECRET）',
    ],
  ],
  [
    'a company id alone',
    { WECOM_CORP_ID: 'ww1' },
    [
      'WECOM_CORP_ID、WECOM_BOT_ID：只有编号不够，还须设置智能机器人的 Token 和 EncodingAESKey，或自建应用的凭据',
    ],
  ],
  [
    'DingTalk without its secret',
    { DINGTALK_CLIENT_ID: 'ding1', DINGTALK_ROBOT_CODE: 'ding1' },
    ['DINGTALK_CLIENT_SECRET：钉钉机器人还缺这些设置（已设置 DINGTALK_CLIENT_ID、DINGTALK_ROBOT_CODE）'],
  ],
  [
    'no platform and no sandbox',
    { SANDBOX: 'off' },
    ['SANDBOX：为 off 时至少配置一个平台（WECOM_* 或 DINGTALK_*）；只想试用请设为 on'],
  ],
  [
    'a slip in a name that would start the sandbox',
    { WECOM_BOT_TOKEN: 'BotToken1', WECOM_BOT_AESKEY: aesKey, SANDBOX: 'on' },
    ['WECOM_BOT_AESKEY：没有这个变量，是否应为 WECOM_BOT_AES_KEY？'],
  ],
  [
    'a secret given twice',
    { ...bot, WECOM_BOT_TOKEN_FILE: '/run/token' },
    ['WECOM_BOT_TOKEN：与 WECOM_BOT_TOKEN_FILE 只能设置一个'],
  ],
  [
    'a file that is not there',
    { WECOM_BOT_TOKEN_FILE: '/run/none', WECOM_BOT_AES_KEY: aesKey },
    ['WECOM_BOT_TOKEN_FILE：读不到文件 /run/none，请检查路径和权限'],
  ],
  [
    'a file with nothing in it',
    { WECOM_BOT_TOKEN_FILE: '/run/empty', WECOM_BOT_AES_KEY: aesKey },
    ['WECOM_BOT_TOKEN_FILE：文件 /run/empty 是空的'],
  ],
  [
    'a start of the sandbox clock without an offset',
    { SANDBOX_NOW: '2024-03-25 09:00' },
    ['SANDBOX_NOW：应为带时差的时间，如 2024-03-25T09:00+08:00，或 now（真实时间），现为“2024-03-25 09:00”'],
  ],
  [
    'a time zone nobody knows',
    { TIME_ZONE: 'Asia/Shaoyang' },
    ['TIME_ZONE：应为时区名称，如 Asia/Shanghai，现为“Asia/Shaoyang”'],
  ],
  [
    'a public address without a protocol',
    { PUBLIC_URL: 'diaodu.example.cn' },
    ['PUBLIC_URL：应为以 https:// 或 http:// 开头的网址，现为“diaodu.example.cn”'],
  ],
  [
    'a database that is not PostgreSQL',
    { DATABASE_URL: 'mysql://h/d' },
    ['DATABASE_URL：应为 postgres:// 开头的连接地址（现有 11 个字符）'],
  ],
  [
    'the simulators on the port of the product',
    { PORT: '3000', SANDBOX_PORT: '3000' },
    ['SANDBOX_PORT：应与 PORT 不同，现都为 3000'],
  ],
];

describe('problems', () => {
  it.each(broken)('names the variable and what was expected of %s', (_name, env, expected) => {
    expect(problems(env, { '/run/empty': '\n', '/run/token': 'abc' })).toEqual(expected);
  });

  it('come all at once', () => {
    const found = problems({ PORT: 'x', ROLE: 'y', LOG_LEVEL: 'loud', REDIS_URL: 'http://h' });
    expect(found.map((problem) => problem.split('：')[0])).toEqual([
      'PORT',
      'LOG_LEVEL',
      'REDIS_URL',
      'ROLE',
    ]);
  });
});

describe('REDIS_URL', () => {
  const node = (host: string, port = 6379) => ({ host, port });
  it.each([
    ['redis://127.0.0.1:6380/2', { kind: 'single', node: node('127.0.0.1', 6380), db: 2, tls: false }],
    ['rediss://user@cache', { kind: 'single', node: node('cache'), db: 0, username: 'user', tls: true }],
    ['redis://[::1]:6379', { kind: 'single', node: node('::1'), db: 0, tls: false }],
    [
      'sentinel://s1,s2:26380/main?db=1',
      { kind: 'sentinel', nodes: [node('s1', 26379), node('s2', 26380)], master: 'main', db: 1, tls: false },
    ],
    [
      'cluster://a:7000,b:7001?tls=true',
      { kind: 'cluster', nodes: [node('a', 7000), node('b', 7001)], tls: true },
    ],
    [
      'redis://a:7000,redis://b:7001',
      { kind: 'cluster', nodes: [node('a', 7000), node('b', 7001)], tls: false },
    ],
    ['redis://a:7000,b:7001', { kind: 'cluster', nodes: [node('a', 7000), node('b', 7001)], tls: false }],
  ])('reads %s', (url, expected) => {
    expect(settings({ REDIS_URL: url }).redis).toEqual(expected);
  });

  it('decodes a password and keeps it secret', () => {
    const redis = settings({ REDIS_URL: 'redis://:p%40ss@h' }).redis;
    expect(redis?.password?.reveal()).toBe('p@ss');
  });

  it.each([
    'http://h',
    'redis://',
    'redis://h:99999',
    'sentinel://s1',
    'redis://h/x',
    'redis://h/1,redis://g/2',
  ])('refuses %s', (url) => {
    expect(problems({ REDIS_URL: url })[0]).toMatch(/^REDIS_URL：应为 redis:\/\//);
  });
});

describe('.env.example', () => {
  it('is what the declarations say', () => {
    expect(readFileSync('.env.example', 'utf8')).toBe(envExample());
  });

  it('shows every variable with an example that is itself accepted', () => {
    const env = Object.fromEntries(Object.entries(variables).map(([name, { example }]) => [name, example]));
    expect(problems(env)).toEqual([]);
    for (const name of Object.keys(variables))
      expect(envExample()).toMatch(new RegExp(`^# ${name}=\\S`, 'm'));
  });
});
