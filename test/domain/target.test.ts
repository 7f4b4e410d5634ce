import { describe, expect, it } from 'vitest';
import { hasTask, targetsOf } from '../../src/domain/target.ts';
import { indicator, part } from './build.ts';

describe('the task list', () => {
  const targets = [
    { unit: '隆回县', indicator: 'water', value: '8' },
    { unit: '隆回县', indicator: 'water', part: '户', value: '2' },
    { unit: '洞口县', indicator: 'water', part: '户', value: '0' },
    { unit: '隆回县', indicator: 'jobs', value: '4680' },
  ];
  const water = indicator({ id: 'water', parts: [part('户')] });

  it('gives a unit its own target and those of the parts', () => {
    expect(targetsOf(targets, '隆回县', 'water')).toEqual({ target: '8', partTargets: { 户: '2' } });
    expect(targetsOf(targets, '新宁县', 'water')).toEqual({ target: undefined, partTargets: {} });
  });

  it('a unit has a task when it or one of its parts is to reach something', () => {
    const has = (unit: string) => hasTask(water, targetsOf(targets, unit, 'water'));
    expect([has('隆回县'), has('洞口县'), has('新宁县')]).toEqual([true, false, false]);
  });

  it('a part that the indicator does not have is no task', () => {
    expect(hasTask(indicator(), { target: '', partTargets: { 户: '2' } })).toBe(false);
  });
});
