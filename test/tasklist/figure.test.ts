import { describe, expect, it } from 'vitest';
import { readDataDate } from '../../src/tasklist/data-date.ts';
import { readFigure } from '../../src/tasklist/figure.ts';

const figureOf = (text: string) => {
  const figure = readFigure({ text });
  return figure.kind === 'amount' ? `${figure.value}${figure.measure}` : figure.kind;
};

describe('a cell of text', () => {
  it.each([
    ['5100', '5100'],
    ['5,100', '5100'],
    ['１２００', '1200'],
    ['５，１００', '5100'],
    ['1.2万', '12000'],
    ['1.2 万人', '12000人'],
    ['3亿元', '300000000元'],
    ['1570万元', '15700000元'],
    ['90%', '90%'],
    ['９０％', '90%'],
    ['-44.1%', '-44.1%'],
    ['+120', '120'],
    ['5100人次', '5100人次'],
    ['30.50公里', '30.5公里'],
    ['四千二百八十', '4280'],
    [' 2 580 ', '2580'],
    ['0', '0'],
    ['—', 'blank'],
    ['/', 'blank'],
    ['无', 'blank'],
    ['√', 'tick'],
    ['✓', 'tick'],
  ])('%j is read as %s', (text, expected) => {
    expect(figureOf(text)).toBe(expected);
  });

  it.each([
    ['90-95%'],
    ['≥90%'],
    ['2500～2600'],
    ['1,45'],
    ['12,34,567'],
    ['约940'],
    ['1870以上'],
    ['5100余人'],
    ['3/5'],
    ['2024年3月'],
    ['不少于10个'],
    ['12个、8户'],
    ['1234567890123456'],
    ['完成后报'],
    ['1.2.3'],
    ['10万多'],
    ['二〇二四年'],
  ])('%j is no single number and is never guessed', (text) => {
    expect(figureOf(text)).toBe('unreadable');
  });
});

describe('数据截至', () => {
  it.each([
    ['2024-09-30', '2024-09-30'],
    ['数据截至：2024年9月30日', '2024-09-30'],
    ['截至9月底', '2024-09-30'],
    ['2024/3/5', '2024-03-05'],
    ['2024.10.31', '2024-10-31'],
    ['9月', '2024-09-30'],
    ['2月30日', undefined],
    ['13月1日', undefined],
    ['年底前', undefined],
  ])('%s is %s', (text, expected) => {
    expect(readDataDate(text, 2024)).toBe(expected);
  });
});
