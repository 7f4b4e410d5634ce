import { describe, expect, it } from 'vitest';
import type { Callback } from '../../../src/platforms/contract.ts';
import { createWecom } from '../../../src/platforms/wecom/index.ts';
import type { WecomSettings } from '../../../src/platforms/wecom/settings.ts';
import { memoryTools } from '../support/fake-api.ts';
import * as peer from '../support/wecom-peer.ts';

function bot(changes: Record<string, unknown> = {}, settings: WecomSettings = peer.settings): Callback {
  const door = createWecom(
    settings,
    memoryTools(() => peer.now),
  ).doors.find((each) => each.entry === 'wecom-bot')!;
  return door.open(peer.botCallback({ plaintext: JSON.stringify({ ...peer.botText, ...changes }) }));
}

function app(fields: Record<string, string>): Callback {
  const door = createWecom(
    peer.settings,
    memoryTools(() => peer.now),
  ).doors.find((each) => each.entry === 'wecom-app')!;
  return door.open(peer.appCallback({ plaintext: peer.xmlOf(fields) }));
}

function message(callback: Callback) {
  if (callback.kind !== 'message') throw new Error(`expected a message, got ${callback.kind}`);
  return callback;
}

const said = (content: string) => message(bot({ text: { content } })).message.text;

describe('the URL check', () => {
  it('echoes a number beyond 2^53 as it is', () => {
    const [door] = createWecom(
      peer.settings,
      memoryTools(() => peer.now),
    ).doors;
    const callback = peer.botCallback({ method: 'GET', plaintext: '6213498076543210987' });
    expect(door!.open(callback)).toEqual({ kind: 'echo', text: '6213498076543210987' });
  });

  it('keeps a plus sign that the sender left bare in the echo string', () => {
    const [door] = createWecom(
      peer.settings,
      memoryTools(() => peer.now),
    ).doors;
    for (let tries = 0; tries < 50; tries++) {
      const callback = peer.botCallback({
        method: 'GET',
        plaintext: `echo ${tries}`,
        search: (text) => text.replaceAll('%2B', '+'),
      });
      expect(door!.open(callback).kind).toBe('echo');
    }
  });
});

describe('what a person says to the AI bot', () => {
  it('is decoded with ids as texts, the mention removed and the reply route kept for an hour', () => {
    expect(message(bot()).message).toEqual({
      platform: 'wecom',
      entry: 'wecom-bot',
      messageId: 'CAIQ16HMjQYY/NGagIOAgAMgq4KM0AI=',
      chat: { id: 'wrkSFfCgAAtMrmVHOnyVcpAjaGBn8dPA', kind: 'group' },
      sender: { id: '00123' },
      kind: 'text',
      text: '填报 新增城镇就业 1450人',
      reply: {
        url: 'https://qyapi.weixin.qq.com/cgi-bin/aibot/response?response_code=RC-1_x',
        expiresAt: peer.now + 3_600_000,
        once: true,
      },
    });
    expect(message(bot()).nonce).toBe(`${peer.seconds}:0012345`);
  });

  it.each([
    ['@调度助手 进度', '进度'],
    ['@调度助手\u2005进度', '进度'],
    ['@调度助手：进度', '进度'],
    ['@调度 助手 2号 进度', '进度'],
    ['进度 @调度助手', '进度'],
    ['@张三 @调度助手', '@张三'],
    ['@李 四 请看 进度', '@李 四 请看 进度'],
    ['  \n进度\n', '进度'],
    ['给 a@调度助手.cn 发信', '给 a@调度助手.cn 发信'],
    ['@调度助手', ''],
  ])('%j is read as %j', (typed, text) => {
    expect(said(typed)).toBe(text);
  });

  it('is cleaned of what no store can keep, and of nothing else', () => {
    expect(said('填报\u0000 城镇\u202e就业\ud800 1450\u0007人\t👍🏽 ')).toBe('填报 城镇就业 1450人\t👍🏽');
  });

  it('in a single chat belongs to the chat of the person, whatever chatid says', () => {
    const { chat } = message(bot({ chattype: 'single', chatid: undefined })).message;
    expect(chat).toEqual({ id: '00123', kind: 'single' });
    expect(message(bot({ chattype: 'single' })).message.chat).toEqual(chat);
  });

  it('keeps the texts of a mixed message in order, and of a voice message what was recognised', () => {
    const items = [
      { msgtype: 'text', text: { content: '@调度助手 填报' } },
      { msgtype: 'image', image: { url: 'https://a.b/c' } },
      { msgtype: 'text', text: { content: '新增城镇就业 1450人' } },
    ];
    const mixed = message(bot({ msgtype: 'mixed', text: undefined, mixed: { msg_item: items } })).message;
    expect([mixed.kind, mixed.text]).toEqual(['mixed', '填报\n新增城镇就业 1450人']);
    const voice = message(bot({ msgtype: 'voice', text: undefined, voice: { content: '进度' } })).message;
    expect([voice.kind, voice.text]).toEqual(['text', '进度']);
  });

  it('is unreadable when pictures come with a mere mention, and text when none came', () => {
    const mixed = (...items: unknown[]) =>
      message(bot({ msgtype: 'mixed', text: undefined, mixed: { msg_item: items } })).message;
    const picture = { msgtype: 'image', image: { url: 'https://a.b/c' } };
    const mention = { msgtype: 'text', text: { content: '@调度助手 ' } };
    expect(mixed(mention, picture)).toMatchObject({ kind: 'unreadable', text: '' });
    expect(mixed(picture)).toMatchObject({ kind: 'unreadable', text: '' });
    expect(mixed(mention, { msgtype: 'text', text: { content: '进度' } })).toMatchObject({ kind: 'text' });
  });

  it('leaves out what is quoted', () => {
    const quote = { msgtype: 'text', text: { content: '新增城镇就业 9999人' } };
    expect(message(bot({ quote })).message.text).toBe('填报 新增城镇就业 1450人');
  });

  it('as a file is fetched by its address, which has no name', () => {
    const url = 'https://a.files.example/x?sign=1';
    const { kind, text, file } = message(bot({ msgtype: 'file', text: undefined, file: { url } })).message;
    expect([kind, text, file]).toEqual(['file', '', { ref: url }]);
    const without = message(bot({ msgtype: 'file', text: undefined, file: {} })).message;
    expect([without.kind, without.file]).toEqual(['unreadable', undefined]);
  });

  it.each(['image', 'video'])('is unreadable when it is of kind %s', (msgtype) => {
    const { kind, text } = message(
      bot({ msgtype, text: undefined, [msgtype]: { url: 'https://a.b/c' } }),
    ).message;
    expect([kind, text]).toEqual(['unreadable', '']);
  });

  it('takes a text of 600 KB', () => {
    expect(said('1'.repeat(600_000))).toHaveLength(600_000);
  });

  it('is not confused by keys that mean something to JavaScript', () => {
    const plaintext = JSON.stringify(peer.botText).replace(
      '{',
      '{"__proto__":{"msgid":"x"},"constructor":1,',
    );
    const [door] = createWecom(
      peer.settings,
      memoryTools(() => peer.now),
    ).doors;
    expect(message(door!.open(peer.botCallback({ plaintext }))).message.messageId).toBe(peer.botText.msgid);
    expect(({} as Record<string, unknown>).msgid).toBeUndefined();
  });
});

