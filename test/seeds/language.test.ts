import { describe, expect, it } from 'vitest';
import { readOpening } from '../../src/language/opening.ts';
import { readReport } from '../../src/language/report.ts';
import { tell } from '../language/told.ts';
import { vocabulary } from '../language/vocabulary.ts';
import { seed } from './seeds.ts';

const five = [
  '新增城镇就业 1450人 (31%)',
  '新增农村劳动力转移就业 4374人 (50%)',
  '职业技能培训 1750人次 (46%)',
  '创业培训 633人次 (82%)',
  '创业担保贷款发放 15700000元 (52%)',
];

function between(text: string, from: RegExp, to: RegExp): string {
  const start = text.search(from);
  const length = text.slice(start).search(to);
  expect(start).toBeGreaterThan(0);
  expect(length).toBeGreaterThan(0);
  return text.slice(start, start + length);
}

const read = (text: string, prose: boolean) => readReport(text, vocabulary, { prose });

describe('the bulletins as printed', () => {
  it('the five-figure sentence gives exactly the five figures and nothing else', () => {
    const sentence = between(seed('000'), /目前全县新增城镇就业/, /一是拓宽/);
    const { statements, leftovers } = read(sentence, true);
    expect(statements.map(tell)).toEqual(five);
    expect(leftovers).toEqual([]);
    expect(readOpening(sentence, vocabulary, ['调度助手']).kind).toBe('prose');
  });

  it('the same sentence after 填报 gives the same figures', () => {
    const sentence = between(seed('000'), /目前全县新增城镇就业/, /一是拓宽/);
    expect(read(sentence, false).statements.map(tell)).toEqual(five);
  });

  it('the whole paragraph of 隆回县 gives the same five only', () => {
    const paragraph = between(seed('000'), /隆回县：发力/, /武冈市：密织/);
    const { statements, unit, leftovers } = read(paragraph, true);
    expect(statements.map(tell)).toEqual(five);
    expect(unit).toEqual({ kind: 'found', id: '隆回县' });
    expect(leftovers.map(({ text }) => text)).toContain('培训1750人次');
  });

  it('the whole first bulletin gives the same five only', () => {
    expect(read(seed('000'), true).statements.map(tell)).toEqual(five);
  });

  it('another county’s lines in the second bulletin give two figures', () => {
    expect(read(seed('001'), true).statements.map(tell)).toEqual([
      '职业技能培训 3242人次',
      '新增城镇就业 1975人',
    ]);
  });

  it('the third bulletin gives each county its own figures', () => {
    expect(read(seed('002'), true).statements.map(tell)).toEqual([
      '[绥宁县] 农村适龄及城镇低保适龄妇女“两癌”免费检查 6620人',
      '[城步苗族自治县] 新增城镇就业 1560人',
      '[城步苗族自治县] 创业担保贷款发放 13400000元',
    ]);
  });

  it('the newspaper page gives no statement at all', () => {
    const { statements, unit } = read(seed('004'), true);
    expect(statements).toEqual([]);
    expect(unit).toBeUndefined();
  });
});
