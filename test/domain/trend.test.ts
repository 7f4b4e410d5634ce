import { describe, expect, it } from 'vitest';
import { trendFigure } from '../../src/domain/trend.ts';
import { figure, indicator } from './build.ts';

const monthly = [figure('100', '2024-01-31'), figure('200', '2024-02-29'), figure('260', '2024-03-31')];

describe('the trend of a figure', () => {
  it.each([
    ['goes on at the pace since the figure four weeks before', monthly, '2024-04-30', '318'],
    [
      'starts from nothing at New Year where there is one figure',
      [figure('91', '2024-03-31')],
      '2024-04-30',
      '121',
    ],
    [
      'looks over weekly reports to the one four weeks before',
      [figure('100', '2024-03-01'), figure('129', '2024-03-22'), figure('130', '2024-03-29')],
      '2024-04-26',
      '160',
    ],
    [
      'stands still where work has stopped',
      [figure('90', '2024-02-29'), figure('90', '2024-03-31')],
      '2024-04-30',
      '90',
    ],
    [
      'does not fall after a correction',
      [figure('90', '2024-02-29'), figure('80', '2024-03-31')],
      '2024-04-30',
      '80',
    ],
    ['is the figure itself on its own day', monthly, '2024-03-31', '260'],
    ['is the figure itself before that', monthly, '2024-03-15', '260'],
  ])('%s', (_rule, history, day, value) => {
    expect(trendFigure(indicator(), '人', history, day)?.value?.toString()).toBe(value);
  });

  it('speaks of the later day', () => {
    expect(trendFigure(indicator(), '人', monthly, '2024-04-30')).toMatchObject({
      dataDate: '2024-04-30',
      period: '2024-04',
    });
  });

  it('is rounded down to two decimals where things are not counted', () => {
    const history = [figure('1', '2024-02-29'), figure('2', '2024-03-31')];
    expect(trendFigure(indicator(), '公里', history, '2024-04-30')?.value?.toString()).toBe('2.96');
  });

  it.each([
    ['a rate', { kind: 'level' as const, measure: '%' }],
    ['a limit that does not add up', { kind: 'cap' as const, measure: '%' }],
  ])('leaves %s as it is', (_what, over) => {
    expect(trendFigure(indicator(over), '%', monthly, '2024-04-30')?.value?.toString()).toBe('260');
  });

  it('moves a limit that adds up over the year', () => {
    const accidents = indicator({ kind: 'cap', measure: '起', prorate: true });
    expect(trendFigure(accidents, '起', monthly, '2024-04-30')?.value?.toString()).toBe('318');
  });

  it('of nothing is nothing', () => {
    expect(trendFigure(indicator(), '人', [], '2024-04-30')).toBeUndefined();
  });
});
