import { encrypt } from '@wecom/crypto';
import * as peer from './wecom-peer.ts';

/** What differs from a good callback. */
type Changes = Partial<peer.Draft>;
export const without = (name: string): Changes => ({
  query: (pairs) => pairs.filter(([key]) => key !== name),
});
const put = (name: string, change: (value: string) => string): Changes => ({
  query: (pairs) => pairs.map(([key, value]) => (key === name ? [key, change(value)] : [key, value])),
});
export const twice = (name: string): Changes => ({
  query: (pairs) => [...pairs, ...pairs.filter(([key]) => key === name)],
});
const at = (timestamp: string): Changes => ({ timestamp });
const flip = (text: string) => (text.startsWith('A') ? 'B' : 'A') + text.slice(1);

/** What is spoiled on either door, with the code that it must get. */
export const common: [string, string, Changes][] = [
  ['signature missing', 'bad_signature', without('msg_signature')],
  ['signature empty', 'bad_signature', put('msg_signature', () => '')],
  ['signature of another token', 'bad_signature', { token: 'SomebodyElse' }],
  [
    'signature in capitals',
    'bad_signature',
    put('msg_signature', (value) => value.toUpperCase().replace(/^\d/, 'A')),
  ],
  ['signature one character short', 'bad_signature', put('msg_signature', (value) => value.slice(0, -1))],
  ['signature one character long', 'bad_signature', put('msg_signature', (value) => `${value}0`)],
  ['signature with a space', 'bad_signature', put('msg_signature', (value) => ` ${value}`)],
  [
    'signature with another first digit',
    'bad_signature',
    put('msg_signature', (value) => (value[0] === '0' ? '1' : '0') + value.slice(1)),
  ],
  ['signature of zeros', 'bad_signature', put('msg_signature', () => '0'.repeat(40))],
  ['nonce missing', 'bad_signature', without('nonce')],
  ['nonce changed', 'bad_signature', put('nonce', (value) => `${value}1`)],
  ['nonce without its leading zeros', 'bad_signature', put('nonce', (value) => String(Number(value)))],
  ['nonce of 300 characters', 'bad_envelope', { nonce: '7'.repeat(300) }],
  ['timestamp changed by a second', 'bad_signature', put('timestamp', (value) => String(Number(value) - 1))],
  [
    'timestamp with a leading zero it was not signed with',
    'bad_signature',
    put('timestamp', (value) => `0${value}`),
  ],
  ['timestamp missing', 'stale_timestamp', without('timestamp')],
  ['timestamp empty', 'stale_timestamp', at('')],
  ['timestamp not a number', 'stale_timestamp', at('now')],
  ['timestamp negative', 'stale_timestamp', at(`-${peer.seconds}`)],
  ['timestamp with a fraction', 'stale_timestamp', at(`${peer.seconds}.0`)],
  ['timestamp in milliseconds', 'stale_timestamp', at(`${peer.seconds}000`)],
  ['timestamp in exponent form', 'stale_timestamp', at('17113284e2')],
  ['timestamp 301 s old', 'stale_timestamp', at(String(peer.seconds - 301))],
  ['timestamp 301 s ahead', 'stale_timestamp', at(String(peer.seconds + 301))],
  ['timestamp stale and signature wrong', 'stale_timestamp', { timestamp: '1', token: 'wrong' }],
  ['timestamp given twice', 'bad_envelope', twice('timestamp')],
  ['nonce given twice', 'bad_envelope', twice('nonce')],
  ['signature given twice', 'bad_envelope', twice('msg_signature')],
  ['a broken percent escape', 'bad_envelope', { search: (search) => `${search}&x=%E4%ZZ` }],
  ['ciphertext changed after signing', 'bad_signature', { tamper: flip }],
  [
    'ciphertext under another key',
    'bad_ciphertext',
    { aesKey: 'zyxwvutsrqponmlkjihgfedcbaZYXWVUTSRQPONMLKJ' },
  ],
  [
    'ciphertext with a space inside',
    'bad_ciphertext',
    {
      seal: ({ aesKey, plaintext, receiver }) =>
        encrypt(aesKey, plaintext, receiver).replace(/^(.{8})/, '$1 '),
    },
  ],
  [
    'ciphertext in the URL alphabet',
    'bad_ciphertext',
    { seal: ({ aesKey, plaintext, receiver }) => `-_${encrypt(aesKey, plaintext, receiver).slice(2)}` },
  ],
  [
    'ciphertext without its padding sign',
    'bad_ciphertext',
    { seal: (draft) => padded(draft).replace(/=+$/, '') },
  ],
  [
    'ciphertext with unused bits set',
    'bad_ciphertext',
    {
      seal: (draft) =>
        padded(draft).replace(/.=$/, (end) => `${String.fromCharCode(end.charCodeAt(0) + 1)}=`),
    },
  ],
  ['ciphertext one character short', 'bad_ciphertext', { seal: (draft) => padded(draft).slice(0, -1) }],
  ['ciphertext cut by a block', 'bad_ciphertext', { seal: (draft) => cut(draft, 16) }],
  ['ciphertext cut by half', 'bad_ciphertext', { seal: (draft) => cut(draft, 32) }],
  ['ciphertext of one block', 'bad_ciphertext', { seal: () => Buffer.alloc(16).toString('base64') }],
  ['ciphertext that is no base64', 'bad_ciphertext', { seal: () => '!!!!' }],
  ['pad byte 0', 'bad_ciphertext', { seal: (draft) => raw(draft, { pad: (n) => Buffer.alloc(n, 0) }) }],
  ['pad byte 33', 'bad_ciphertext', { seal: (draft) => raw(draft, { pad: (n) => Buffer.alloc(n, 33) }) }],
  [
    'pad bytes that differ',
    'bad_ciphertext',
    {
      seal: (draft) =>
        raw(
          { ...draft, plaintext: `${draft.plaintext} ` },
          { pad: (n) => Buffer.concat([Buffer.alloc(n - 1, n ^ 1), Buffer.from([n])]) },
          2,
        ),
    },
  ],
  ['length past the end', 'bad_ciphertext', { seal: (draft) => raw(draft, { length: 1_000_000 }) }],
  ['length of 4 GiB', 'bad_ciphertext', { seal: (draft) => raw(draft, { length: 0xffff_ffff }) }],
  ['length one past the end', 'bad_ciphertext', { seal: (draft) => raw(draft, { length: size(draft) + 1 }) }],
  [
    'padding to 16 bytes only',
    'bad_ciphertext',
    { seal: (draft) => peer.sealRaw(shortPadded(draft), draft.aesKey) },
  ],
  [
    'plaintext shorter than its head',
    'bad_ciphertext',
    { seal: ({ aesKey }) => peer.sealRaw(Buffer.alloc(32, 32), aesKey) },
  ],
  [
    'plaintext that is not UTF-8',
    'bad_ciphertext',
    {
      seal: (draft) =>
        peer.sealRaw(
          peer.layout({ message: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), receiver: draft.receiver }),
          draft.aesKey,
        ),
    },
  ],
  ['receiver of somebody else', 'wrong_receiver', { receiver: 'wwSomebodyElse' }],
  [
    'receiver with something after it',
    'wrong_receiver',
    { seal: ({ aesKey, plaintext, receiver }) => encrypt(aesKey, plaintext, `${receiver}x`) },
  ],
  [
    'length one short, so that the receiver grows',
    'wrong_receiver',
    { seal: (draft) => raw(draft, { length: Buffer.byteLength(draft.plaintext) - 1 }) },
  ],
  ['encrypted text empty', 'bad_envelope', { tamper: () => '' }],
  ['encrypted text beyond any request', 'bad_envelope', { seal: () => 'A'.repeat(1024 * 1024 + 4) }],
];