describe('what is no message', () => {
  it.each([
    [{ msgtype: 'stream', stream: { id: 's' } }, 'stream'],
    [{ msgtype: 'event', event: { eventtype: 'feedback_event' } }, 'event_feedback_event'],
    [{ msgtype: 'event', event: { eventtype: 'template_card_event' } }, 'event_template_card_event'],
    [{ msgtype: 'hologram' }, 'hologram'],
    [{ msgtype: 'x{}"y' }, 'other'],
  ])('%j is ignored as %s', (changes, what) => {
    expect(bot({ text: undefined, ...changes })).toEqual({
      kind: 'ignored',
      what,
      nonce: `${peer.seconds}:0012345`,
    });
  });

  it('somebody who opens the chat for the first time that day enters', () => {
    const changes = {
      msgtype: 'event',
      event: { eventtype: 'enter_chat' },
      chattype: undefined,
      chatid: undefined,
      response_url: undefined,
    };
    const { message: entered } = message(bot(changes));
    expect(entered).toMatchObject({ kind: 'enter', text: '', chat: { id: '00123', kind: 'single' } });
    expect(entered.reply).toBeUndefined();
  });
});

describe('a reply URL', () => {
  const reply = (response_url: string, changes: Partial<WecomSettings> = {}) => {
    const callback = message(bot({ response_url }, { ...peer.settings, ...changes }));
    expect(callback.warnings.length).toBe(callback.message.reply || response_url === '' ? 0 : 1);
    return callback.message.reply?.url;
  };

  it.each([
    'http://qyapi.weixin.qq.com/cgi-bin/aibot/response?response_code=1',
    'https://qyapi.weixin.qq.com.evil.cn/cgi-bin/aibot/response',
    'https://evil.cn/cgi-bin/aibot/response',
    'https://qyapi.weixin.qq.com:8443/cgi-bin/aibot/response',
    'https://qyapi.weixin.qq.com@evil.cn/cgi-bin/',
    'https://user:pw@qyapi.weixin.qq.com/cgi-bin/aibot/response',
    'https://qyapi.weixin.qq.com\\@evil.cn/cgi-bin/',
    'https://qyapi.weixin.qq.com/other/aibot/response',
    'https://qyapi.weixin.qq.com/cgi-bin/../other',
    'https://qyapi.weixin.qq.com/cgi-bin/%2e%2e/other',
    'https://qyapi.weixin.qq.com/cgi-bin/..%2fother',
    'https://qyapi.weixin.qq.com./cgi-bin/aibot/response',
    'http://169.254.169.254/cgi-bin/',
    'http://127.0.0.1/cgi-bin/',
    'http://[::1]/cgi-bin/',
    'file:///cgi-bin/x',
    'javascript:/cgi-bin/x',
    'data:text/plain,/cgi-bin/',
    '//qyapi.weixin.qq.com/cgi-bin/aibot/response',
    'not a url',
    `https://qyapi.weixin.qq.com/cgi-bin/${'a'.repeat(2100)}`,
  ])('%s is dropped with a warning and the message is kept', (url) => {
    expect(reply(url)).toBeUndefined();
  });

  it('may be of the configured base and of further origins', () => {
    const local = 'http://127.0.0.1:4010/cgi-bin/aibot/response?response_code=1';
    expect(reply(local)).toBeUndefined();
    expect(reply(local, { apiBase: 'http://127.0.0.1:4010' })).toBe(local);
    expect(reply(local, { replyOrigins: ['http://127.0.0.1:4010'] })).toBe(local);
    expect(reply(local, { replyOrigins: ['http://127.0.0.1:4011', 'nonsense'] })).toBeUndefined();
  });

  it('of the platform goes to the sandbox when there is one', () => {
    const officialTo = 'http://127.0.0.1:4010/wecom/';
    const mapped = 'http://127.0.0.1:4010/wecom/cgi-bin/aibot/response?response_code=RC-1_x';
    expect(reply(peer.botText.response_url, { officialTo })).toBe(mapped);
  });
});

