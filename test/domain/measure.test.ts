import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal } from '../../src/domain/arithmetic.ts';
import { convert, isWhole, type TypedAmount } from '../../src/domain/measure.ts';

const typed = (value: string, measure = '', multiplier = '1'): TypedAmount => ({
  value,
  measure,
  multiplier,
});

describe('a number in the indicator’s measure', () => {
  it.each([
    ['a bare number is in the indicator’s own measure', typed('1570'), '万元', '1570'],
    ['1570万元 for 万元', typed('15700000', '元', '10000'), '万元', '1570'],
    ['a bare 1570万 for 万元', typed('15700000', '', '10000'), '万元', '1570'],
    ['a bare 1.2万 for 人', typed('12000', '', '10000'), '人', '12000'],
    ['12.43亿元 for 万元', typed('1243000000', '元', '100000000'), '万元', '124300'],
    ['1570万元 for 亿元', typed('15700000', '元', '10000'), '亿元', '0.157'],
    ['500元 for 万元', typed('500', '元'), '万元', '0.05'],
    ['1.2万人 for 人', typed('12000', '人', '10000'), '人', '12000'],
    ['4.5万人次 for 万人次', typed('45000', '人次', '10000'), '万人次', '4.5'],
    ['名 is 人', typed('30', '名'), '人', '30'],
    ['30% for %', typed('30', '%'), '%', '30'],
    ['a bare 30 for %', typed('30'), '%', '30'],
    ['full-width ％ is %', typed('30', '％'), '%', '30'],
    ['5‰ for %', typed('5', '‰'), '%', '0.5'],
    ['km for 公里', typed('2700', 'km'), '公里', '2700'],
    ['KM for 公里', typed('2700', 'KM'), '公里', '2700'],
    ['千米 for 公里', typed('500', '千米'), '公里', '500'],
    ['米 for 公里', typed('1500', '米'), '公里', '1.5'],
    ['公里 for 米', typed('1.5', '公里'), '米', '1500'],
    ['km² for 平方公里', typed('3', 'km²'), '平方公里', '3'],
    ['㎡ for 平方米', typed('3', '㎡'), '平方米', '3'],
    ['平方公里 for 万平方米', typed('1', '平方公里'), '万平方米', '100'],
    ['亩 for 公顷', typed('15', '亩'), '公顷', '1'],
    ['公顷 for 万亩', typed('10000', '公顷', '10000'), '万亩', '15'],
    ['亩 for 平方米 ends after twelve places', typed('1', '亩'), '平方米', '666.666666666667'],
    ['公斤 for 吨', typed('500', '公斤'), '吨', '0.5'],
    ['千瓦 is not a thousand 瓦', typed('5000', '千瓦'), '兆瓦', '5'],
    ['度 is 千瓦时', typed('5', '度'), '千瓦时', '5'],
    ['a measure nobody knows equals itself', typed('32.4', '微克/立方米'), '微克/立方米', '32.4'],
    ['the same with 万', typed('20000', '标箱', '10000'), '万标箱', '2'],
    ['a bare number for a measureless indicator', typed('3.04'), '', '3.04'],
    ['a bare negative', typed('-44.1'), '%', '-44.1'],
  ])('%s', (_rule, amount, measure, value) => {
    const found = convert(amount, measure);
    expect(found.kind === 'ok' ? found.value.toFixed() : found).toBe(value);
  });

  it.each([
    ['人次 for 人', typed('1750', '人次'), '人', '1750'],
    ['人 for 人次', typed('1750', '人'), '人次', '1750'],
    ['户 for 人', typed('20', '户'), '人', '20'],
    ['人 for 户', typed('20', '人'), '户', '20'],
    ['万户 for 万人', typed('20000', '户', '10000'), '万人', '2'],
    ['家 for 个', typed('100', '家'), '个', '100'],
    ['处 for 座', typed('31', '处'), '座', '31'],
    ['个百分点 for %', typed('5.8', '个百分点'), '%', '5.8'],
  ])('%s is asked about', (_rule, amount, measure, value) => {
    const found = convert(amount, measure);
    expect(found).toMatchObject({ kind: 'ask', as: measure });
    expect(found.kind === 'ask' && found.value.toFixed()).toBe(value);
  });

  it.each([
    ['万元 for 人', typed('15700000', '元', '10000'), '人'],
    ['人 for 万元', typed('1570', '人'), '万元'],
    ['美元 for 万元', typed('1', '美元'), '万元'],
    ['% for 人', typed('31', '%'), '人'],
    ['a bare 万 for %', typed('12000', '', '10000'), '%'],
    ['公里 for 平方公里', typed('3', '公里'), '平方公里'],
    ['立方米 for 平方米', typed('3', '立方米'), '平方米'],
    ['a known measure for a measureless indicator', typed('3', '人'), ''],
    ['an unknown measure', typed('3', '标箱'), '人'],
  ])('%s is refused and told what is expected', (_rule, amount, measure) => {
    expect(convert(amount, measure)).toEqual({ kind: 'refuse', expected: measure });
  });

  it('what is converted there and back is the same', () => {
    const pairs = fc.constantFrom(['元', '万元'], ['米', '公里'], ['平方米', '公顷'], ['吨', '公斤']);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), pairs, (n, [a, b]) => {
        const there = convert(typed(String(n), a), b!);
        expect(there.kind).toBe('ok');
        if (there.kind !== 'ok') return;
        const base = b === '万元' ? there.value.times(10000) : there.value;
        const back = convert(typed(base.toFixed(), b === '万元' ? '元' : b), a!);
        expect(back.kind === 'ok' && back.value.eq(decimal(n))).toBe(true);
      }),
    );
  });

  it.each([
    ['1.5', '人', false],
    ['1.2', '万人', true],
    ['1.23456', '万人', false],
    ['0.5', '户', false],
    ['1570.5', '万元', true],
    ['2.5', '公里', true],
    ['4.5', '个', false],
  ])('%s %s counts whole things: %s', (value, measure, is) => {
    expect(isWhole(decimal(value), measure)).toBe(is);
  });
});
