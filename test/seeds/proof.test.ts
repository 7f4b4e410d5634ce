import { describe, expect, it } from 'vitest';
import { proofread } from '../../src/proof/proofread.ts';
import { seed } from './seeds.ts';

describe('the check of the bulletins as printed', () => {
  it.each(['000', '001', '002', '004'])('says nothing about bulletin %s', (number) => {
    expect(proofread(seed(number))).toEqual([]);
  });

  it('finds in 003 the 24 projects that are 25, the one listed twice and the figure with two values', () => {
    const findings = proofread(seed('003'));
    expect(findings.map(({ kind, arithmetic }) => ({ kind, arithmetic }))).toEqual([
      { kind: 'total', arithmetic: '13个 + 12个 = 25个，文中总数为24个。' },
      {
        kind: 'status',
        arithmetic: '社会保障卡居民服务“一卡通”既列在“已完成”中，又列在“达到序时进度”中。',
      },
      {
        kind: 'twice',
        arithmetic: '“技术合同成交额完成”一处为227.86亿元，“全市完成技术合同交易成交额”另一处为258亿元。',
      },
    ]);
    expect(findings[2]!.sentences).toHaveLength(2);
  });
});
