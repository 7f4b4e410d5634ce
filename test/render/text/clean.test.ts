import { describe, expect, it } from 'vitest';
import { covers } from '../../../src/render/fonts.ts';
import { clean, cleanAll } from '../../../src/render/text/clean.ts';

describe('a text on a picture', () => {
  it.each([
    ['stays as it is', '城步苗族自治县 83.33%（①㎡）', '城步苗族自治县 83.33%（①㎡）'],
    ['keeps the wide space', '10月　数字为完成率', '10月　数字为完成率'],
    ['is one line', ' 一\n二\t三  四 ', '一 二 三 四'],
    ['loses control characters and direction marks', '红\u0007\u202e色\u0000', '红色'],
    ['loses what is not visible', '零\u200b宽\ufeff度\ufe0f', '零宽度'],
    ['loses stacked accents', 'Z͑͗a̵l̴', 'Zal'],
    ['keeps an accent that has a character of its own', 'e\u0301', 'é'],
    ['shows 〓 once for an emoji of several parts', '先进👨‍👩‍👧单位🇨🇳', '先进〓单位〓'],
    ['shows twins of signs the fonts lack', '✔完成✘未完成', '✓完成×未完成'],
    ['is cut after 400 characters', '长'.repeat(5000), `${'长'.repeat(400)}…`],
    ['loses halves of characters', '半\ud83d个', '半个'],
  ])('%s', (_name, text, expected) => {
    expect(clean(text, covers)).toBe(expected);
  });

  it('is cleaned wherever it stands in plain data, and nothing else is', () => {
    const data = {
      kind: 'board',
      rows: [{ name: 'a\u0000', cells: [{ text: '🔴', at: 1, on: true, none: null }] }],
    };
    expect(cleanAll(data, covers)).toEqual({
      kind: 'board',
      rows: [{ name: 'a', cells: [{ text: '〓', at: 1, on: true, none: null }] }],
    });
  });
});