/** Everything after the head. */
function size(draft: peer.Draft): number {
  return Buffer.byteLength(draft.plaintext) + Buffer.byteLength(draft.receiver);
}

/** Correct in all but its length, which is an odd number of cipher blocks. */
function shortPadded(draft: peer.Draft): Buffer {
  const fill = (48 - 1 - ((20 + size(draft)) % 32)) % 32;
  const message = Buffer.from(draft.plaintext + ' '.repeat(fill));
  const whole = peer.layout({ message, receiver: draft.receiver, pad: () => Buffer.alloc(1, 1) });
  if (whole.length % 32 !== 16) throw new Error('not an odd number of blocks');
  return whole;
}

function raw(draft: peer.Draft, parts: Partial<Parameters<typeof peer.layout>[0]>, minPad = 1): string {
  let message = Buffer.from(draft.plaintext);
  const size = () => 32 - ((20 + message.length + Buffer.byteLength(draft.receiver)) % 32);
  while (size() < minPad || size() === 33) message = Buffer.concat([message, Buffer.from(' ')]);
  return peer.sealRaw(peer.layout({ message, receiver: draft.receiver, ...parts }), draft.aesKey);
}

/** A ciphertext whose base64 ends with one `=`. */
function padded(draft: peer.Draft): string {
  for (let plaintext = draft.plaintext; ; plaintext += ' ') {
    const text = encrypt(draft.aesKey, plaintext, draft.receiver);
    if (/[A-Ya-y0-8]=$/.test(text) && !text.endsWith('==')) return text;
  }
}

