import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asMarkdown, harmless } from '../../src/message/harmless.ts';

describe('text that a person typed', () => {
  it.each([
    ['@all 请看', '＠all 请看'],
    ['<@userid>', '＜＠userid＞'],
    ['[点我](http://evil.cn/a)', '［点我］(http：//evil．cn/a)'],
    ['![图](https://a.cn/x.png)', '！［图］(https：//a．cn/x．png)'],
    ['dtmd://dingtalkclient/sendMessage?content=确认', 'dtmd：//dingtalkclient/sendMessage?content=确认'],
    ['www.evil.com', 'www．evil．com'],
    ['**粗** _斜_ `码` ~~删~~', '＊＊粗＊＊ ＿斜＿ ｀码｀ ～～删～～'],
    ['# 标题', '＃ 标题'],
    ['> 引用', '＞ 引用'],
    ['| a | b |', '｜ a ｜ b ｜'],
    ['<font color="red">红</font>', '＜font color="red"＞红＜/font＞'],
    ['&lt;b&#62;&nbsp;', '＆lt;b＆＃62;＆nbsp;'],
    ['a\\*b', 'a＼＊b'],
    ['一行\n二行\r\n三行\u2028四行\u0085五行', '一行 二行 三行 四行 五行'],
    ['a\u202eb\u2066c\u200fd\u0000e\u001b[31mf\ud800g', 'abcde［31mfg'],
    ['a\u200bb\ufeffc\u{e0041}d', 'abcd'],
    ['👨‍👩‍👧 👍🏽', '👨‍👩‍👧 👍🏽'],
    ['Z\u0351\u0352\u0353\u0354\u0355a', 'Z\u0351\u0352a'],
    ['1.2万人，3.5km，5,100', '1.2万人，3.5km，5,100'],
    ['新增城镇就业（含再就业）1450人：完成31%', '新增城镇就业（含再就业）1450人：完成31%'],
    ['=1+1', '=1+1'],
    ['   ', ''],
  ])('%j becomes %j', (typed, shown) => {
    expect(harmless(typed, 200)).toBe(shown);
  });

  it('is capped at sixty characters, counted as a reader does, and marked as cut', () => {
    expect(harmless('汉'.repeat(60))).toBe('汉'.repeat(60));
    expect(harmless('汉'.repeat(61))).toBe(`${'汉'.repeat(59)}…`);
    expect(harmless('👍'.repeat(61))).toBe(`${'👍'.repeat(59)}…`);
    expect(harmless('abcdef', 4)).toBe('abc…');
  });

  it('of 600 KB is looked at only as far as needed', () => {
    expect(harmless('9'.repeat(600_000))).toBe(`${'9'.repeat(59)}…`);
  });

  it('holds none of the marks of mentions, links and markdown, and stays as it is when done again', () => {
    const text = fc.string({ unit: 'binary', maxLength: 120 });
    const marks = fc.string({
      unit: fc.constantFrom(...'@<>[]()*`_#|~\\!&:/.\n ahttpwdm', '\u202e', '\u0000'),
      maxLength: 80,
    });
    fc.assert(
      fc.property(fc.oneof(text, marks), (typed) => {
        const shown = harmless(typed);
        expect(shown).not.toMatch(/[@<>[\]*`_#|~\\!&\r\n]|:\/\/|[\u0000-\u001f\u202a-\u202e\u2066-\u2069]/u);
        expect(Array.from(shown).length).toBeLessThanOrEqual(60);
        expect(harmless(shown)).toBe(shown);
      }),
      { numRuns: 400, seed: 7 },
    );
  });
});

describe('a line of ours on a markdown route', () => {
  it.each([
    ['绑定 <单位>', '绑定 ＜单位＞'],
    ['帮助 [命令]', '帮助 ［命令］'],
    ['# 1', '＃ 1'],
    ['> 1', '＞ 1'],
    ['完成率 > 30%', '完成率 ＞ 30%'],
    ['看板 https://a.cn/b_c*d（今天）', '看板 https://a.cn/b_c*d（今天）'],
    ['1. 新增城镇就业：1450人', '1. 新增城镇就业：1450人'],
  ])('%j is sent as %j, and the same when done again', (line, sent) => {
    expect(asMarkdown(line)).toBe(sent);
    expect(asMarkdown(sent)).toBe(sent);
  });
});
