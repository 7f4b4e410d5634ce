import { describe, expect, it } from 'vitest';
import { changedBy, lengthOf, plainText, storyFrom } from '../../../src/office/papers/story.ts';

describe('a story as typed', () => {
  it.each([
    ['both labels', '标题：稳就业 正文：今年以来。', '稳就业', '今年以来。'],
    ['both labels in lines', '标题：稳就业\n正文：\n今年以来。\n下一步。', '稳就业', '今年以来。\n下一步。'],
    ['a title before 正文', '稳就业 正文：今年以来。', '稳就业', '今年以来。'],
    ['a title line', '标题：稳就业\n今年以来。', '稳就业', '今年以来。'],
    ['a title and text in one line', '标题：稳就业。今年以来。', '稳就业', '今年以来。'],
    ['a title alone', '标题：稳就业', '稳就业', ''],
    ['no labels', '稳就业。今年以来。', '稳就业', '今年以来。'],
    ['the word in the text', '稳就业。以标题：为例。', '稳就业', '以标题：为例。'],
    ['nothing', ' ', '', ''],
  ])('with %s', (_, typed, title, body) => {
    expect(storyFrom(typed)).toEqual({ title, body });
  });
});

describe('a change', () => {
  const now = { title: '稳就业', body: '今年以来。' };
  it.each([
    ['of the text keeps the title', '正文：去年以来。', { title: '稳就业', body: '去年以来。' }],
    ['of the title keeps the text', '标题：促就业', { title: '促就业', body: '今年以来。' }],
    ['of both', '标题：促就业 正文：去年以来。', { title: '促就业', body: '去年以来。' }],
    ['without labels is a whole story', '促就业。去年以来。', { title: '促就业', body: '去年以来。' }],
  ])('%s', (_, typed, after) => {
    expect(changedBy(typed, now)).toEqual(after);
  });

  it('of a text without title takes no sentence of it away', () => {
    expect(changedBy('正文：促就业。去年以来。', { title: '', body: '今年。' })).toEqual({
      title: '',
      body: '促就业。去年以来。',
    });
  });
});

it('a report’s text has no title, and keeps its first sentence', () => {
  expect(plainText('正文：**稳就业**。今年以来。\n\n下一步。')).toEqual({
    title: '',
    body: '稳就业。今年以来。\n下一步。',
  });
});

it('the length counts characters, not line ends', () => {
  expect(lengthOf({ title: '标题', body: '一二\n三😀' })).toBe(6);
});
