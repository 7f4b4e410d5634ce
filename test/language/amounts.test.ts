import { describe, expect, it } from 'vitest';
import { splitMeasure } from '../../src/language/measures.ts';
import { readReport } from '../../src/language/report.ts';
import { command } from './told.ts';
import { vocabulary } from './vocabulary.ts';

const rows: [rule: string, typed: string, read: string][] = [
  ['a plain number', '1450', '1450'],
  ['a number with its measure', '1450人', '1450人'],
  ['a space before the measure', '1450 人', '1450人'],
  ['full-width digits', '１４５０人', '1450人'],
  ['an English thousands separator', '1,450人', '1450人'],
  ['a Chinese thousands separator', '1，450人', '1450人'],
  ['a space as thousands separator', '1 450人', '1450人'],
  ['two thousands separators', '1,234,567人', '1234567人'],
  ['decimals', '1450.50人', '1450.5人'],
  ['full-width decimals', '１４．５人', '14.5人'],
  ['leading zeros', '007人', '7人'],
  ['zero', '0人', '0人'],
  ['万', '1.2万人', '12000人'],
  ['万 with spaces', '1.2 万 人', '12000人'],
  ['亿', '12.43亿元', '1243000000元'],
  ['万元', '1570万元', '15700000元'],
  ['亿 and 万 together', '1亿2000万元', '120000000元'],
  ['千万', '3千万元', '30000000元'],
  ['余 between 万 and the measure', '1.2万余人', '约12000人'],
  ['余 before the measure', '9500余人', '约9500人'],
  ['多 before 万', '300多万元', '约3000000元'],
  ['约 before the number', '约1450人', '约1450人'],
  ['超过 before the number', '超过1450人', '约1450人'],
  ['以上 after the measure', '1450人以上', '约1450人'],
  ['左右 after the measure', '1450人左右', '约1450人'],
  ['Chinese 两万三千', '两万三千人', '23000人'],
  ['Chinese 一百二十', '一百二十人', '120人'],
  ['Chinese 一千零五', '一千零五人', '1005人'],
  ['Chinese 一百二 is 120', '一百二人', '120人'],
  ['Chinese digit by digit', '一四五〇人', '1450人'],
  ['Chinese 十二点四三亿', '十二点四三亿元', '1243000000元'],
  ['Chinese 一亿两千万', '一亿两千万元', '120000000元'],
  ['Chinese without a measure', '两万三千', '23000'],
  ['三成', '三成', '30%'],
  ['三成五', '三成五', '35%'],
  ['百分之三十', '百分之三十', '30%'],
  ['百分之 with Arabic digits', '百分之30.5', '30.5%'],
  ['千分之五', '千分之五', '0.5%'],
  ['percent', '31%', '31%'],
  ['full-width percent', '31％', '31%'],
  ['人次 before 人', '1750人次', '1750人次'],
  ['户', '1100户', '1100户'],
  ['km', '130km', '130公里'],
  ['KM', '130 KM', '130公里'],
  ['km²', '12km²', '12平方公里'],
  ['km2', '12km2', '12平方公里'],
  ['㎡', '120㎡', '120平方米'],
  ['平方米', '120平方米', '120平方米'],
  ['亩', '120亩', '120亩'],
  ['吨', '120吨', '120吨'],
  ['起', '5起', '5起'],
  ['处', '5处', '5处'],
  ['a measure nobody told us', '1450股', '1450股'],
  ['a measure of the vocabulary', '32.4微克/立方米', '32.4微克/立方米'],
  ['an amount larger than a double holds', '123456789012345678人', '123456789012345678人'],
];

describe('a number after a name', () => {
  it.each(rows)('is read: %s (%s)', (_rule, typed, read) => {
    expect(command(`新增城镇就业 ${typed}`)).toEqual([`新增城镇就业 ${read}`]);
  });

  const refused: [rule: string, typed: string, leftover: string][] = [
    ['a range', '90-95', '~新增城镇就业 90-95'],
    ['a range with 至', '90至95人', '~新增城镇就业 90至95'],
    ['a comma that groups nothing', '1,45', '~新增城镇就业 1,45'],
    ['a fraction', '3/5', '~新增城镇就业 3/5'],
    ['more digits than any figure has', '1'.repeat(40), `~${'1'.repeat(19)}…`],
  ];
  it.each(refused)('is left over, with the value missing, when it is %s', (_rule, typed, leftover) => {
    expect(command(`新增城镇就业 ${typed}`)).toEqual(['新增城镇就业', leftover]);
  });

  it('says which multiplier was typed, so that 1570 and 1570万 can be told apart', () => {
    const multipliers = ['1570', '1570万', '15亿', '两万', '十二点四三亿元'].map(
      (typed) =>
        readReport(`创业担保贷款发放 ${typed}`, vocabulary, { prose: false }).statements[0]?.amount
          ?.multiplier,
    );
    expect(multipliers).toEqual(['1', '10000', '100000000', '10000', '100000000']);
  });
});

describe('splitMeasure', () => {
  it.each([
    ['万元', '元', '10000'],
    ['亿元', '元', '100000000'],
    ['万人次', '人次', '10000'],
    ['人', '人', '1'],
    ['千米', '公里', '1'],
    ['千克', '公斤', '1'],
    ['', '', '1'],
  ])('takes %s apart', (printed, base, multiplier) => {
    expect(splitMeasure(printed)).toEqual({ base, multiplier });
  });
});
