import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOpening } from '../../src/language/opening.ts';
import { readReport } from '../../src/language/report.ts';
import { vocabulary } from './vocabulary.ts';

const pieces = fc.constantFrom(
  ...[
    '新增城镇就业',
    '创业培训',
    '隆回县',
    '1450',
    '１２',
    '万',
    '亿',
    '人',
    '%',
    '，',
    '。',
    '\n',
    ' ',
    '完成',
    '目标',
    '截至9月30日',
    '一百',
    '百分之',
    '成',
  ],
  ...[
    '@调度助手',
    '填报',
    '备注：',
    '（',
    '）',
    '>',
    '「',
    '」\n- - - -\n',
    '+',
    '-',
    '①',
    '\u200b',
    '\u0000',
    '😀',
    '\ud800',
    '二次供水',
    '主体',
    '·',
    ' · 目标',
  ],
);
const text = fc.oneof(
  fc.array(pieces, { maxLength: 40 }).map((all) => all.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

function readAll(typed: string) {
  readOpening(typed, vocabulary, ['调度助手']);
  return [true, false].map((prose) => readReport(typed, vocabulary, { prose }));
}

describe('arbitrary text', () => {
  it('never throws, and every amount is an exact decimal string', () => {
    fc.assert(
      fc.property(text, (typed) => {
        for (const { statements, leftovers } of readAll(typed)) {
          for (const { amount, source } of statements) {
            if (amount) expect(amount.value).toMatch(/^-?\d+(\.\d+)?$/);
            expect(source.length).toBeLessThanOrEqual(300);
          }
          for (const leftover of leftovers) expect(leftover.text.length).toBeLessThanOrEqual(20);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('of digits and marks alone is never a statement', () => {
    const marks = fc.string({ unit: fc.constantFrom(...'0123456789,.，。、；+-% \n'), maxLength: 80 });
    fc.assert(
      fc.property(marks, (typed) => {
        expect(readAll(typed).flatMap((one) => one.statements)).toEqual([]);
      }),
    );
  });
});

describe('a text of hundreds of kilobytes', () => {
  const fill = (piece: string, size: number) => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
  const seconds = (typed: string) => {
    const before = process.cpuUsage();
    readAll(typed);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  };

  it.each([
    '1234567890',
    '1,',
    '1 ',
    '1.',
    '一二三四',
    '万',
    '😀',
    '\u0000',
    '（1',
    '“',
    '> 1\n',
    '@调度助手 ',
    '新',
    '新增城镇就业',
    '新增城镇就业1450，',
    '截至9月30日',
    '完成31%',
    '（备注：',
    '共计',
    ' ',
    '\n',
  ])('of %j takes time in proportion to its length', (piece) => {
    seconds(fill(piece, 5_000));
    const small = Math.min(...[1, 2, 3].map(() => seconds(fill(piece, 20_000))));
    const large = seconds(fill(piece, 35_000));
    // Eight times the text; quadratic work would cost sixty-four times as much.
    expect(large).toBeLessThan(Math.max(small, 0.02) * 24);
  });

  it('of digits is one shortened leftover', () => {
    const { statements, leftovers } = readReport(fill('1234567890', 600_000), vocabulary, { prose: false });
    expect(statements).toEqual([]);
    expect(leftovers).toEqual([{ text: '1234567890123456789…' }]);
  });

  it('of two thousand lines is read line by line', () => {
    const typed = Array.from({ length: 2000 }, (_, index) => `新增城镇就业 ${index + 1}人`).join('\n');
    expect(readReport(typed, vocabulary, { prose: false }).statements).toHaveLength(2000);
  });
});
