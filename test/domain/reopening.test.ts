import { describe, expect, it } from 'vitest';
import type { JudgedIndicator } from '../../src/domain/month.ts';
import { figuresText } from '../../src/domain/notice-figures.ts';
import { noticeChanges, type StandingNotice } from '../../src/domain/reopening.ts';
import { dueNotices } from '../../src/domain/runs.ts';
import { judged, rankedMonth, warningRules } from './build-month.ts';

/** What is due for October when these units stood at the bottom in September and October. */
function due(bottom: readonly string[], indicators: readonly JudgedIndicator[] = [], others = ['甲', '乙']) {
  const closed = ['2024-09', '2024-10'].map((month) => rankedMonth(month, bottom, others));
  return dueNotices(closed, '2024-10', warningRules()).map((grounds) => ({
    grounds,
    figures: figuresText(grounds, indicators),
  }));
}
const standing = (notices: ReturnType<typeof due>, revoked?: StandingNotice['revoked']): StandingNotice[] =>
  notices.map(({ grounds: { unit, month, level }, figures }) => ({ unit, month, level, figures, revoked }));
const changes = (before: readonly StandingNotice[], after: ReturnType<typeof due>) =>
  noticeChanges(before, after).map((change) => [
    change.kind,
    change.kind === 'new' ? change.due.grounds.unit : change.standing.unit,
  ]);

describe('after a reopening', () => {
  const [longhui, dongkou] = [due(['隆回县']), due(['洞口县'])];
  const behind = [judged('0.5', { status: 'behind-red' })];

  it.each([
    ['a key that stands as it was changes nothing', standing(longhui), longhui, []],
    ['a key that is new is a new notice', [], longhui, [['new', '隆回县']]],
    ['a key that is gone is revoked', standing(longhui), [], [['revoke', '隆回县']]],
    [
      'revocations come before new notices',
      standing(longhui),
      dongkou,
      [
        ['revoke', '隆回县'],
        ['new', '洞口县'],
      ],
    ],
    [
      'a key that stands with another place is amended',
      standing(longhui),
      due(['隆回县'], [], ['甲']),
      [['amend', '隆回县']],
    ],
    [
      'a key that stands with other figures of an indicator behind is amended',
      standing(longhui),
      due(['隆回县'], behind),
      [['amend', '隆回县']],
    ],
    [
      'a key that comes back revives the notice a reopening revoked',
      standing(longhui, 'reopening'),
      longhui,
      [['revive', '隆回县']],
    ],
    ['a notice revoked before is not revoked twice', standing(longhui, 'reopening'), [], []],
    ['what a person revoked stays revoked', standing(longhui, 'decision'), longhui, []],
  ] as const)('%s', (_rule, before, after, expected) => {
    expect(changes([...before], [...after])).toEqual(expected);
  });

  it('a unit whose run became shorter gets another level: the old notice is revoked, a new one is due', () => {
    const second = standing(longhui).map((notice) => ({ ...notice, level: 2 }));
    expect(changes(second, longhui)).toEqual([
      ['revoke', '隆回县'],
      ['new', '隆回县'],
    ]);
  });

  it('the same figures give the same text, whatever changes behind the second decimal', () => {
    const [a, b] = ['0.500001', '0.500004'].map((ratio) =>
      due(['隆回县'], [judged(ratio, { status: 'behind-red' })]),
    );
    expect(a![0]!.figures).toBe(b![0]!.figures);
    expect(due(['隆回县'], [judged('0.9')])[0]!.figures).toBe(longhui[0]!.figures);
  });
});
