import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SaidItem, summarySentence } from '../../src/bulletin/data-sentences.ts';
import { indicatorCounts, projectCounts, projectLists, taskLists } from '../../src/bulletin/summary-form.ts';
import type { Status } from '../../src/domain/model.ts';
import { behind, said } from './said.ts';

const [brief, counted, listed, tasks] = [projectCounts, indicatorCounts, projectLists, taskLists].map(
  (form) => form('民生实事'),
) as [
  ReturnType<typeof projectCounts>,
  ReturnType<typeof projectCounts>,
  ReturnType<typeof projectCounts>,
  ReturnType<typeof projectCounts>,
];

describe('a sentence that counts projects', () => {
  const done = said('done', ['甲', '乙']);
  it.each([
    [
      'says both groups',
      [...done, ...said('on-schedule', ['丙', '丁'])],
      '4个项目中，2个项目已经提前完成；2个项目均达到或超过序时进度。',
    ],
    [
      'drops 均 for one',
      [...done, ...said('on-schedule', ['丙'])],
      '3个项目中，2个项目已经提前完成；1个项目达到或超过序时进度。',
    ],
    [
      'leaves out a group of none',
      [...said('on-schedule', ['丙', '丁']), behind('戊', '50')],
      '3个项目中，2个项目均达到或超过序时进度；“戊”1个项目未达序时。',
    ],
    ['says when all are done', done, '2个项目已经全部提前完成。'],
    ['says when all are on schedule', said('on-schedule', ['丙', '丁']), '2个项目均达到或超过序时进度。'],
    ['says it of a single project', said('done', ['甲']), '1个项目已经提前完成。'],
    [
      'says 提前 only when every one is early',
      [...done, ...said('done', ['戊'], { early: false })],
      '3个项目已经全部完成。',
    ],
    [
      'names those behind, without doubled quotation marks',
      [behind('“护蕾”行动', '50'), behind('己', '40')],
      '2个项目中，“‘护蕾’行动”“己”2个项目未达序时。',
    ],
    [
      'never hides who has not reported',
      [...done, ...said('unreported', ['庚'])],
      '3个项目中，2个项目已经提前完成；“庚”1个项目尚未报送数据。',
    ],
    [
      'tells rates and caps from schedules',
      [
        ...said('met', ['甲']),
        ...said('not-met', ['乙']),
        ...said('within', ['丙']),
        ...said('exceeded', ['丁']),
      ],
      '4个项目中，1个项目达标；1个项目控制在目标内；“乙”1个项目未达标；“丁”1个项目超出控制目标。',
    ],
    ['does not count what has no task', [...done, ...said('no-task', ['辛'])], '2个项目已经全部提前完成。'],
  ])('%s', (_, items, text) => {
    expect(summarySentence('1-10月，', brief, items)).toBe(`1-10月，民生实事${text}`);
  });

  it.each([[[]], [said('no-task', ['甲'])]])('is not written when there is nothing to count', (items) => {
    expect(summarySentence('', brief, items)).toBeUndefined();
  });
});

describe('a sentence that counts indicators', () => {
  it.each([
    [
      'says when nobody is behind',
      [...said('done', ['甲']), ...said('on-schedule', ['乙', '丙'])],
      '3个指标中，1个指标已完成全年目标任务，2个指标按序时推进。',
    ],
    ['says when all are done', said('done', ['甲', '乙']), '2个指标已全部完成全年目标任务。'],
    [
      'names all when all are behind',
      [behind('甲', '1'), behind('乙', '2')],
      '2个指标中，“甲”“乙”2个指标未达序时。',
    ],
  ])('%s', (_, items, text) => {
    expect(summarySentence('', counted, items)).toBe(`民生实事${text}`);
  });
});

describe('a sentence that names projects', () => {
  it.each([
    [
      'says 余下 for all that is left',
      [...said('done', ['甲', '乙']), ...said('on-schedule', ['丙', '丁'])],
      '甲、乙等2个项目已经提前完成；丙、丁等余下2个项目均达到或超过序时进度。',
    ],
    [
      'does not say 余下 when others follow',
      [...said('done', ['甲', '乙']), ...said('on-schedule', ['丙', '丁']), behind('戊', '29.34375')],
      '甲、乙等2个项目已经提前完成；丙、丁等2个项目均达到或超过序时进度；戊完成率为29.34%，未达序时进度。',
    ],
    [
      'sets a single name apart from its count',
      [...said('done', ['建100个']), ...said('on-schedule', ['丙', '丁'])],
      '“建100个”1个项目已经提前完成；丙、丁等余下2个项目均达到或超过序时进度。',
    ],
    [
      'gives each one behind its completion',
      [
        ...said('done', ['甲', '乙']),
        behind('丙', '50'),
        behind('丁', '82.10'),
        ...said('behind-yellow', ['戊']),
      ],
      '甲、乙等2个项目已经提前完成；丙完成率为50%，丁完成率为82.1%，均未达序时进度；戊未达序时进度。',
    ],
  ])('%s', (_, items, text) => {
    expect(summarySentence('', listed, items)).toBe(`民生实事${items.length}个项目中，${text}`);
  });

  it('joins two tasks in one phrase only when they stand alike', () => {
    const pipes = (first: Status): SaidItem[] => [
      ...said('on-schedule', ['修路5公里']),
      ...said(first, ['改造130公里']),
      { ...said('on-schedule', ['新建110公里'])[0]!, joined: true },
      behind('戊', '1'),
    ];
    expect(summarySentence('', tasks, pipes('on-schedule'))).toBe(
      '民生实事4个项目中，修路5公里，改造130公里、新建110公里等3个指标按序时推进；戊完成率为1%，未达序时进度。',
    );
    expect(summarySentence('', tasks, pipes('done'))).toContain('修路5公里，新建110公里等2个指标按序时推进');
  });

  it('never states counts that do not add up to the total, whatever the standings', () => {
    const statuses: Status[] = [
      'done',
      'on-schedule',
      'behind-red',
      'met',
      'not-met',
      'exceeded',
      'unreported',
      'no-task',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...statuses), { maxLength: 40 }), (all) => {
        const text = summarySentence(
          '',
          brief,
          all.map((status) => said(status, ['甲'])[0]!),
        );
        const [first = 0, ...others] = [...(text ?? '').matchAll(/(\d+)个项目/g)].map(([, n]) => Number(n));
        expect(first).toBe(all.filter((status) => status !== 'no-task').length);
        if (others.length > 0) expect(others.reduce((sum, n) => sum + n)).toBe(first);
      }),
      { seed: 20241031 },
    );
  });
});
