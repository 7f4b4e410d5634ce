import { describe, expect, it } from 'vitest';
import { type Door, type RawCallback, Refusal } from '../../../src/platforms/contract.ts';
import { createWecom } from '../../../src/platforms/wecom/index.ts';
import { memoryTools } from '../support/fake-api.ts';
import * as peer from '../support/wecom-peer.ts';
import { appOnly, botOnly, common, twice, without } from '../support/wecom-spoilt.ts';

const platform = createWecom(
  peer.settings,
  memoryTools(() => peer.now),
);
const doors = {
  bot: {
    door: platform.doors[0]!,
    make: peer.botCallback,
    keys: peer.botKeys,
    receiver: '',
    plain: JSON.stringify(peer.botText),
  },
  app: {
    door: platform.doors[1]!,
    make: peer.appCallback,
    keys: peer.appKeys,
    receiver: peer.corpId,
    plain: peer.xmlOf(peer.appText),
  },
} as const;

function codeOf(door: Door, callback: RawCallback): string {
  try {
    return door.open(callback).kind;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

for (const [name, { door, make }] of Object.entries(doors)) {
  describe(`the ${name} door`, () => {
    it('lets the unspoiled callback in', () => {
      expect(codeOf(door, make())).toBe('message');
      expect(codeOf(door, make({ method: 'GET', plaintext: '6213498076543210987' }))).toBe('echo');
    });
    it.each(common)('refuses: %s (%s)', (_name, code, changes) => {
      expect(codeOf(door, make(changes))).toBe(code);
    });
    it.each(common)('refuses at the URL check: %s (%s)', (_name, code, changes) => {
      expect(codeOf(door, make({ method: 'GET', ...changes }))).toBe(code);
    });
    it('refuses a URL check without or with two echo strings', () => {
      expect(codeOf(door, make({ method: 'GET', ...without('echostr') }))).toBe('bad_envelope');
      expect(codeOf(door, make({ method: 'GET', ...twice('echostr') }))).toBe('bad_envelope');
    });
    it('says the same of every unreadable ciphertext', () => {
      const texts = common
        .filter(([, code]) => code === 'bad_ciphertext')
        .map(([, , changes]) => {
          try {
            door.open(make(changes));
            return 'accepted';
          } catch (error) {
            return (error as Error).message;
          }
        });
      expect(new Set(texts).size).toBe(1);
    });
    it('counts exactly 300 seconds either way as in time', () => {
      expect(codeOf(door, make({ timestamp: String(peer.seconds - 300) }))).toBe('message');
      expect(codeOf(door, make({ timestamp: String(peer.seconds + 300) }))).toBe('message');
    });
  });
}

describe('the bot door alone', () => {
  it.each(botOnly)('refuses: %s (%s)', (_name, code, changes) => {
    expect(codeOf(doors.bot.door, peer.botCallback(changes))).toBe(code);
  });
});

describe('the app door alone', () => {
  it.each(appOnly)('refuses: %s (%s)', (_name, code, changes) => {
    expect(codeOf(doors.app.door, peer.appCallback(changes))).toBe(code);
  });
});

describe('keys', () => {
  it.each(Array.from({ length: 32 }, (_, index) => index + 1))('a pad of %i bytes is read', (pad) => {
    const { door, keys } = doors.bot;
    const base = JSON.stringify({ ...peer.botText, text: { content: '' } });
    const fill = (((32 - pad - 20 - Buffer.byteLength(base)) % 32) + 32) % 32;
    const plaintext = JSON.stringify({ ...peer.botText, text: { content: 'x'.repeat(fill) } });
    expect((20 + Buffer.byteLength(plaintext) + pad) % 32).toBe(0);
    expect(codeOf(door, peer.botCallback({ plaintext, aesKey: keys.aesKey }))).toBe('message');
  });

  it('both pairs verify while keys are being changed, also mixed', () => {
    const { door } = doors.bot;
    expect(codeOf(door, peer.botCallback({ ...peer.oldKeys }))).toBe('message');
    expect(codeOf(door, peer.botCallback({ token: peer.oldKeys.token }))).toBe('message');
    expect(codeOf(doors.app.door, peer.appCallback({ ...peer.oldKeys }))).toBe('message');
  });

  it('a key whose last character has bits to spare is accepted', () => {
    expect(Buffer.from(`${peer.botKeys.aesKey}=`, 'base64').toString('base64')).not.toBe(
      `${peer.botKeys.aesKey}=`,
    );
  });

  it('the keys of one door do not open the other', () => {
    expect(codeOf(doors.bot.door, peer.botCallback({ ...peer.appKeys }))).toBe('bad_signature');
    expect(codeOf(doors.app.door, peer.appCallback({ ...peer.botKeys }))).toBe('bad_signature');
  });

  it('a key that cannot be one is found at the start', () => {
    const bot = { ...peer.settings.bot!, aesKeys: ['short'] };
    expect(() =>
      createWecom(
        { ...peer.settings, bot },
        memoryTools(() => 0),
      ),
    ).toThrow(/43 characters/);
  });
});
