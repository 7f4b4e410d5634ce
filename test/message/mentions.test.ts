import { describe, expect, it } from 'vitest';
import { withoutOwnMention } from '../../src/message/mentions.ts';

const names = ['助手', '助手 2', ''];

describe("removing the bot's own mention", () => {
  it.each([
    ['@助手 进度', '进度'],
    ['＠助手 进度', '进度'],
    ['@助手 @助手 进度', '进度'],
    ['@助手 2 进度', '进度'],
    ['@助手，进度', '进度'],
    ['进度 @助手', '进度'],
    ['@助手', ''],
    ['@张三 进度', '@张三 进度'],
    ['请 @助手 看', '请 @助手 看'],
    ['@ 进度', '@ 进度'],
    ['', ''],
  ])('%j leaves %j', (text, rest) => {
    expect(withoutOwnMention(text, names)).toBe(rest);
  });

  it('removes the longest name it knows', () => {
    expect(withoutOwnMention('@助手 2号', ['助手', '助手 2号'])).toBe('');
  });
});
