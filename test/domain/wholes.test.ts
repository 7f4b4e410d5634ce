import { describe, expect, it } from 'vitest';
import { wholeFigure } from '../../src/domain/wholes.ts';
import { figure } from './build.ts';

const children = { 双清区: figure('10'), 大祥区: figure('20'), 北塔区: undefined };

describe('a whole and its children', () => {
  it('the whole is the sum of its children unless somebody reports it', () => {
    const whole = wholeFigure(children, undefined, 'reported');
    expect([whole.source, whole.figure?.value?.toString(), whole.difference]).toEqual([
      'sum',
      '30',
      undefined,
    ]);
    expect(whole.missing).toEqual(['北塔区']);
  });

  it.each([
    ['reported', '35', 'reported'],
    ['sum', '30', 'sum'],
  ] as const)(
    'where both exist and %s counts, it is %s, and the difference is told',
    (rule, value, source) => {
      const whole = wholeFigure(children, figure('35'), rule);
      expect([whole.figure?.value?.toString(), whole.source]).toEqual([value, source]);
      expect([whole.sum?.toString(), whole.difference?.toString()]).toEqual(['30', '5']);
    },
  );

  it('figures that agree differ in nothing', () => {
    expect(wholeFigure(children, figure('30.0'), 'reported').difference).toBeUndefined();
  });

  it('a reported whole counts where no child reported, whatever the rule', () => {
    expect(wholeFigure({ 双清区: undefined }, figure('35'), 'sum')).toMatchObject({ source: 'reported' });
  });

  it('nothing from nobody is nothing, not zero', () => {
    const whole = wholeFigure({ 双清区: undefined }, undefined, 'sum');
    expect([whole.source, whole.figure, whole.sum]).toEqual(['none', undefined, undefined]);
  });

  it('a sum speaks of the newest day and names whose older value it carries', () => {
    const old = wholeFigure({ a: figure('1', '2024-03-31'), b: figure('2', '2024-10-31') }, undefined, 'sum');
    expect(old.figure).toMatchObject({ dataDate: '2024-10-31', period: '2024-10' });
    expect(old.carried).toEqual(['a']);
  });

  it('adds exactly', () => {
    const whole = wholeFigure({ a: figure('0.1'), b: figure('0.2') }, undefined, 'sum');
    expect(whole.figure?.value?.toString()).toBe('0.3');
  });
});
