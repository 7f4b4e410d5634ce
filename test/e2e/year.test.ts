import { describe, expect, it } from 'vitest';
import { enclosed, type Kill, runYear } from './year/course.ts';
import { year } from './year/plan.ts';

/** YEAR=full is the whole proof: the year twice, and once more with KILLS (50) kills. CI leads it through once, and kills less. */
const full = process.env.YEAR === 'full';
const kills = Number(process.env.KILLS ?? (full ? 50 : 4));
const killedUntil = full ? '2025-01' : '2024-02';
const last = '2025-01';

/** Spread over the course, at least a fifth of them between send and commit. */
function spread(steps: number): Kill[] {
  return Array.from({ length: kills }, (_, n) => ({
    step: Math.floor(((n + Math.random()) * steps) / kills),
    how: n % 3 === 0 ? 'between-send-and-commit' : 'any-moment',
  }));
}

describe('a year of twelve closings through the sandbox clock', () => {
  it('posts the notices that were reckoned by hand, each once; revokes and amends after a reopening', async () => {
    const { posted } = await runYear(last);
    const inGroup = (unit: string, what: RegExp) =>
      posted.filter((line) => line.startsWith(`${unit}民生实事工作群`) && what.test(line));
    const issued = posted.filter((line) =>
      /^[^：:]*工作群（(wecom|dingtalk)）: (@\S+ )*《预警通知》/.test(line),
    );
    const numbers = new Set(
      issued.map((line) => `${/^(.*?)民生/.exec(line)![1]} ${/〔\d+〕\d+号/.exec(line)![0]}`),
    );
    expect([...numbers].sort()).toEqual(year.notices.map(({ unit, number }) => `${unit} ${number}`).sort());
    for (const { unit, number, month, level, then } of year.notices) {
      const groups = unit === '隆回县' ? 2 : 1;
      const own = inGroup(unit, new RegExp(`《预警通知》.*${number}`)).filter((line) =>
        /: (@\S+ )*《预警通知》/.test(line),
      );
      expect(own, `${unit} ${number}`).toHaveLength(groups);
      expect(own[0]).toContain(`${Number(month.slice(5))}月`);
      if (level > 1) expect(own[0]).toContain(level === 2 ? '再次预警' : '挂牌督办');
      const about = (word: string) => inGroup(unit, new RegExp(`【${word}】.*${number}`)).length;
      expect(about('撤销'), `${unit} ${number} revoked`).toBe(then === 'revoked' ? groups : 0);
      expect(about('更正'), `${unit} ${number} amended`).toBe(then === 'amended' ? groups : 0);
    }
    const answered = (unit: string, what: string) =>
      inGroup(unit, new RegExp(`【异议答复】.*${what}`)).length;
    expect(answered('城步苗族自治县', '已采纳：新增城镇就业更正为700人')).toBe(1);
    expect(answered('武冈市', '没有采纳。原因：与部门核对无误')).toBe(1);
    expect(answered('新宁县', '已采纳：撤销新宁县《预警通知》〔2024〕9号')).toBe(1);
    const ofSuining = (word: string) => inGroup('绥宁县', new RegExp(`【${word}】.*〔2024〕10号`)).length;
    expect([ofSuining('退回'), ofSuining('销号')]).toEqual([1, 1]);
    const closings = posted.filter((line) =>
      /^[^：]*专班[^：]*（wecom）: .*【结账】\d{4}年\d+月已结账/.test(line),
    );
    expect(closings).toHaveLength(13);
    if (full) expect((await runYear(last)).posted).toEqual(posted);
  }, 1_200_000);

  it(`posts the same with kill -9 at ${kills} moments; what is missing stands in the outbox`, async () => {
    const [whole, killed] = [await runYear(killedUntil), await runYear(killedUntil, spread)];
    expect(killed.killed).toBe(kills);
    expect(killed.killedAfterSend).toBeGreaterThanOrEqual(Math.floor(kills / 5));
    const count = (lines: readonly string[]) => {
      const counts = new Map<string, number>();
      for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
      return counts;
    };
    const [was, is] = [count(whole.posted), count(killed.posted)];
    const more = [...is].filter(([line, n]) => n > (was.get(line) ?? 0));
    expect(more).toEqual([]);
    const missing = new Map<string, string[]>();
    for (const [line, n] of was)
      for (let left = n - (is.get(line) ?? 0); left > 0; left -= 1) {
        const chat = line.slice(0, line.indexOf(': '));
        missing.set(chat, [...(missing.get(chat) ?? []), line]);
      }
    for (const [chat, lines] of missing) {
      const texts = lines.filter((line) => !line.endsWith(enclosed));
      const rows = texts.length + (texts.length < lines.length ? 1 : 0);
      expect(rows, lines.join('\n')).toBeLessThanOrEqual(killed.unknown.get(chat) ?? 0);
    }
  }, 2_400_000);
});
