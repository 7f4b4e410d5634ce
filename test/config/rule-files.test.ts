import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig, problemText } from '../../src/config/load.ts';
import type { Rules } from '../../src/config/model.ts';
import { entryKinds } from '../../src/domain/month.ts';

/** The rules of a file beside the sample's other files. */
async function rulesOf(file: string): Promise<Rules> {
  const dir = mkdtempSync(join(tmpdir(), 'rules-'));
  try {
    for (const name of ['org.yaml', 'tasks.yaml', 'holidays.yaml'])
      cpSync(join('config', name), join(dir, name));
    cpSync(file, join(dir, 'rules.yaml'));
    const result = await loadConfig(dir);
    if ('problems' in result) throw new Error(result.problems.map(problemText).join('\n'));
    return result.config.rules;
  } finally {
    rmSync(dir, { recursive: true });
  }
}

describe('the sample rules', () => {
  it('are the defaults, written out', async () => {
    const [sample, bare] = [
      await rulesOf('config/rules.yaml'),
      await rulesOf('test/fixtures/rules-bare.yaml'),
    ];
    // Rounds have no defaults, and a city's papers bear its own names.
    expect({ ...sample, rounds: [], papers: bare.papers }).toEqual({ ...bare, rounds: [] });
  });

  it('score and warn as DESIGN 6 says', async () => {
    const { score, ranking, warning, closing, appeal, findings } = await rulesOf('config/rules.yaml');
    expect(score.scheme).toBe('weighted');
    expect(score.entries).toMatchObject({
      late: { points: '1', most: '5' },
      unreported: { points: '2', most: '10' },
      difference: { points: '2' },
      'rectification-overdue': { points: '3' },
      'finding-overdue': { points: '1' },
      early: { points: '0.5', most: '3' },
      story: { points: '0.5', most: '2' },
    });
    expect(Object.keys(score.entries)).toEqual(entryKinds.filter((kind) => kind !== 'manual'));
    expect(ranking).toEqual({ from: '2024-03', groups: [], exempt: [], bottomPlaces: 3 });
    expect(warning).toMatchObject({
      consecutiveMonths: 2,
      resetInJanuary: true,
      autoSign: false,
      numbering: '〔{year}〕{n}号',
      acknowledgeWorkdays: 2,
      rectifyWorkdays: 5,
    });
    expect(warning.ladder.map(({ name }) => name)).toEqual(['预警通知', '再次预警', '挂牌督办']);
    expect(closing).toEqual({
      workday: 5,
      time: '18:00',
      auto: true,
      checkBack: { workday: 3, time: '18:00' },
    });
    expect(appeal).toEqual({ workdays: 5 });
    expect(findings).toEqual({ answerWorkdays: 5 });
    expect(warning.earlyAt).toEqual({ kind: 'day', day: 15, monthOffset: 0, time: '09:00' });
  });
});

describe('the other rule files', () => {
  it('are two, and both load beside the sample’s other files', async () => {
    const names = readdirSync('config/examples');
    expect(names.sort()).toEqual(['三色预警', '百分制反向扣分']);
    for (const name of names)
      expect((await rulesOf(`config/examples/${name}/rules.yaml`)).rounds).toHaveLength(2);
  });

  it('百分制反向扣分 takes more for what is red than for what is yellow, and most for silence', async () => {
    const { score, warning } = await rulesOf('config/examples/百分制反向扣分/rules.yaml');
    expect(score.scheme).toBe('deduction');
    expect(score.entries).toMatchObject({
      red: { points: '4' },
      yellow: { points: '2' },
      'never-reported': { points: '5' },
    });
    expect(warning.ladder).toHaveLength(1);
  });

  it('三色预警 rises from blue to orange to red when it is not answered', async () => {
    const { warning, score } = await rulesOf('config/examples/三色预警/rules.yaml');
    expect(warning.ladder.map(({ name }) => name)).toEqual(['蓝色预警', '橙色预警', '红色预警']);
    expect(warning.raiseUnanswered).toBe(true);
    expect(score.scheme).toBe('weighted');
  });
});
