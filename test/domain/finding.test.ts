import { describe, expect, it } from 'vitest';
import { type FindingStep, missedDeadlines } from '../../src/domain/finding.ts';

const asked: FindingStep = { kind: 'asked', on: '2024-10-08', dueBy: '2024-10-14' };
const answered = (on: string): FindingStep => ({ kind: 'answered', on });
const returned: FindingStep = { kind: 'returned', on: '2024-10-15', dueBy: '2024-10-22' };

describe('the deadlines of a finding', () => {
  it.each<[string, readonly FindingStep[], string, readonly string[]]>([
    ['the day itself is in time', [asked], '2024-10-14', []],
    ['the morning after it is missed', [asked], '2024-10-15', ['2024-10-14']],
    ['an answer on the last day keeps it', [asked, answered('2024-10-14')], '2024-10-31', []],
    ['a late answer takes nothing back', [asked, answered('2024-10-15')], '2024-10-31', ['2024-10-14']],
    [
      'seen to be put right in time, nothing is owed',
      [asked, { kind: 'closed', on: '2024-10-10' }],
      '2024-10-31',
      [],
    ],
    [
      'seen only afterwards, it was missed',
      [asked, { kind: 'closed', on: '2024-10-20' }],
      '2024-10-31',
      ['2024-10-14'],
    ],
    ['a return asks anew', [asked, answered('2024-10-14'), returned], '2024-10-22', []],
    [
      'and can be missed in its turn',
      [asked, answered('2024-10-14'), returned],
      '2024-10-23',
      ['2024-10-22'],
    ],
    [
      'both can be missed',
      [asked, answered('2024-10-15'), returned],
      '2024-10-31',
      ['2024-10-14', '2024-10-22'],
    ],
    [
      'a second answer changes nothing',
      [asked, answered('2024-10-10'), answered('2024-10-20')],
      '2024-10-31',
      [],
    ],
  ])('%s', (_, steps, today, missed) => {
    expect(missedDeadlines(steps, today)).toEqual(missed);
  });
});
