import { describe, expect, it } from 'vitest';
import { held, zeroed } from '../../src/domain/hold.ts';
import { figure, indicator } from './build.ts';

describe('a figure that nobody changed', () => {
  const last = figure('300', '2024-03-31', { remark: '旧' });

  it('keeps its value and moves its data date; an old remark stays behind', () => {
    expect(held(last, '2024-04-30', '2024-04')).toEqual({
      value: last.value,
      dataDate: '2024-04-30',
      period: '2024-04',
    });
    expect(zeroed(indicator(), last, '2024-04-30', '2024-04')?.value?.toString()).toBe('300');
  });

  it('is nothing when there never was one, except that 零报告 begins a count at 0', () => {
    expect(held(undefined, '2024-04-30', '2024-04')).toBeUndefined();
    expect(zeroed(indicator(), undefined, '2024-04-30', '2024-04')?.value?.toString()).toBe('0');
    const deaths = indicator({ kind: 'cap', measure: '人' });
    expect(zeroed(deaths, undefined, '2024-04-30', '2024-04')?.value?.toString()).toBe('0');
    const dust = indicator({ kind: 'cap', measure: '微克/立方米' });
    expect(zeroed(dust, undefined, '2024-04-30', '2024-04')).toBeUndefined();
    expect(zeroed(indicator({ kind: 'stage' }), undefined, '2024-04-30', '2024-04')).toBeUndefined();
  });
});
