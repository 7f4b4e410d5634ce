import { describe, expect, it } from 'vitest';
import type { Callback } from '../../../src/platforms/contract.ts';
import { createDingtalk } from '../../../src/platforms/dingtalk/index.ts';
import type { DingtalkSettings } from '../../../src/platforms/dingtalk/settings.ts';
import * as peer from '../support/dingtalk-peer.ts';
import { memoryTools } from '../support/fake-api.ts';

function open(changes: Record<string, unknown> = {}, settings: Partial<DingtalkSettings> = {}): Callback {
  const { doors } = createDingtalk(
    { ...peer.settings, ...settings },
    memoryTools(() => peer.now),
  );
  return doors[0]!.open(peer.message(changes));
}

function message(callback: Callback) {
  if (callback.kind !== 'message') throw new Error(`expected a message, got ${callback.kind}`);
  return callback;
}

const said = (changes: Record<string, unknown>) => {
  const { kind, text } = message(open(changes)).message;
  return [kind, text];
};
const rich = (...richText: unknown[]) =>
  said({ msgtype: 'richText', text: undefined, content: { richText } });

describe('what a person says to the robot', () => {
  it('is decoded with the robot in the id and the reply route until its own end', () => {
    expect(message(open()).message).toEqual({
      platform: 'dingtalk',
      entry: 'dingtalk',
      messageId: 'dingabc123:msgZr0M3B2tCp7x9w==',
      chat: { id: 'cidR+x9/AbCdEfG==', kind: 'group', title: '隆回县专班群' },
      sender: { id: 'manager4220', name: '王某' },
      kind: 'text',
      text: '填报 新增城镇就业 1450人',
      reply: {
        url: 'https://oapi.dingtalk.com/robot/sendBySession?session=0a1b2c',
        expiresAt: peer.now + 5_400_100,
        once: false,
      },
    });
  });

  it('is identified by the signed header pair, too', () => {
    expect(message(open()).nonce).toBe(`${peer.now}:${peer.hmac(String(peer.now), peer.secret)}`);
  });

  it('in a single chat has no title', () => {
    expect(message(open({ conversationType: '1' })).message.chat).toEqual({
      id: 'cidR+x9/AbCdEfG==',
      kind: 'single',
    });
  });

  it.each(['', null, undefined])(
    'from outside the organisation (%j) has an empty sender id',
    (senderStaffId) => {
      expect(message(open({ senderStaffId })).message.sender).toEqual({ id: '', name: '王某' });
    },
  );

  it.each([
    [{ text: { content: '@调度助手 进度' } }, '进度'],
    [{ text: { content: ' 进度 ' } }, '进度'],
    [{ text: undefined, content: ' 你好' }, '你好'],
    [
      {
        text: {
          content: ' 好',
          isReplyMsg: true,
          repliedMsg: { msgType: 'text', content: { text: '就业 9999人' } },
        },
      },
      '好',
    ],
    [{ text: { content: '进\u0000度\u202e\ud800' } }, '进度'],
  ])('%j is read as %j', (changes, text) => {
    expect(said(changes)).toEqual(['text', text]);
  });

  it('as rich text keeps its words in order, people mentioned, and numbers apart', () => {
    expect(rich({ text: '填报 ' }, { text: '就业1450' }, { text: '人' })).toEqual([
      'text',
      '填报 就业1450人',
    ]);
    const picture = { type: 'picture', downloadCode: 'c' };
    expect(rich({ text: '就业1450' }, picture, { text: '培训1750' })).toEqual([
      'mixed',
      '就业1450\n培训1750',
    ]);
    expect(rich({ type: 'at', atName: '调度助手', atUserId: 'x' }, picture)[0]).toBe('unreadable');
    expect(rich({ text: '1450' }, { text: '1750' })).toEqual(['text', '1450\n1750']);
    expect(rich({ type: 'at', atName: '调度助手', atUserId: 'x' }, { text: '进度' })).toEqual([
      'text',
      '进度',
    ]);
    expect(rich({ type: 'at', atName: '改过名', atUserId: '$:LWCP_v1:$bot' }, { text: '进度' })).toEqual([
      'text',
      '进度',
    ]);
    expect(
      rich({ text: '请 ' }, { type: 'at', atName: '张三', atUserId: 'u' }, { type: 'text', text: '看' }),
    ).toEqual(['text', '请 @张三 看']);
  });

  it('as a voice message is what was recognised, or unreadable', () => {
    expect(said({ msgtype: 'audio', content: { recognition: '进度', downloadCode: 'c' } })).toEqual([
      'text',
      '进度',
    ]);
    expect(said({ msgtype: 'audio', content: { downloadCode: 'c' } })).toEqual(['unreadable', '']);
  });

  it.each([
    [{ downloadCode: 'c+/=', fileName: '专报.docx' }, 'file', { ref: 'c+/=', name: '专报.docx' }],
    [{ downloadCode: 'c' }, 'file', { ref: 'c' }],
    [{ fileName: '专报.docx' }, 'unreadable', undefined],
    [{ downloadCode: 'c c' }, 'unreadable', undefined],
  ])('as a file with %j is of kind %s', (content, kind, file) => {
    const said = message(open({ msgtype: 'file', text: undefined, content })).message;
    expect([said.kind, said.file]).toEqual([kind, file]);
  });

  it.each(['picture', 'video'])('is unreadable when it is of kind %s', (msgtype) => {
    expect(said({ msgtype, text: undefined, content: { downloadCode: 'c' } })).toEqual(['unreadable', '']);
  });

  it.each([
    [
      { msgtype: 'unknownMsgType', text: undefined, content: { unknownMsgType: '暂不支持' } },
      'unknownMsgType',
    ],
    [{ msgtype: 'interactiveCard' }, 'interactiveCard'],
    [{ text: undefined, errorCode: 20001, errorMessage: 'quota' }, 'error_20001'],
    [{ text: undefined, errorCode: '<script>' }, 'error_other'],
  ])('%j is ignored as %s', (changes, what) => {
    expect(open(changes)).toMatchObject({ kind: 'ignored', what });
  });

  it('is not confused by keys that mean something to JavaScript', () => {
    const body = JSON.stringify(peer.textMessage).replace(
      '{',
      '{"__proto__":{"errorCode":1},"toString":null,',
    );
    const { doors } = createDingtalk(
      peer.settings,
      memoryTools(() => peer.now),
    );
    expect(doors[0]!.open(peer.callback({ body })).kind).toBe('message');
  });
});

