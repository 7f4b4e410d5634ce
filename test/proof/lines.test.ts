import { describe, expect, it } from 'vitest';
import { proofLines } from '../../src/proof/lines.ts';
import { proofread } from '../../src/proof/proofread.ts';

const wrong = '排查隐患263处，现已整改262处，仅剩2处逾期。';

describe('the answer to a check', () => {
  it('says what was looked at when nothing was found', () => {
    expect(proofLines([])).toHaveLength(1);
    expect(proofLines([])[0]).toContain('没有发现');
  });

  it('gives kind, arithmetic, advice and sentence of a finding', () => {
    const [head, first, sentence] = proofLines(proofread(wrong));
    expect(head).toContain('1 处');
    expect(first).toContain('合计不符：262处 + 2处 = 264处，文中总数为263处。');
    expect(first).toContain('请核对');
    expect(sentence).toContain(wrong);
  });

  it('has twelve lines at most and counts the rest', () => {
    const many = Array.from({ length: 9 }, (_, index) => wrong.replace('2处逾期', `${index + 2}处逾期`));
    const lines = proofLines(proofread(many.join('')));
    expect(lines).toHaveLength(12);
    expect(lines.at(-1)).toContain('其余 4 处');
  });

  it('shows of a long sentence the words around the numbers', () => {
    const long = `${'认真落实各项工作要求，'.repeat(20)}${wrong}`;
    const quote = proofLines(proofread(long))[2]!;
    expect(quote.length).toBeLessThan(100);
    expect(quote).toContain('262处');
  });
});
