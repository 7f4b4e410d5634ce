import { describe, expect, it } from 'vitest';
import { decimal } from '../../../src/domain/arithmetic.ts';
import type { Progress, Unit } from '../../../src/domain/model.ts';
import {
  countiesBehind,
  countiesUnmet,
  nothingBehind,
  wholeBehind,
} from '../../../src/office/monthly/behind.ts';
import type { MonthTask } from '../../../src/office/monthly/tasks.ts';
import { indicator } from '../../domain/build.ts';

const jobs = indicator({ id: 'jobs', name: '新增就业' });
const growth = indicator({ id: 'growth', name: '社零增速', kind: 'level', measure: '%' });
const extent = { tasks: 2, units: 3 };

function unit(name: string): Unit {
  return { id: name, name, aliases: [], kind: 'county' };
}

/** A task at the end of October: its completion in percent, behind unless it is as far as the year. */
function task(name: string, completion: string, over: Partial<MonthTask & Progress> = {}): MonthTask {
  const scheduled = decimal('83.33');
  const short = scheduled.minus(completion);
  const { indicator: own = jobs, value = `${completion}人`, target = '100人', ...progress } = over;
  return {
    unit: unit(name),
    indicator: own,
    value,
    target,
    progress: {
      status: short.lte(0) ? 'on-schedule' : short.gte(10) ? 'behind-red' : 'behind-yellow',
      completion: decimal(completion),
      scheduled: own.kind === 'level' ? undefined : scheduled,
      ratio: decimal('0.5'),
      early: false,
      dataDate: '2024-10-31',
      judgedAt: '2024-10-31',
      ...progress,
    },
  };
}

const silent = (name: string) => task(name, '0', { status: 'unreported', dataDate: undefined });

describe('what is behind in a month', () => {
  it('names up to three counties under a task of the whole, else the worst three and the number', () => {
    const counties = [task('甲县', '80'), task('乙县', '20'), task('丙县', '90')];
    const whole = [task('全市', '70')];
    expect(wholeBehind({ whole, counties }, extent)).toEqual([
      '新增就业：70人（目标100人），完成70%，序时83.33%，滞后（红）（10月31日）；滞后的县市区：乙县20%、甲县80%',
    ]);
    const many = [...counties, task('丁县', '60'), task('戊县', '50'), silent('己县')];
    expect(wholeBehind({ whole, counties: many }, extent)[0]).toContain(
      '；县市区滞后4个，落后最多的是乙县20%、戊县50%、丁县60%；未报的县市区1个',
    );
  });

  it('tells the worst first, and no more than asked', () => {
    const whole = ['60', '20', '40'].map((completion, at) =>
      task('全市', completion, { indicator: indicator({ id: `i${at}`, name: `指标${at}` }) }),
    );
    const names = wholeBehind({ whole, counties: [] }, extent).map((line) => line.slice(0, 3));
    expect(names).toEqual(['指标1', '指标2']);
  });

  it('says of a silent unit’s value that it is carried', () => {
    const whole = [task('全市', '70', { dataDate: '2024-09-30' })];
    expect(wholeBehind({ whole, counties: [] }, extent)[0]).toMatch(/（沿用9月30日）$/);
  });

  it('puts counties into the sentence of the bulletins only where the whole is not behind', () => {
    const counties = [task('甲县', '70'), task('乙县', '80')];
    expect(countiesBehind({ whole: [task('全市', '90')], counties }, extent)).toEqual([
      '甲县和乙县新增就业项目进度均未达到序时进度要求。（数据截至10月31日）',
    ]);
    expect(countiesBehind({ whole: [task('全市', '70')], counties }, extent)).toEqual([]);
  });

  it('counts the counties and the tasks that the sentence has no room for', () => {
    const counties = ['甲县', '乙县', '丙县', '丁县'].flatMap((name, at) =>
      [0, 1, 2].map((kind) =>
        task(name, String(10 * (kind + 1) + at), {
          indicator: indicator({ id: `i${kind}`, name: `指标${kind}` }),
        }),
      ),
    );
    expect(countiesBehind({ whole: [], counties }, extent)).toEqual([
      '甲县、乙县、丙县等4个县市区指标0，甲县、乙县、丙县等4个县市区指标1等项目进度均未达到序时进度要求。另有1项有县市区滞后。（数据截至10月31日）',
    ]);
  });

  it('lists who does not meet a level, the furthest from its own target first', () => {
    const level = (name: string, value: string, completion: string) =>
      task(name, completion, { indicator: growth, value, status: 'not-met', dataDate: '2024-09-30' });
    const counties = [
      level('甲县', '5.2%', '84'),
      level('乙县', '-44.1%', '-551'),
      level('丙县', '1%', '20'),
    ];
    expect(countiesUnmet({ whole: [], counties }, { tasks: 2, units: 2 })).toEqual([
      '社零增速未达标：乙县-44.1%、丙县1%等3个县市区（数据截至9月30日）',
    ]);
  });

  it.each([
    ['all on their way', [task('甲县', '90')], ['没有滞后或未达标的指标。']],
    ['some silent', [task('甲县', '90'), silent('甲县')], ['已报的指标没有滞后或未达标的。']],
    ['all silent', [silent('甲县')], []],
  ])('does not say that nothing is behind where nothing was reported: %s', (_, tasks, said) => {
    expect(nothingBehind(tasks)).toEqual(said);
  });
});