function cut(draft: peer.Draft, bytes: number): string {
  const whole = Buffer.from(encrypt(draft.aesKey, draft.plaintext, draft.receiver), 'base64');
  return whole.subarray(0, whole.length - bytes).toString('base64');
}

export const botOnly: [string, string, Changes][] = [
  ['a body that is not JSON', 'bad_envelope', { body: () => 'hello' }],
  ['an empty body', 'bad_envelope', { body: () => '' }],
  ['a JSON list', 'bad_envelope', { body: (text) => JSON.stringify([text]) }],
  ['JSON null', 'bad_envelope', { body: () => 'null' }],
  ['encrypt as a number', 'bad_envelope', { body: () => '{"encrypt":1}' }],
  ['encrypt as a list', 'bad_envelope', { body: (text) => JSON.stringify({ encrypt: [text] }) }],
  [
    'encrypt inside __proto__',
    'bad_envelope',
    { body: (text) => `{"__proto__":{"encrypt":${JSON.stringify(text)}}}` },
  ],
  ['the plaintext unencrypted', 'bad_envelope', { body: () => JSON.stringify(peer.botText) }],
  ['the XML form', 'bad_envelope', { body: (text) => peer.xmlOf({ Encrypt: text }) }],
  ['a body that is not UTF-8', 'bad_envelope', { body: () => Buffer.from([0xff, 0x7b, 0x7d]) }],
  ['200,000 nested lists', 'bad_envelope', { body: () => '['.repeat(200_000) }],
  ['a plaintext that is not JSON', 'bad_ciphertext', { plaintext: 'hello' }],
  ['a plaintext that is a list', 'bad_ciphertext', { plaintext: '[]' }],
  ...wrongBot([
    ['another bot', 'wrong_receiver', { aibotid: 'aibOther' }],
    ['no bot', 'wrong_receiver', { aibotid: undefined }],
    ['no msgid', 'bad_envelope', { msgid: undefined }],
    ['a msgid that is a number', 'bad_envelope', { msgid: 1 }],
    ['a msgid of 300 characters', 'bad_envelope', { msgid: 'x'.repeat(300) }],
    ['a msgid with a NUL', 'bad_envelope', { msgid: 'a\u0000b' }],
    ['no sender', 'bad_envelope', { from: undefined }],
    ['a sender that is a text', 'bad_envelope', { from: 'me' }],
    ['an empty sender id', 'bad_envelope', { from: { userid: '' } }],
    ['no msgtype', 'bad_envelope', { msgtype: undefined }],
    ['a msgtype that is an object', 'bad_envelope', { msgtype: {} }],
    ['a group without a chatid', 'bad_envelope', { chatid: undefined }],
    ['an unknown chattype', 'bad_envelope', { chattype: 'channel' }],
    ['no chattype', 'bad_envelope', { chattype: undefined }],
    ['a text without content', 'bad_envelope', { text: {} }],
    ['content as a list', 'bad_envelope', { text: { content: ['a'] } }],
    ['mixed items that are no list', 'bad_envelope', { msgtype: 'mixed', mixed: { msg_item: 'x' } }],
    ['a mixed item that is null', 'bad_envelope', { msgtype: 'mixed', mixed: { msg_item: [null] } }],
    ['a response_url that is a number', 'bad_envelope', { response_url: 5 }],
    ['an event without details', 'bad_envelope', { msgtype: 'event', event: undefined }],
  ]),
];

