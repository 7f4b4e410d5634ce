import { describe, expect, it } from 'vitest';
import { assess } from '../../src/domain/assess.ts';
import { judgingDay } from '../../src/domain/judging-day.ts';
import { lastDue } from '../../src/domain/rounds.ts';
import { figure, indicator } from './build.ts';
import { at, calendar, monthly, weekly, zone } from './build-rounds.ts';

const rules = [monthly, weekly];
const day = (now: string, over = {}, id = 'jobs') =>
  judgingDay(lastDue(rules, at(now), calendar, zone, id)!, indicator({ id, ...over }), zone, 2024);

describe('the day a silent unit is judged at', () => {
  it.each([
    ['the end of the month that was asked for', '2024-05-20 10:00', {}, 'else', '2024-04-30'],
    ['with a lag, the month before', '2024-05-20 10:00', { lag: 1 }, 'else', '2024-03-31'],
    ['of a weekly round the day it was due', '2024-05-20 10:00', {}, 'jobs', '2024-05-17'],
    ['nothing where the month has no figure', '2024-05-20 10:00', { skip: [4] }, 'else', undefined],
  ])('%s', (_rule, now, over, id, expected) => {
    expect(day(now, over, id)).toBe(expected);
  });

  it('turns a figure of March into a red light in June', () => {
    const progress = assess({
      indicator: indicator(),
      target: '4680',
      figures: { whole: figure('1450', '2024-03-31') },
      redFrom: '10',
      judgedAt: day('2024-06-20 10:00', {}, 'else'),
      year: 2024,
    });
    expect(progress).toMatchObject({ status: 'behind-red', dataDate: '2024-03-31', judgedAt: '2024-05-31' });
  });
});
