import { describe, expect, it } from 'vitest';
import { ledger } from '../support/ledger.ts';
import { openScene } from '../support/scene.ts';

const now = '2024-03-29T10:00+08:00';
const liaison = 'ouyangmin';
const hostile = [
  ['a mention of everybody', '@all 请看'],
  ['a mention by id', '<@ouyangmin> 请看'],
  ['a link', '[点我](http://evil.example)'],
  ['markdown', '**粗** # 标题 `代码` > 引用'],
  ['a formula', '=HYPERLINK("http://evil.example")'],
  ['control characters', '前\u0007\u202e后\u200b'],
  ['emoji', '进展顺利😀👨‍👩‍👧'],
] as const;

describe('a remark with', () => {
  it.each(hostile)('%s is stored as typed and shown harmless', async (_, remark) => {
    const scene = await openScene({ now });
    const shown = (await scene.say(liaison, `填报 新增城镇就业 1450人 备注：${remark}`)).join('\n');
    expect(shown).toContain('新增城镇就业 1450人');
    expect(shown).not.toMatch(/@|<|\[|`|\*|http:\/\/|[\u0000-\u0009\u202a-\u202e]/);
    expect((await ledger(scene.db))[0]?.remark).toBe(remark);
    expect((await scene.say(liaison, '进度')).join('\n')).not.toMatch(/@|<|\[|`|\*|http:\/\//);
  });

  it('a zero byte is stored without it', async () => {
    const scene = await openScene({ now });
    await scene.say(liaison, '填报 新增城镇就业 1450人 备注：前\u0000后');
    expect((await ledger(scene.db))[0]?.remark).toBe('前后');
  });
});

describe('hostile names', () => {
  it.each(hostile)('%s in an unknown name is shown harmless', async (_, text) => {
    const scene = await openScene({ now });
    for (const line of [
      `填报 ${text} 5`,
      `进度 ${text}`,
      `绑定 ${text}`,
      `登记本群 ${text}`,
      `帮助 ${text}`,
      text,
    ]) {
      const shown = (await scene.say(liaison, line)).join('\n');
      expect(shown).not.toBe('');
      expect(shown.replace('请到要登记的工作群里@我', '')).not.toMatch(/@|<|\[|`|\*|http:\/\//);
    }
  });
});

describe('too much', () => {
  /** A county clerk's patience, with room for a busy machine. */
  const fastMs = 5_000;

  const timed = async (text: string) => {
    const scene = await openScene({ now });
    const start = performance.now();
    const lines = await scene.say(liaison, text);
    expect(performance.now() - start).toBeLessThan(fastMs);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.length).toBeLessThanOrEqual(12);
    for (const line of lines) expect(line.length).toBeLessThan(400);
    return { scene, lines };
  };

  it('2,000 lines of unknown names are answered fast, with a count of them', async () => {
    const names = '甲乙丙丁戊己庚辛壬癸';
    const name = (n: number) => [...String(n)].map((digit) => names[Number(digit)]).join('');
    const { lines } = await timed(
      `填报\n${Array.from({ length: 2000 }, (_, n) => `没有的事项${name(n)} ${n}人`).join('\n')}`,
    );
    expect(lines.at(-1)).toMatch(/另有 19\d\d 处没有记录/);
  });

  it('2,000 lines of one figure are answered fast and record none of them', async () => {
    const { scene } = await timed(
      `填报\n${Array.from({ length: 2000 }, (_, n) => `新增城镇就业 ${n}人`).join('\n')}`,
    );
    expect(await ledger(scene.db)).toEqual([]);
  });

  it.each([
    ['填报 ', '600 KB of digits after a command'],
    ['', '600 KB of digits'],
    ['填报 新增城镇就业 ', '600 KB of digits as a figure'],
  ])('%s%s are answered fast', async (before) => {
    const { scene } = await timed(before + '1234567890'.repeat(60_000));
    expect(await ledger(scene.db)).toEqual([]);
  });

  it('a remark of 90,000 characters is stored whole and shown cut', async () => {
    const remark = '长'.repeat(90_000);
    const { scene, lines } = await timed(`填报 新增城镇就业 1450人 备注：${remark}`);
    expect(lines[1]).toContain('1450人');
    expect((await ledger(scene.db))[0]?.remark).toBe(remark);
  });

  it('600 KB without figures are answered fast', async () => {
    await timed('会议强调要把好事办好。'.repeat(20_000));
  });
});
