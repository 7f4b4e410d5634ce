import { describe, expect, it } from 'vitest';
import { ledger } from '../support/ledger.ts';
import { openScene } from '../support/scene.ts';

const now = '2024-03-29T10:00+08:00';
const liaison = 'ouyangmin';

describe('更正', () => {
  it('takes the place of the newest report, which stays in the ledger', async () => {
    const scene = await openScene({ now });
    await scene.say(liaison, '填报 新增城镇就业 1450人');
    expect((await scene.say(liaison, '更正 新增城镇就业 1400人 原因：重复统计50人'))[1]).toContain('1400人');
    expect(
      (await ledger(scene.db)).map(({ kind, value, replaces, reason }) => [kind, value, replaces, reason]),
    ).toEqual([
      ['value', '1450', null, null],
      ['correction', '1400', 1, '重复统计50人'],
    ]);
  });

  it('of a corrected value takes the place of the correction', async () => {
    const scene = await openScene({ now });
    await scene.say(liaison, '填报 新增城镇就业 1450人');
    await scene.say(liaison, '更正 新增城镇就业 1400人 原因：一');
    expect((await scene.say(liaison, '更正 新增城镇就业 1430人 原因：二'))[1]).toContain('比上次+30人');
    expect((await ledger(scene.db)).at(-1)?.replaces).toBe(2);
    expect((await scene.say(liaison, '填报 新增城镇就业 +10'))[1]).toContain('1440人');
  });

  it('keeps the data date and the period of what it corrects', async () => {
    const scene = await openScene({ now });
    await scene.say(liaison, '填报 截至3月20日 新增城镇就业 1450人');
    expect((await scene.say(liaison, '更正 新增城镇就业 1400人 原因：重复'))[0]).toContain('数据截至3月20日');
  });

  it('asks for a reason with a line to copy that keeps everything typed', async () => {
    const scene = await openScene({ now });
    await scene.say(liaison, '填报 新增城镇就业 1450人');
    const lines = await scene.say(liaison, '更正 3月 新增城镇就业 1400人');
    expect(lines).toEqual([
      '更正要写原因，没有更正。请在后面补上再发：',
      '更正 3月 新增城镇就业 1400人 原因：',
    ]);
    expect((await scene.say(liaison, `${lines[1]}重复`))[0]).toContain('已更正');
  });

  it('shows nothing harmful in the line to copy', async () => {
    const scene = await openScene({ now });
    await scene.say(liaison, '填报 新增城镇就业 1450人');
    const copy = (await scene.say(liaison, '更正 新增城镇就业 1400人 备注：@all [点我](http://a.cn)')).at(
      -1,
    )!;
    expect(copy).not.toMatch(/@|\[|http:\/\//);
  });

  it('with a wrong dimension comes back as a 更正 with its reason', async () => {
    const scene = await openScene({ now });
    await scene.say(liaison, '填报 新增城镇就业 1450人');
    const copy = (await scene.say(liaison, '更正 新增城镇就业 1400万元 原因：重复')).at(-1)!;
    expect(copy).toBe('更正 新增城镇就业 1400人 原因：重复');
    expect((await scene.say(liaison, copy))[0]).toContain('已更正');
  });

  it('of what was never reported is refused, with the way out', async () => {
    const scene = await openScene({ now });
    expect((await scene.say(liaison, '更正 新增城镇就业 1400人 原因：重复'))[0]).toContain(
      '还没有可以更正的数据，请直接填报',
    );
  });

  it('of a closed month is refused, with the way out', async () => {
    const scene = await openScene({ now });
    await scene.say(liaison, '填报 新增城镇就业 1450人');
    scene.at('2024-04-30T10:00+08:00');
    expect((await scene.say(liaison, '更正 3月 新增城镇就业 1400人 原因：重复'))[0]).toMatch(
      /3月已结账.*专班办公室重开/,
    );
    expect(await ledger(scene.db)).toHaveLength(1);
  });

  it('without figures shows how', async () => {
    const scene = await openScene({ now });
    expect((await scene.say(liaison, '更正')).at(-1)).toBe(
      '例如：更正 新增城镇就业 1400人 原因：重复统计50人',
    );
  });

  it('of several lines pasted together takes each with its own reason', async () => {
    const scene = await openScene({ now });
    await scene.say(liaison, '填报 新增城镇就业 1450人 创业培训 640人次');
    const text = '更正 新增城镇就业 1400人 原因：重复统计50人\n修正：创业培训 620人次 原因：口径调整\n见附件';
    const lines = await scene.say(liaison, text);
    expect(lines.length).toBeLessThanOrEqual(12);
    expect(lines.join('\n')).toMatch(/1400人[\s\S]*620人次/);
    const corrections = (await ledger(scene.db)).filter(({ kind }) => kind === 'correction');
    expect(corrections.map(({ value, reason }) => [value, reason])).toEqual([
      ['1400', '重复统计50人'],
      ['620', '口径调整\n见附件'],
    ]);
  });

  it('of several lines gives back the one without a reason and does the others', async () => {
    const scene = await openScene({ now });
    await scene.say(liaison, '填报 新增城镇就业 1450人 创业培训 640人次');
    const lines = await scene.say(liaison, '更正 新增城镇就业 1400人\n更正 创业培训 620人次 原因：口径调整');
    expect(lines.slice(0, 2)).toEqual([
      '更正要写原因，没有更正。请在后面补上再发：',
      '更正 新增城镇就业 1400人 原因：',
    ]);
    expect(lines[2]).toContain('已更正');
    expect((await ledger(scene.db)).filter(({ kind }) => kind === 'correction')).toHaveLength(1);
  });

  it('of several lines keeps those behind a question for later', async () => {
    const scene = await openScene({ now });
    await scene.say(liaison, '填报 新增城镇就业 1450人 创业培训 640人次');
    const lines = await scene.say(
      liaison,
      '更正 新增城镇就业 1400户 原因：一\n更正 创业培训 620人次 原因：二',
    );
    expect(lines.join('\n')).toContain('更正 创业培训 620人次 原因：二');
    expect((await scene.say(liaison, '确认'))[0]).toContain('已更正');
    expect((await scene.say(liaison, lines.at(-1)!))[0]).toContain('已更正');
  });

  it('of many lines answers in twelve lines and takes them all', async () => {
    const scene = await openScene({ now });
    await scene.say(liaison, '填报 新增城镇就业 1450人');
    const text = Array.from(
      { length: 8 },
      (_, index) => `更正 新增城镇就业 ${1400 + index}人 原因：第${index}次`,
    );
    const lines = await scene.say(liaison, text.join('\n'));
    expect(lines.length).toBeLessThanOrEqual(12);
    expect(lines.join('\n')).toMatch(/其余 \d 条更正已记录/);
    expect((await ledger(scene.db)).filter(({ kind }) => kind === 'correction')).toHaveLength(8);
  });
});