describe('a session webhook', () => {
  const reply = (
    sessionWebhook: unknown,
    settings: Partial<DingtalkSettings> = {},
    more: Record<string, unknown> = {},
  ) => message(open({ sessionWebhook, ...more }, settings));

  it.each([
    'http://oapi.dingtalk.com/robot/sendBySession?session=1',
    'https://api.dingtalk.com/robot/sendBySession?session=1',
    'https://oapi.dingtalk.com.evil.cn/robot/sendBySession?session=1',
    'https://oapi.dingtalk.com:444/robot/sendBySession?session=1',
    'https://a:b@oapi.dingtalk.com/robot/sendBySession?session=1',
    'https://oapi.dingtalk.com/robot/send?access_token=1',
    'https://oapi.dingtalk.com/robot/sendBySession/',
    'https://oapi.dingtalk.com/robot/x/../sendBySession/x',
    'http://169.254.169.254/robot/sendBySession',
    'http://localhost/robot/sendBySession',
    'gopher://oapi.dingtalk.com/robot/sendBySession',
    'nonsense',
  ])('%s is dropped with a warning and the message is kept', (url) => {
    const callback = reply(url);
    expect(callback.message.reply).toBeUndefined();
    expect(callback.warnings).toHaveLength(1);
  });

  it('of a configured base is used, and of the platform goes to the sandbox when there is one', () => {
    const local = 'http://127.0.0.1:4010/robot/sendBySession?session=1';
    expect(reply(local, { oapiBase: 'http://127.0.0.1:4010' }).message.reply?.url).toBe(local);
    expect(reply(local, { replyOrigins: ['http://127.0.0.1:4010'] }).message.reply?.url).toBe(local);
    const mapped = reply(peer.textMessage.sessionWebhook, { officialTo: 'http://127.0.0.1:4010' });
    expect(mapped.message.reply?.url).toBe('http://127.0.0.1:4010/robot/sendBySession?session=0a1b2c');
  });

  it('ends when the callback says, given as number or text, else after ninety minutes', () => {
    const ends = (value: unknown) =>
      reply(peer.textMessage.sessionWebhook, {}, { sessionWebhookExpiredTime: value }).message.reply
        ?.expiresAt;
    expect(ends(peer.now + 5)).toBe(peer.now + 5);
    expect(ends(String(peer.now + 5))).toBe(peer.now + 5);
    expect(ends(undefined)).toBe(peer.now + 5_400_000);
  });
});

describe('the fingerprint of a message', () => {
  const digest = (changes: Record<string, unknown>) => message(open(changes)).digest;

  it('is the same for a repetition with another reply URL and time', () => {
    expect(digest({ sessionWebhook: undefined, createAt: '1711328400001', senderNick: '改名' })).toBe(
      digest({}),
    );
  });

  it.each([
    ['text', { text: { content: '别的' } }],
    ['sender', { senderStaffId: 'other' }],
    ['chat', { conversationId: 'cidOther' }],
  ])('differs when the %s differs', (_name, changes) => {
    expect(digest(changes)).not.toBe(digest({}));
  });
});
