import { describe, expect, it } from 'vitest';
import { type RawCallback, Refusal } from '../../../src/platforms/contract.ts';
import { createDingtalk } from '../../../src/platforms/dingtalk/index.ts';
import * as peer from '../support/dingtalk-peer.ts';
import { memoryTools } from '../support/fake-api.ts';

const [door] = createDingtalk(
  peer.settings,
  memoryTools(() => peer.now),
).doors;

function codeOf(callback: RawCallback): string {
  try {
    return door!.open(callback).kind;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

const hour = 3_600_000;
const header = (name: string, value: string | string[] | undefined): Partial<peer.Draft> => ({
  headers: (headers) => ({ ...headers, [name]: value }),
});

const requests: [string, string, Partial<peer.Draft>][] = [
  ['sign missing', 'bad_signature', header('sign', undefined)],
  ['sign empty', 'bad_signature', header('sign', '')],
  ['sign given as a list', 'bad_signature', header('sign', [peer.hmac(String(peer.now), peer.secret)])],
  ['sign under another secret', 'bad_signature', { secret: 'somebody else' }],
  [
    'sign with key and message swapped',
    'bad_signature',
    { sign: () => peer.hmac(peer.secret, String(peer.now)) },
  ],
  [
    'sign one character off',
    'bad_signature',
    { sign: (sign) => (sign.startsWith('A') ? 'B' : 'A') + sign.slice(1) },
  ],
  ['sign without its padding sign', 'bad_signature', { sign: (sign) => sign.replace('=', '') }],
  [
    'sign with unused bits set',
    'bad_signature',
    { sign: (sign) => sign.replace(/.=$/, (end) => `${next(end[0]!)}=`) },
  ],
  ['sign URL-encoded', 'bad_signature', { sign: (sign) => encodeURIComponent(sign) }],
  ['sign in the URL alphabet', 'bad_signature', { sign: (sign) => `-_${sign.slice(2)}` }],
  ['sign in hexadecimal', 'bad_signature', { sign: (sign) => Buffer.from(sign, 'base64').toString('hex') }],
  ['sign with a space', 'bad_signature', { sign: (sign) => ` ${sign}` }],
  [
    'sign with more bytes',
    'bad_signature',
    { sign: (sign) => Buffer.concat([Buffer.from(sign, 'base64'), Buffer.alloc(3)]).toString('base64') },
  ],
  ['sign of zeros', 'bad_signature', { sign: () => Buffer.alloc(32).toString('base64') }],
  ['timestamp a millisecond off', 'bad_signature', header('timestamp', String(peer.now - 1))],
  [
    'timestamp with a leading zero it was not signed with',
    'bad_signature',
    header('timestamp', `0${peer.now}`),
  ],
  ['timestamp missing', 'stale_timestamp', header('timestamp', undefined)],
  ['timestamp empty', 'stale_timestamp', { timestamp: '' }],
  ['timestamp not a number', 'stale_timestamp', { timestamp: 'now' }],
  ['timestamp in seconds', 'stale_timestamp', { timestamp: String(Math.floor(peer.now / 1000)) }],
  ['timestamp with a space', 'stale_timestamp', { timestamp: ` ${peer.now}` }],
  ['timestamp with a fraction', 'stale_timestamp', { timestamp: `${peer.now}.0` }],
  ['timestamp negative', 'stale_timestamp', { timestamp: `-${peer.now}` }],
  ['timestamp exactly an hour old', 'stale_timestamp', { timestamp: String(peer.now - hour) }],
  ['timestamp exactly an hour ahead', 'stale_timestamp', { timestamp: String(peer.now + hour) }],
  ['timestamp of two joined headers', 'stale_timestamp', { timestamp: `${peer.now}, ${peer.now}` }],
  ['timestamp stale and sign wrong', 'stale_timestamp', { timestamp: '1', secret: 'wrong' }],
  ['a body that is not JSON', 'bad_envelope', { body: 'hello' }],
  ['an empty body', 'bad_envelope', { body: '' }],
  ['a JSON list', 'bad_envelope', { body: `[${JSON.stringify(peer.textMessage)}]` }],
  ['a JSON text', 'bad_envelope', { body: JSON.stringify(JSON.stringify(peer.textMessage)) }],
  ['JSON null', 'bad_envelope', { body: 'null' }],
  ['a form', 'bad_envelope', { body: 'msgId=1&msgtype=text' }],
  ['a body that is not UTF-8', 'bad_envelope', { body: Buffer.from([0x7b, 0xff, 0x7d]) }],
  ['300,000 nested objects', 'bad_envelope', { body: '{"a":'.repeat(150_000) }],
  [
    'a broken body with everything else wrong',
    'bad_envelope',
    { body: '{', timestamp: '1', secret: 'wrong' },
  ],
  ['a query parameter given twice', 'bad_envelope', { search: 'a=1&a=2' }],
];

function next(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) + 1);
}