function wrongBot(rows: [string, string, Record<string, unknown>][]): [string, string, Changes][] {
  return rows.map(([name, code, change]) => [
    name,
    code,
    { plaintext: JSON.stringify({ ...peer.botText, ...change }) },
  ]);
}

export const appOnly: [string, string, Changes][] = [
  ['a body that is not XML', 'bad_envelope', { body: () => 'hello' }],
  ['an empty body', 'bad_envelope', { body: () => '' }],
  ['the JSON form', 'bad_envelope', { body: (text) => JSON.stringify({ encrypt: text, Encrypt: text }) }],
  ['XML without Encrypt', 'bad_envelope', { body: () => '<xml><A>1</A></xml>' }],
  [
    'Encrypt twice',
    'bad_envelope',
    { body: (text) => `<xml><Encrypt>${text}</Encrypt><Encrypt>${text}</Encrypt></xml>` },
  ],
  [
    'Encrypt with children',
    'bad_envelope',
    { body: (text) => `<xml><Encrypt><a>${text}</a></Encrypt></xml>` },
  ],
  ['another root', 'bad_envelope', { body: (text) => `<html><Encrypt>${text}</Encrypt></html>` }],
  ['two roots', 'bad_envelope', { body: (text) => `<xml><Encrypt>${text}</Encrypt></xml><xml></xml>` }],
  ['an open tag', 'bad_envelope', { body: (text) => `<xml><Encrypt>${text}</Encrypt>` }],
  [
    'a document type',
    'bad_envelope',
    { body: (text) => `<!DOCTYPE xml [<!ENTITY a "b">]><xml><Encrypt>${text}</Encrypt></xml>` },
  ],
  ['10,000 nested tags', 'bad_envelope', { body: () => '<a>'.repeat(10_000) }],
  ['a body that is not UTF-8', 'bad_envelope', { body: () => Buffer.from([0xff, 0x3c, 0x3e]) }],
  ['a plaintext that is not XML', 'bad_ciphertext', { plaintext: 'hello' }],
  ['an empty receiver', 'wrong_receiver', { receiver: '' }],
  ['the corp id in capitals', 'wrong_receiver', { receiver: peer.corpId.toUpperCase() }],
  ...wrongApp([
    ['another app', 'wrong_receiver', { AgentID: '1000003' }],
    ['no MsgType', 'bad_envelope', { MsgType: undefined }],
    ['no MsgId', 'bad_envelope', { MsgId: undefined }],
    ['an empty MsgId', 'bad_envelope', { MsgId: '' }],
    ['no sender', 'bad_envelope', { FromUserName: undefined }],
    ['a sender with a space', 'bad_envelope', { FromUserName: 'a b' }],
    ['a text without content', 'bad_envelope', { Content: undefined }],
    ['an event without a name', 'bad_envelope', { MsgType: 'event' }],
    [
      'an event without a time',
      'bad_envelope',
      { MsgType: 'event', Event: 'enter_agent', CreateTime: undefined },
    ],
  ]),
];

function wrongApp(rows: [string, string, Record<string, string | undefined>][]): [string, string, Changes][] {
  return rows.map(([name, code, change]) => {
    const fields = Object.entries({ ...peer.appText, ...change }).filter(([, value]) => value !== undefined);
    return [name, code, { plaintext: peer.xmlOf(Object.fromEntries(fields) as Record<string, string>) }];
  });
}
