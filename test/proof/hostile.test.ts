import { describe, expect, it } from 'vitest';
import type { Knowledge } from '../../src/proof/model.ts';
import { proofread } from '../../src/proof/proofread.ts';

const longest = 100_000;
const knowledge: Knowledge = {
  units: ['青石县', '白河县', '云山县', '河西区'].map((id) => ({ id, name: id, aliases: [] })),
  whole: '云岭市',
  indicators: [{ id: '固定资产投资', name: '固定资产投资', aliases: [] }],
  figures: [],
};
const pieces = [
  ...[
    '1',
    ' ',
    '、',
    '，',
    '（',
    '）',
    '“',
    '县',
    '某公司项目',
    '**',
    '|',
    '1:2:3:',
    '1-10月，',
    '甲县，',
    '3个：',
    '（3个）',
  ],
  ...[
    '占50%，',
    '甲、乙、丙3个项目、',
    '共12人，其中6人，占50%，',
    '完成固定资产投资3亿元。\n',
    '青实县、白河县、',
  ],
  ...[
    '1-10月，全市完成固定资产投资3亿元。',
    '12个中，3个，其余3个',
    '由3个增至5个，增长3%，比（3个）少2个；',
    '\n— 5 —\n',
    '咨询类312件，占31.2%；',
    '咨询类312件，占31.2%。',
    '分为3个方面：一是好。二是好。',
    '共9个，其中甲类3个、其他3个，',
    '比上年的9个增加3个，增长3%，',
    '共9个，已开工3个，未开工3个，开工率33%。',
  ],
];

/** Processor time of the best of three runs, so that a busy machine does not matter. */
function secondsOf(work: () => void): number {
  const times = [1, 2, 3].map(() => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  });
  return Math.min(...times);
}

describe('hostile text', () => {
  proofread('共12人，其中6人，占50%。', knowledge);

  it.each(pieces)('of 100,000 characters made of %j takes less than a second', (piece) => {
    const text = piece.repeat(Math.ceil(longest / piece.length)).slice(0, longest);
    expect(secondsOf(() => proofread(text, knowledge))).toBeLessThan(1);
  });

  it('that is empty, or holds only marks, gives nothing', () => {
    for (const text of ['', '\n\n', '。。。', '（（（', '、、、', '%%%', '\u0000\u202e']) {
      expect(proofread(text, knowledge)).toEqual([]);
    }
  });
});