const bodies: [string, string, Record<string, unknown>][] = [
  ['another robot', 'wrong_receiver', { robotCode: 'dingother' }],
  ['no robot', 'wrong_receiver', { robotCode: undefined }],
  ['the robot in capitals', 'wrong_receiver', { robotCode: 'DINGABC123' }],
  ['another organisation', 'wrong_receiver', { chatbotCorpId: 'dingother' }],
  ['no organisation', 'wrong_receiver', { chatbotCorpId: undefined }],
  ['a robot that is a number', 'bad_envelope', { robotCode: 1 }],
  ['no msgId', 'bad_envelope', { msgId: undefined }],
  ['an empty msgId', 'bad_envelope', { msgId: '' }],
  ['a msgId that is a number', 'bad_envelope', { msgId: 12 }],
  ['a msgId with a line end', 'bad_envelope', { msgId: 'a\nb' }],
  ['a msgId of 300 characters', 'bad_envelope', { msgId: 'm'.repeat(300) }],
  ['no msgtype', 'bad_envelope', { msgtype: undefined }],
  ['a msgtype that is a list', 'bad_envelope', { msgtype: ['text'] }],
  ['no text', 'bad_envelope', { text: undefined }],
  ['text that is a text', 'bad_envelope', { text: 'hello' }],
  ['content as a list', 'bad_envelope', { text: { content: ['a'] } }],
  ['no conversationId', 'bad_envelope', { conversationId: undefined }],
  ['no conversationType', 'bad_envelope', { conversationType: undefined }],
  ['a conversationType that is a number', 'bad_envelope', { conversationType: 2 }],
  ['an unknown conversationType', 'bad_envelope', { conversationType: '3' }],
  ['a sender that is an object', 'bad_envelope', { senderStaffId: { id: 'x' } }],
  ['a nick that is a list', 'bad_envelope', { senderNick: [] }],
  ['a sessionWebhook that is an object', 'bad_envelope', { sessionWebhook: {} }],
  ['an expiry that is no time', 'bad_envelope', { sessionWebhookExpiredTime: 'soon' }],
  ['a createAt that is an object', 'bad_envelope', { createAt: {} }],
  ['rich text that is no list', 'bad_envelope', { msgtype: 'richText', content: { richText: 'x' } }],
  ['a rich text part that is null', 'bad_envelope', { msgtype: 'richText', content: { richText: [null] } }],
  ['audio content as a list', 'bad_envelope', { msgtype: 'audio', content: [] }],
];

describe('the DingTalk door', () => {
  it('lets the unspoiled callback in, with either secret while it is being changed', () => {
    expect(codeOf(peer.callback())).toBe('message');
    expect(codeOf(peer.callback({ secret: peer.oldSecret }))).toBe('message');
  });

  it('lets a callback in that is just under an hour off', () => {
    expect(codeOf(peer.callback({ timestamp: String(peer.now - hour + 1) }))).toBe('message');
    expect(codeOf(peer.callback({ timestamp: String(peer.now + hour - 1) }))).toBe('message');
  });

  it.each(requests)('refuses: %s (%s)', (_name, code, changes) => {
    expect(codeOf(peer.callback(changes))).toBe(code);
  });

  it.each(bodies)('refuses a body with %s (%s)', (_name, code, changes) => {
    expect(codeOf(peer.message(changes))).toBe(code);
  });

  it('checks the signature before the receiver', () => {
    const body = JSON.stringify({ ...peer.textMessage, robotCode: 'dingother' });
    expect(codeOf(peer.callback({ body, secret: 'wrong' }))).toBe('bad_signature');
  });

  it('does not exist without a secret', () => {
    expect(
      createDingtalk(
        { ...peer.settings, clientSecrets: [] },
        memoryTools(() => 0),
      ).doors,
    ).toEqual([]);
  });
});
