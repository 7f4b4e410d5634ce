import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutBytes, type Fit, splitLines, tableLines, textOnly } from '../../src/message/split.ts';

const within = (maxBytes: number, changes: Partial<Fit> = {}): Fit => ({
  maxBytes,
  lineEnd: '\n',
  firstBytes: 0,
  ...changes,
});
const size = (piece: string[], lineEnd = '\n') => Buffer.byteLength(piece.join(lineEnd));

describe('splitting lines', () => {
  it('keeps what fits in one piece, to the byte', () => {
    expect(splitLines(['汉字', 'ab'], within(9))).toEqual([['汉字', 'ab']]);
    expect(splitLines(['汉字', 'ab'], within(8))).toEqual([['汉字'], ['ab']]);
  });

  it('counts what stands between lines', () => {
    expect(splitLines(['a', 'b'], within(4, { lineEnd: '  \n' }))).toEqual([['a'], ['b']]);
    expect(splitLines(['a', 'b'], within(5, { lineEnd: '  \n' }))).toEqual([['a', 'b']]);
  });

  it('leaves room for the mention in the first piece only', () => {
    expect(splitLines(['aaaa', 'bbbb', 'cccc'], within(9, { firstBytes: 4 }))).toEqual([
      ['aaaa'],
      ['bbbb', 'cccc'],
    ]);
  });

  it('cuts one overlong line between characters', () => {
    expect(splitLines(['汉汉👍🏽汉'], within(7))).toEqual([['汉汉'], ['👍'], ['🏽汉']]);
  });

  it('also keeps below a number of characters', () => {
    expect(splitLines(['12345', '6'], within(100, { maxCharacters: 4 }))).toEqual([['1234'], ['5', '6']]);
  });

  it('treats a line end inside a line as one', () => {
    expect(splitLines(['a\nb\r\nc'], within(100))).toEqual([['a', 'b', 'c']]);
  });

  it('makes nothing of nothing', () => {
    expect(splitLines([], within(10))).toEqual([]);
  });

  it('never exceeds the limit, never loses a character, and gives the same when done again', () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.replace(/[\r\n]/g, ''));
    const room = fc.record({ max: fc.integer({ min: 8, max: 60 }), first: fc.integer({ min: 0, max: 4 }) });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), room, (lines, { max, first }) => {
        const limit = within(max, { firstBytes: first });
        const pieces = splitLines(lines, limit);
        pieces.forEach((piece, index) => {
          expect(size(piece)).toBeLessThanOrEqual(max - (index === 0 ? first : 0));
          expect(splitLines(piece, index === 0 ? limit : within(max))).toEqual([piece]);
        });
        expect(pieces.flat().join('')).toBe(lines.join(''));
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it('is quick with 2,000 lines and with 600 KB in one', () => {
    expect(
      splitLines(
        Array.from({ length: 2000 }, () => '新增城镇就业 1450人'),
        within(2048),
      ).flat(),
    ).toHaveLength(2000);
    expect(splitLines(['9'.repeat(600_000)], within(2048))).toHaveLength(293);
  });
});

describe('cutting to bytes', () => {
  it('ends between two characters', () => {
    expect(cutBytes('汉字', 6)).toBe('汉字');
    expect(cutBytes('汉字', 5)).toBe('汉');
    expect(cutBytes('👍', 4)).toBe('👍');
  });
});

describe('a table on a route without tables', () => {
  const table = {
    head: ['单位', '完成率', '状态'],
    rows: [
      ['隆回县', '30.98%', '达到序时'],
      ['洞口县', '12%', '滞后'],
    ],
  };

  it('becomes one line per row with headings', () => {
    expect(tableLines(table)).toEqual([
      '隆回县，完成率 30.98%，状态 达到序时',
      '洞口县，完成率 12%，状态 滞后',
    ]);
  });

  it('follows the lines, and pictures and files are left out', () => {
    const message = { lines: ['见表'], headed: true, table, image: 'x', file: { name: 'a', base64: 'x' } };
    expect(textOnly(message)).toEqual({ lines: ['见表', ...tableLines(table)], headed: true });
  });
});
