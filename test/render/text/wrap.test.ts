import { describe, expect, it } from 'vitest';
import { unitNameLines } from '../../../src/render/text/unit-name.ts';
import { fittingSize, type Measure, wrap, wrapEvenly } from '../../../src/render/text/wrap.ts';

/** A Chinese character is as wide as its size, any other half. */
const measure: Measure = (text, size) =>
  Array.from(text).reduce((sum, one) => sum + (/[\u2e80-\uffef]/u.test(one) ? size : size / 2), 0);
const font = { size: 10 };

describe('wrapping', () => {
  it.each([
    ['fits on one line', '新建燃气管网', 60, 2, ['新建燃气管网']],
    ['breaks where the line is full', '困难残疾人家庭无障碍改造', 60, 2, ['困难残疾人家', '庭无障碍改造']],
    ['keeps a number whole', '完成率1234.56人', 50, 2, ['完成率', '1234.56人']],
    ['keeps a Latin word whole', '一个word', 30, 3, ['一个', 'word']],
    ['lets no line begin with a closing mark', '今年以来，全市', 40, 2, ['今年以', '来，全市']],
    ['lets no line end with an opening bracket', '徐特立（高中）', 40, 2, ['徐特立', '（高中）']],
    ['marks what is cut with …', '困难残疾人家庭无障碍改造', 50, 2, ['困难残疾人', '家庭无障…']],
    ['cuts no number in two', '目标1234567人', 55, 1, ['目标…']],
    ['splits what is longer than a line', '12345678901234', 40, 2, ['12345678', '901234']],
    ['makes one empty line of nothing', '', 40, 2, ['']],
  ])('%s', (_name, text, width, most, lines) => {
    expect(wrap(text, width, most, font, measure)).toEqual(lines);
  });

  it('evenly puts 达到 over 序时', () => {
    expect(wrap('达到序时', 30, 2, font, measure)).toEqual(['达到序', '时']);
    expect(wrapEvenly('达到序时', 30, 2, font, measure)).toEqual(['达到', '序时']);
  });
});

describe('a unit name in a narrow column', () => {
  it.each([
    ['双清区', ['双清区']],
    ['城步苗族自治县', ['城步', '苗族', '自治县']],
    ['湘西自治州', ['湘西', '自治州']],
    ['市自然资源和规划局', ['市自然', '资源和', '规划局']],
  ])('%s is broken where a reader pauses', (name, lines) => {
    expect(unitNameLines(name, 32, font, measure)).toEqual(lines);
  });
});

describe('the fitting size', () => {
  it('is the largest that fits, or none', () => {
    expect(fittingSize('106.02', 75, [30, 26, 24], false, measure)).toBe(24);
    expect(fittingSize('106.02', 60, [30, 26, 24], false, measure)).toBeUndefined();
  });
});
