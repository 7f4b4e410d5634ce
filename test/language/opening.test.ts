import { describe, expect, it } from 'vitest';
import { nearestCommands } from '../../src/language/names.ts';
import { readOpening } from '../../src/language/opening.ts';
import { vocabulary } from './vocabulary.ts';

const open = (text: string) => readOpening(text, vocabulary, ['调度助手']);

describe('readOpening finds the command', () => {
  it.each([
    ['after the mention', '@调度助手 填报 新增城镇就业 1450', '填报', '新增城镇就业 1450'],
    ['without a mention', '填报 新增城镇就业 1450', '填报', '新增城镇就业 1450'],
    ['after the special space of WeCom', '@调度助手\u2005填报 x', '填报', 'x'],
    ['after an ideographic space', '@调度助手\u3000进度', '进度', ''],
    ['after a full-width @', '＠调度助手 进度', '进度', ''],
    ['after two mentions', '@调度助手 @调度助手 未报', '未报', ''],
    ['before a mention at the end', '进度 @调度助手', '进度', ''],
    ['on the next line', '@调度助手 填报\n新增城镇就业 1450', '填报', '新增城镇就业 1450'],
    ['by an alias', '上报 新增城镇就业 1450', '填报', '新增城镇就业 1450'],
    ['by a Latin alias in capitals', 'HELP', '帮助', ''],
    ['by a full-width question mark', '？', '帮助', ''],
    ['glued to a known name', '填报新增城镇就业1450', '填报', '新增城镇就业1450'],
    ['glued to a near miss with a number', '填报城镇就业人数1450', '填报', '城镇就业人数1450'],
    ['glued to a sign', '填报+120', '填报', '+120'],
    ['glued to a unit', '进度隆回县', '进度', '隆回县'],
    ['glued to an abbreviated unit', '进度隆回', '进度', '隆回'],
    ['glued to another command', '帮助填报', '帮助', '填报'],
    ['glued to an id', '同意A12', '同意', 'A12'],
    ['before a colon', '填报：新增城镇就业 1450', '填报', '新增城镇就业 1450'],
    ['before a full stop', '确认。', '确认', ''],
    ['with zero-width characters inside', '\u200b填\u200b报 x', '填报', 'x'],
    ['the longer of two', '登记本群 隆回县', '登记本群', '隆回县'],
    ['below a quoted line', '> 请填报\n确认', '确认', ''],
    ['below a quotation with dashes', '「张三：填报 1」\n- - - - - - -\n@调度助手 取消', '取消', ''],
  ])('%s', (_where, text, command, rest) => {
    expect(open(text)).toEqual({ kind: 'command', command, rest });
  });

  it('keeps the rest exactly as typed', () => {
    const rest = '法律援助 已完成 备注：**好**\u0007 =1+1\u200b';
    expect(open(`填报 ${rest}`)).toEqual({ kind: 'command', command: '填报', rest });
  });
});

describe('readOpening finds no command in', () => {
  it.each([
    '帮助企业完成融资3.1亿元',
    '确认书已经交了',
    '目前全县新增城镇就业 1450 人',
    '新增城镇就业 1450',
    '隆回县 新增城镇就业 1450',
    '+120',
    '1450',
    '0',
    '你好',
    '@李四 确认',
    '',
    '> 填报 新增城镇就业 1450',
  ])('%s', (text) => {
    expect(open(text).kind).toBe('prose');
  });
});

describe('readOpening takes a bare number for a choice', () => {
  it.each([
    ['1', 1],
    ['１', 1],
    ['①', 1],
    ['⑫', 12],
    ['2.', 2],
    ['2、', 2],
    ['选3', 3],
    ['第二个', 2],
    ['@调度助手 2', 2],
  ])('%s', (text, number) => {
    expect(open(text)).toEqual({ kind: 'choice', number });
  });
});

describe('readOpening offers the nearest commands for', () => {
  it.each([
    ['a homophone before other words', '填抱 新增城镇就业1450', '填抱', ['填报']],
    ['pinyin', 'tianbao', 'tianbao', ['填报']],
    ['a command with words around it', '查进度', '查进度', ['进度']],
    ['a command glued to another word', '进度滞后', '进度滞后', ['进度']],
    ['不对, which is never 确认', '不对', '不对', ['取消', '更正']],
    ['错了', '错了！', '错了', ['取消', '更正']],
    ['不是', '不是的', '不是的', ['取消', '更正']],
    ['swapped characters', '报填', '报填', ['填报']],
  ])('%s', (_what, text, typed, nearest) => {
    expect(open(text)).toEqual({ kind: 'near-command', typed, nearest });
  });

  it('a word that 帮助 does not know', () => {
    expect(nearestCommands('登记群', vocabulary)[0]).toBe('登记本群');
    expect(nearestCommands('飞碟', vocabulary)).toEqual([]);
  });
});