describe('the fingerprint of a message', () => {
  const digest = (changes: Record<string, unknown>) => message(bot(changes)).digest;

  it('is the same for a repetition with another reply URL', () => {
    expect(
      digest({ response_url: 'https://qyapi.weixin.qq.com/cgi-bin/aibot/response?response_code=2' }),
    ).toBe(digest({}));
  });

  it.each([
    ['text', { text: { content: '@调度助手 填报 新增城镇就业 1451人' } }],
    ['sender', { from: { userid: '123' } }],
    ['chat', { chatid: 'wrOther' }],
    ['kind', { msgtype: 'image' }],
  ])('differs when the %s differs', (_name, changes) => {
    expect(digest(changes)).not.toBe(digest({}));
  });
});

describe('what a person says to the app', () => {
  it('is decoded with 64-bit ids and leading zeros intact', () => {
    expect(message(app(peer.appText)).message).toEqual({
      platform: 'wecom',
      entry: 'wecom-app',
      messageId: '12345678901234567890',
      chat: { id: '00123', kind: 'single' },
      sender: { id: '00123' },
      kind: 'text',
      text: '进度',
    });
  });

  it.each(['a < b &amp; <!DOCTYPE x> &#65;', '<!ENTITY a "b">', '1e5', '007', 'true'])(
    '%j arrives as typed',
    (Content) => {
      expect(message(app({ ...peer.appText, Content })).message.text).toBe(Content);
    },
  );

  it.each([
    [{ MediaId: 'm' }, 'file', { ref: 'm' }],
    [{ MediaId: 'm', FileName: '..\\专报.docx' }, 'file', { ref: 'm', name: '专报.docx' }],
    [{}, 'unreadable', undefined],
  ])('as a file with %j is of kind %s', (fields, kind, file) => {
    const { Content: _, ...others } = peer.appText;
    const said = message(app({ ...others, MsgType: 'file', ...fields })).message;
    expect([said.kind, said.file]).toEqual([kind, file]);
  });

  it.each(['image', 'voice', 'video', 'location', 'link'])(
    'is unreadable when it is of kind %s',
    (MsgType) => {
      expect(message(app({ ...peer.appText, MsgType, MediaId: 'm' })).message.kind).toBe('unreadable');
    },
  );

  it.each(['enter_agent', 'subscribe'])('%s is a person who enters', (Event) => {
    const { MsgId: _, Content: __, ...fields } = { ...peer.appText, MsgType: 'event', Event, EventKey: '' };
    const first = message(app(fields)).message;
    expect(first).toMatchObject({ kind: 'enter', sender: { id: '00123' } });
    expect(message(app(fields)).message.messageId).toBe(first.messageId);
    expect(message(app({ ...fields, CreateTime: '1711328401' })).message.messageId).not.toBe(first.messageId);
    expect(message(app({ ...fields, EventKey: 'k' })).message.messageId).not.toBe(first.messageId);
  });

  it.each([
    [{ MsgType: 'event', Event: 'LOCATION' }, 'event_LOCATION'],
    [{ MsgType: 'event', Event: 'change_contact' }, 'event_change_contact'],
    [{ MsgType: 'shortvideo2' }, 'other'],
  ])('%j is ignored as %s', (changes, what) => {
    expect(app({ ...peer.appText, ...changes })).toMatchObject({ kind: 'ignored', what });
  });
});

describe('doors', () => {
  const entries = (changes: Partial<WecomSettings>) =>
    createWecom(
      { ...peer.settings, ...changes },
      memoryTools(() => 0),
    ).doors.map((door) => door.entry);

  it('exist only when their settings do', () => {
    expect(entries({})).toEqual(['wecom-bot', 'wecom-app']);
    expect(entries({ bot: undefined })).toEqual(['wecom-app']);
    expect(entries({ corpId: undefined })).toEqual(['wecom-bot']);
    expect(entries({ app: undefined, bot: { tokens: [], aesKeys: [] } })).toEqual([]);
  });
});
