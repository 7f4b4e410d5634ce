import { decrypt, getSignature } from '@wecom/crypto';
import { describe, expect, it } from 'vitest';
import { createWecom } from '../../../src/platforms/wecom/index.ts';
import { memoryTools } from '../support/fake-api.ts';
import * as peer from '../support/wecom-peer.ts';

const tools = memoryTools(() => peer.now);

function callbackOf(changes: Record<string, unknown> = {}) {
  const [door] = createWecom(peer.settings, tools).doors;
  const plaintext = JSON.stringify({ ...peer.botText, ...changes });
  const callback = door!.open(peer.botCallback({ plaintext }));
  if (callback.kind !== 'message') throw new Error(`expected a message, got ${callback.kind}`);
  return callback;
}

describe('a passive reply', () => {
  const answer = (changes: Record<string, unknown>, lines: string[]) => {
    const callback = callbackOf(changes);
    const { body } = callback.passive!({ lines }, 'stream-1');
    const sealed = JSON.parse(body) as {
      encrypt: string;
      msgsignature: string;
      timestamp: number;
      nonce: string;
    };
    const { token, aesKey } = peer.botKeys;
    expect(sealed.nonce).toBe('0012345');
    expect(sealed.timestamp).toBe(peer.seconds);
    expect(sealed.msgsignature).toBe(getSignature(token, sealed.timestamp, sealed.nonce, sealed.encrypt));
    const opened = decrypt(aesKey, sealed.encrypt);
    expect(opened.id).toBe('');
    return JSON.parse(opened.message) as Record<string, unknown>;
  };

  it('to a message is a finished stream with the given id', () => {
    const stream = { id: 'stream-1', finish: true, content: '已收到  \n谢谢' };
    expect(answer({}, ['已收到', '谢谢'])).toEqual({ msgtype: 'stream', stream });
  });

  it('to somebody who enters is plain text', () => {
    const enter = { msgtype: 'event', event: { eventtype: 'enter_chat' }, chattype: undefined };
    expect(answer(enter, ['您好', '请发 帮助'])).toEqual({
      msgtype: 'text',
      text: { content: '您好\n请发 帮助' },
    });
  });

  it.each(Array.from({ length: 33 }, (_, index) => index))('is readable with %i more bytes', (more) => {
    expect(answer({}, ['x'.repeat(more)])).toMatchObject({ stream: { content: 'x'.repeat(more) } });
  });

  it('gives back what did not fit, from the next line on', () => {
    const lines = Array.from({ length: 2000 }, (_, index) => `第${index}行 新增城镇就业`);
    const { stream } = answer({}, lines) as { stream: { content: string } };
    const shown = stream.content.split('  \n');
    expect(shown).toEqual(lines.slice(0, shown.length));
    const { rest } = callbackOf().passive!({ lines }, 'stream-1');
    expect(rest).toEqual({ lines: lines.slice(shown.length) });
    expect(callbackOf().passive!({ lines: ['短'] }, 'stream-1').rest).toBeUndefined();
  });

  it('never exceeds the platform limit', () => {
    const { stream } = answer({}, ['汉'.repeat(10_000)]) as { stream: { content: string } };
    expect(Buffer.byteLength(stream.content)).toBeLessThanOrEqual(20_480);
    expect(stream.content).toMatch(/^汉+$/);
  });
});
