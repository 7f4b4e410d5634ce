import { describe, expect, it } from 'vitest';
import { decimal } from '../../src/domain/arithmetic.ts';
import { compareSides, type KnownDifference } from '../../src/domain/reconciliation.ts';

const known = (county: string, department: string, state: KnownDifference['state']): KnownDifference => ({
  county: decimal(county),
  department: decimal(department),
  state,
});

describe('a look at both sides', () => {
  it.each([
    ['says nothing of equal figures', '1450', '1450', undefined, 'same'],
    ['finds a new difference', '1450', '1400', undefined, 'new'],
    ['says it once', '1450', '1400', known('1450', '1400', 'open'), 'same'],
    ['says it once when it is decided', '1450', '1400', known('1450', '1400', 'department'), 'same'],
    ['says it again with another figure of the county', '1440', '1400', known('1450', '1400', 'open'), 'new'],
    [
      'says it again with another figure of the department',
      '1450',
      '1410',
      known('1450', '1400', 'county'),
      'new',
    ],
    ['ends it when they agree', '1400', '1400', known('1450', '1400', 'open'), 'settled'],
    [
      'ends it when the county corrected as decided',
      '1400',
      '1400',
      known('1450', '1400', 'department'),
      'settled',
    ],
    ['ends quietly what was decided for the county', '1450', '1450', known('1450', '1400', 'county'), 'gone'],
    ['ends it once', '1400', '1400', known('1450', '1400', 'settled'), 'same'],
    ['finds an ended one again', '1450', '1400', known('1450', '1400', 'settled'), 'new'],
    ['compares nothing with a county that is silent', undefined, '1400', undefined, 'same'],
    [
      'ends it when the county takes its figure back',
      undefined,
      '1400',
      known('1450', '1400', 'open'),
      'settled',
    ],
  ] as const)('%s', (_, county, department, before, expected) => {
    const rules = { tolerancePercent: '0' };
    expect(compareSides(county ? decimal(county) : undefined, decimal(department), before, rules)).toBe(
      expected,
    );
  });

  it('keeps to the tolerance', () => {
    const rules = { tolerancePercent: '1.5' };
    expect(compareSides(decimal('1015'), decimal('1000'), undefined, rules)).toBe('same');
    expect(compareSides(decimal('1016'), decimal('1000'), undefined, rules)).toBe('new');
  });
});
