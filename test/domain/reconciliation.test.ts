import { describe, expect, it } from 'vitest';
import { decimal } from '../../src/domain/arithmetic.ts';
import { differs } from '../../src/domain/reconciliation.ts';

describe('县市一致', () => {
  it.each([
    ['equal figures agree', '1450', '1450', '0', false],
    ['one person more does not', '1451', '1450', '0', true],
    ['within the tolerance they agree', '1014.5', '1000', '1.5', false],
    ['at the tolerance they agree', '1015', '1000', '1.5', false],
    ['beyond it they do not', '1015.01', '1000', '1.5', true],
    ['below zero the tolerance is as wide', '-44.2', '-44.1', '1', false],
    ['of nothing there is no tolerance', '1', '0', '5', true],
  ])('%s', (_rule, county, department, tolerancePercent, expected) => {
    expect(differs(decimal(county), decimal(department), { tolerancePercent })).toBe(expected);
  });
});
