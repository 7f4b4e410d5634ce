import { beforeAll, describe, expect, it } from 'vitest';
import { decimal } from '../../../src/domain/arithmetic.ts';
import type { GroupRanking } from '../../../src/domain/month.ts';
import { firstAndLast } from '../../../src/office/monthly/first-and-last.ts';
import type { Office } from '../../../src/office/office.ts';
import { officeOf, sample } from '../../support/scene.ts';

let office: Office;
let counties: string[];
beforeAll(async () => {
  const config = await sample();
  office = officeOf(config, 0);
  counties = config.units.filter(({ kind }) => kind === 'county').map(({ id }) => id);
});

/** A group whose units have these places, 100 points less the place each. */
function group(places: readonly number[], over: Partial<GroupRanking> = {}): GroupRanking {
  const rows = places.map((place, at) => ({
    unit: counties[at]!,
    place,
    bottom: false,
    reported: true,
    total: decimal(100 - place),
    unreportedRounds: 0,
    red: 0,
    completion: decimal(0),
  }));
  return {
    group: '县市区',
    rows,
    bottomPlaces: 3,
    bottom: [],
    notRanked: [],
    nobodyReported: false,
    ...over,
  };
}

describe('the first and the last of a ranking', () => {
  it.each([
    [
      'three and three',
      [1, 2, 3, 4, 5, 6, 7],
      '县市区排名（7个）：前3位 1.双清区99.00分、2.大祥区98.00分、3.北塔区97.00分；后3位 5.新邵县95.00分、6.邵阳县94.00分、7.隆回县93.00分',
    ],
    ['a small group as a whole', [1, 2], '县市区排名（2个）：1.双清区99.00分、2.大祥区98.00分'],
    [
      'whoever shares the third or the third last place',
      [1, 2, 3, 3, 5, 6, 6, 8, 9],
      '县市区排名（9个）：前3位 1.双清区99.00分、2.大祥区98.00分、3.（并列）北塔区、邵东市97.00分；后3位 6.（并列）邵阳县、隆回县94.00分、8.洞口县92.00分、9.绥宁县91.00分',
    ],
    ['one place for everybody as one', [1, 1, 1, 1, 1, 1, 1], '县市区排名（7个）：1.（并列）7个单位99.00分'],
  ])('are %s', (_, places, line) => {
    expect(firstAndLast(office, [group(places)])).toEqual([line]);
  });

  it('are not told where nobody reported or nobody is ranked', () => {
    const nobody = group([1, 1], { nobodyReported: true });
    expect(firstAndLast(office, [nobody, group([])])).toEqual(['县市区排名：没有一个单位填报。']);
  });
});
