import { describe, expect, it } from 'vitest';
import { ledger } from '../support/ledger.ts';
import { openScene } from '../support/scene.ts';

const now = '2024-03-29T10:00+08:00';
const liaison = 'ouyangmin';
const everyLine = (lines: string[]) => lines.join('\n');

describe('填报 records', () => {
  it('a figure at once, with target, completion, schedule and status', async () => {
    const scene = await openScene({ now: '2024-03-31T10:00+08:00' });
    const lines = await scene.say(liaison, '填报 新增城镇就业 1450人');
    expect(lines[0]).toBe('已记录 隆回县 2024年3月 1项（数据截至3月31日）：');
    expect(lines[1]).toBe('1. 新增城镇就业 1450人 · 目标4680人 · 完成30.98% · 序时25% · 达到序时');
    expect(lines[2]).toMatch(/^月调度还差47项：.*截止4月2日17:00$/);
  });

  it('several lines, each judged alone: good ones recorded, bad ones come back with a line to copy', async () => {
    const scene = await openScene({ now });
    const lines = await scene.say(
      liaison,
      '填报\n新增城镇就业 1450人\n职业技能培训 1750万元\n不存在的东西 5\n创业培训 633人次\n托位 999999',
    );
    expect(lines.length).toBeLessThanOrEqual(12);
    expect(lines).toContain('填报 职业技能培训 1750人次');
    expect(everyLine(lines)).toMatch(/“不存在的东西 5”：没有这个指标/);
    expect(everyLine(lines)).toMatch(/请核对 隆回县 以下1项.*\n1\. 婴幼儿照护托位 999999个/);
    expect((await ledger(scene.db)).map(({ indicator, value }) => [indicator, value])).toEqual([
      ['urban-jobs', '1450'],
      ['startup-training', '633'],
    ]);
  });

  it('full-width digits, Chinese punctuation, separators and 万 as the same numbers', async () => {
    const scene = await openScene({ now });
    await scene.say(liaison, '填报 新增城镇就业1,450，职业技能培训：１７５０人次 创业担保贷款发放 0.157亿元');
    expect((await ledger(scene.db)).map(({ value }) => value)).toEqual(['1450', '1750', '1570']);
  });

  it('+120 on top of the last accepted value, once per message id', async () => {
    const scene = await openScene({ now });
    await scene.say(liaison, '填报 新增城镇就业 1450人');
    const added = await scene.say(liaison, '填报 新增城镇就业 +120', { messageId: 'twice' });
    expect(added[1]).toContain('1570人');
    expect(added[1]).toContain('比上次+120人');
    expect(await scene.say(liaison, '填报 新增城镇就业 +120', { messageId: 'twice' })).toEqual(added);
    const rows = await ledger(scene.db);
    expect(rows.map(({ kind, value, increment }) => [kind, value, increment])).toEqual([
      ['value', '1450', null],
      ['add', '1570', '120'],
    ]);
  });

  it('a stage and a stated indicator', async () => {
    const scene = await openScene({ now });
    const lines = await scene.say(liaison, '填报 徐特立项目 主体，法律援助 达到序时');
    expect(everyLine(lines)).toContain('县域普通高中徐特立项目 主体 · 完成60% · 序时10% · 达到序时');
    expect((await ledger(scene.db)).map(({ stage, state }) => stage ?? state)).toEqual([
      '主体',
      'on-schedule',
    ]);
  });

  it('the part that the measure or the name tells', async () => {
    const scene = await openScene({ now });
    await scene.say('zhoumin', '填报 二次供水 100户');
    await scene.say('zhoumin', '填报 二次供水 人数 300');
    await scene.say('zhoumin', '填报 市城区二次供水户数 200户');
    expect((await ledger(scene.db)).map(({ part, value }) => [part, value])).toEqual([
      ['households', '100'],
      ['people', '300'],
      ['households', '200'],
    ]);
  });

  it('for the month typed while it is open, and for the month of the open round otherwise', async () => {
    const scene = await openScene({ now });
    scene.at('2024-04-02T10:00+08:00');
    expect((await scene.say(liaison, '填报 失业人员再就业 300人'))[0]).toBe(
      '已记录 隆回县 2024年3月 1项（数据截至3月31日）：',
    );
    expect((await scene.say(liaison, '填报 4月 失业人员再就业 310人'))[0]).toContain(
      '2024年4月 1项（数据截至4月2日）',
    );
  });

  it('with the data date that was typed', async () => {
    const scene = await openScene({ now });
    const lines = await scene.say(liaison, '填报 截至3月20日 新增城镇就业 1400人');
    expect(lines[0]).toContain('数据截至3月20日');
    expect((await ledger(scene.db))[0]?.data_date).toBe('2024-03-20');
  });

  it('a late report, marked 逾期', async () => {
    const scene = await openScene({ now });
    scene.at('2024-04-03T09:00+08:00');
    expect((await scene.say(liaison, '填报 新增城镇就业 1450人'))[0]).toContain('，逾期）');
    expect((await ledger(scene.db))[0]?.late).toBe(true);
  });

  it('for the whole city from the department that leads it', async () => {
    const scene = await openScene({ now });
    const lines = await scene.say('wuqian', '填报 失业人员再就业 3000人');
    expect(lines[0]).toContain('已记录 邵阳市');
    expect(lines.at(-1)).toContain('就业周调度还差5项');
    expect((await ledger(scene.db))[0]).toMatchObject({ unit: 'shaoyang-shi', person_id: 'wu-qian' });
  });

  it('for the unit typed first, from a liaison of two units', async () => {
    const scene = await openScene({ now });
    await scene.say('xiewenjing', '填报 北塔区 新增城镇就业 100人');
    await scene.say('xiewenjing', '填报\n双清区\n新增城镇就业 200人');
    expect((await ledger(scene.db)).map(({ unit }) => unit)).toEqual(['beita', 'shuangqing']);
  });

  it('the same person under one name from both platforms', async () => {
    const scene = await openScene({ now });
    await scene.say(liaison, '填报 新增城镇就业 1450人');
    const lines = await scene.say('028645193620174', '填报 新增城镇就业 +50');
    expect(lines[1]).toContain('1500人');
    expect(new Set((await ledger(scene.db)).map(({ person_id }) => person_id))).toEqual(
      new Set(['ouyang-min']),
    );
  });
});

describe('填报 refuses, records nothing and says what to do:', () => {
  const refused = [
    ['nothing to read', '填报', /没有看到指标和数值[\s\S]*填报 新增城镇就业 1450人/],
    [
      'an unknown indicator, with candidates',
      '填报 新增城镇旧业率 5',
      /没有这个指标.*新增城镇就业.*请写全称重发/,
    ],
    ['a wrong dimension', '填报 新增城镇就业 1450万元', /单位“万元”不对，这项按“人”统计/],
    ['another unit', '填报 双清区 新增城镇就业 100人', /双清区的联络员填报，没有记录。\n您可以填报：隆回县/],
    ['an ambiguous unit', '填报 邵阳 新增城镇就业 100人', /邵阳市、邵阳县[\s\S]*全称/],
    ['a closed month', '填报 2月 新增城镇就业 100人', /2024年2月已结账.*请联系专班办公室重开2024年2月/],
    ['a future month', '填报 12月 新增城镇就业 100人', /2024年12月还没到，没有记录，请核对月份后重发/],
    ['a future data date', '填报 截至5月1日 新增城镇就业 100人', /截至5月1日还没到.*请核对/],
    ['a negative count', '填报 个转企 -5', /不能为负，没有记录，请核对/],
    ['an endless number', `填报 新增城镇就业 ${'9'.repeat(18)}人`, /数字太长，没有记录，请核对/],
    ['+ without a last value', '填报 新增城镇就业 +120', /还没有上次的数[\s\S]*填报 新增城镇就业 120人/],
    ['+ for what is no sum', '填报 事故起数 +1', /不能用“\+”[\s\S]*填报 生产安全事故起数 数值起/],
    ['a stage that does not exist', '填报 徐特立项目 盖顶', /前期、开工、主体、装修、完工、投用[\s\S]*填报 /],
    [
      'a number where a state is asked',
      '填报 法律援助 5',
      /已完成、达到序时或滞后[\s\S]*填报 法律援助 达到序时/,
    ],
    [
      'a month that is not named',
      '填报 上个月 个转企 9户',
      /“上个月”看不出是哪个月，没有记录[\s\S]*请写清月份/,
    ],
    ['a day that is not named', '填报 截至昨天 个转企 9户', /看不出是哪个月，没有记录/],
    ['a name without its number', '填报 新增城镇就业', /没有看到数字[\s\S]*填报 新增城镇就业 数值人/],
    [
      'two numbers for one figure',
      '填报 新增城镇就业 5人\n新增城镇就业 6人',
      /不止一个数（新增城镇就业 5人；新增城镇就业 6人），没有记录，请只写一个/,
    ],
  ] as const;

  it.each(refused)('%s', async (_, text, answer) => {
    const scene = await openScene({ now });
    expect(everyLine(await scene.say(liaison, text))).toMatch(answer);
    expect(await ledger(scene.db)).toEqual([]);
  });

  it('the indicator of another department, naming who may', async () => {
    const scene = await openScene({ now });
    expect((await scene.say('wuqian', '填报 托位 300个'))[0]).toContain('由牵头单位市卫健委填报');
    expect(await ledger(scene.db)).toEqual([]);
  });

  it('a county from a department', async () => {
    const scene = await openScene({ now });
    expect((await scene.say('wuqian', '填报 隆回县 失业再就业 300人'))[0]).toContain('隆回县的联络员');
  });

  it('a unit left out by a liaison of two, outside their groups', async () => {
    const scene = await openScene({ now });
    const lines = await scene.say('xiewenjing', '填报 新增城镇就业 5人', {
      chat: scene.groupOf('huangjing'),
    });
    expect(lines[0]).toContain('您负责双清区、北塔区，请先写单位');
  });

  it('a value that falls within the year', async () => {
    const scene = await openScene({ now });
    await scene.say(liaison, '填报 新增城镇就业 1450人');
    const lines = await scene.say(liaison, '填报 新增城镇就业 1400人');
    expect(lines[0]).toContain('1400人比3月29日的1450人少');
    expect(lines[1]).toBe('更正 新增城镇就业 1400人 原因：');
  });

  it('a late value for an earlier day that is more than a later one', async () => {
    const scene = await openScene({ now });
    await scene.say(liaison, '填报 新增城镇就业 1450人');
    const lines = await scene.say(liaison, '填报 截至3月10日 新增城镇就业 1500人');
    expect(lines[0]).toMatch(/比3月29日的1450人还多，没有记录/);
  });
});

describe('a line to copy from a refusal', () => {
  it('parses and records for a wrong dimension', async () => {
    const scene = await openScene({ now });
    const copy = (await scene.say(liaison, '填报 创业担保贷款发放 1570人')).at(-1)!;
    expect((await scene.say(liaison, copy))[1]).toContain('创业担保贷款发放 1570万元');
  });

  it('keeps the unit, the month and the data date that were typed', async () => {
    const scene = await openScene({ now });
    const chat = scene.groupOf('huangjing');
    const unit = (await scene.say('xiewenjing', '填报 北塔区 3月 新增城镇就业 5万元', { chat })).at(-1)!;
    expect(unit).toBe('填报 北塔区 3月 新增城镇就业 5人');
    expect((await scene.say('xiewenjing', unit, { chat }))[0]).toContain('已记录 北塔区 2024年3月');
    const date = (await scene.say(liaison, '填报 截至3月20日 新增城镇就业 5万元')).at(-1)!;
    expect(date).toBe('填报 截至3月20日 新增城镇就业 5人');
    expect((await scene.say(liaison, date))[0]).toContain('数据截至3月20日');
  });

  it('names the whole indicator for a part', async () => {
    const scene = await openScene({ now });
    await scene.say('zhoumin', '填报 二次供水 200户');
    const copy = (await scene.say('zhoumin', '填报 二次供水 100户')).at(-1)!;
    expect(copy).toBe('更正 市城区二次供水户数 100户 原因：');
    expect((await scene.say('zhoumin', `${copy}重复统计`))[1]).toContain('100户');
  });

  it('corrects a falling value once a reason is added, also when the earlier month is closed', async () => {
    const scene = await openScene({ now });
    await scene.say(liaison, '填报 新增城镇就业 1450人');
    scene.at('2024-04-30T10:00+08:00');
    const copy = (await scene.say(liaison, '填报 新增城镇就业 1400人')).at(-1)!;
    expect((await scene.say(liaison, `${copy}口径调整`))[0]).toContain('已更正 隆回县 2024年4月');
    const rows = await ledger(scene.db);
    expect(
      rows.map(({ kind, period, value, replaces, reason }) => [kind, period, value, replaces, reason]),
    ).toEqual([
      ['value', '2024-03', '1450', null, null],
      ['correction', '2024-04', '1400', null, '口径调整'],
    ]);
    expect((await scene.say(liaison, '填报 新增城镇就业 1420人'))[1]).toContain('比上次+20人');
  });
});

describe('填报 asks 确认 and records only then:', () => {
  const asked = [
    ['the first crossing of 150% of the target', '新增城镇就业 8000人', /完成率170\.94%，超过目标的150%/],
    [
      'a stated percentage more than a point off',
      '新增城镇就业 1450人 完成35%',
      /您写的完成35%，按目标计算是30\.98%/,
    ],
    ['people for times', '职业技能培训 1750人', /您写的单位是“人”，这项按“人次”统计/],
    ['half a person', '新增城镇就业 14.5人', /14\.5人不是整数/],
  ] as const;

  it.each(asked)('%s', async (_, line, why) => {
    const scene = await openScene({ now });
    const lines = await scene.say(liaison, `填报 ${line}`);
    expect(lines[1]).toMatch(why);
    expect(lines.at(-1)).toBe('请回复“确认”记录，或“取消”放弃（4月1日23:59前有效）。');
    expect(await ledger(scene.db)).toEqual([]);
    expect((await scene.say(liaison, '确认'))[0]).toContain('已记录 隆回县');
    expect(await ledger(scene.db)).toHaveLength(1);
  });

  it('a jump above five times the recent steps', async () => {
    const scene = await openScene({ now });
    for (const value of [100, 110, 120, 130]) await scene.say(liaison, `填报 新增城镇就业 ${value}人`);
    expect((await scene.say(liaison, '填报 新增城镇就业 190人'))[1]).toContain('是近期每次增加量的6倍');
    expect((await scene.say(liaison, '填报 新增城镇就业 180人'))[0]).toContain('已记录');
  });

  it('not again above 150% once that was confirmed', async () => {
    const scene = await openScene({ now });
    await scene.say(liaison, '填报 新增城镇就业 8000人');
    await scene.say(liaison, '确认');
    expect((await scene.say(liaison, '填报 新增城镇就业 8100人'))[0]).toContain('已记录');
  });
});

describe('an ambiguous name', () => {
  it('is never guessed: numbered candidates, and a bare number answers', async () => {
    const scene = await openScene({ now });
    const lines = await scene.say(liaison, '填报 培训 50人次');
    expect(lines[0]).toContain('1. 职业技能培训；2. 创业培训');
    expect(lines[1]).toMatch(/^请先回复数字选定名称，或“取消”放弃/);
    expect(await ledger(scene.db)).toEqual([]);
    expect((await scene.say(liaison, '２'))[1]).toContain('创业培训 50人次');
  });

  it('holds up neither the lines beside it nor the next ambiguous one', async () => {
    const scene = await openScene({ now });
    const lines = await scene.say(liaison, '填报\n培训 50人次\n适老化改造 5户\n新增城镇就业 1450人');
    expect(everyLine(lines)).toContain('已记录 隆回县 2024年3月 1项');
    expect(everyLine(await scene.say(liaison, '1'))).toMatch(/已记录[\s\S]*职业技能培训 50人次/);
    expect(everyLine(await scene.say(liaison, '1'))).toContain('市定特殊困难老年人家庭适老化改造 5户');
    expect(await ledger(scene.db)).toHaveLength(3);
  });

  it('refuses a number that is not in the list, and 确认 before a number', async () => {
    const scene = await openScene({ now });
    await scene.say(liaison, '填报 培训 50人次');
    expect((await scene.say(liaison, '3'))[0]).toContain('请回复 1 到 2 的数字');
    expect((await scene.say(liaison, '确认'))[0]).toContain('请先回复数字选定指标');
    expect(await ledger(scene.db)).toEqual([]);
  });

  it('a percent for people without pretending to know how many those are', async () => {
    const scene = await openScene({ now });
    expect(await scene.say(liaison, '填报 新增城镇就业 25%')).toContain('填报 新增城镇就业 数值人');
  });

  it('two units at once, asking for one at a time', async () => {
    const scene = await openScene({ now });
    const text = '填报\n隆回县 新增城镇就业 10人\n洞口县 新增城镇就业 20人';
    expect((await scene.say(liaison, text))[0]).toContain('一次只报一个单位，请分开发送');
    expect(await ledger(scene.db)).toEqual([]);
  });
});

describe('填报 also', () => {
  it('takes a typed date behind the open round’s month for that date’s month', async () => {
    const scene = await openScene({ now });
    scene.at('2024-04-01T10:00+08:00');
    expect((await scene.say(liaison, '填报 截至4月1日 新增城镇就业 61'))[0]).toContain(
      '隆回县 2024年4月 1项（数据截至4月1日',
    );
    expect((await scene.say(liaison, '填报 截至3月31日 创业培训 20'))[0]).toContain('2024年3月');
  });

  it('judges each part by itself, and the indicator as a whole once', async () => {
    const scene = await openScene({ now });
    const lines = await scene.say('zhoumin', '填报 二次供水户数 7900户 二次供水人数 10人');
    expect(lines[1]).toMatch(/户数 7900户 .*完成100% .*完成$/);
    expect(lines[2]).toMatch(/人数 10人 .*滞后（红）；全项完成50\.\d+%，/);
    const shown = (await scene.say('zhoumin', '进度')).find((line) => line.includes('二次供水'))!;
    expect(shown).toMatch(/户数 7900户 .*完成；.*人数 10人 .*滞后（红）；全项完成50/);
  });

  it('of the lead unit states a task for the whole city', async () => {
    const scene = await openScene({ now });
    const indicator = scene.office.config.indicators.find(
      ({ kind, lead }) => kind === 'stated' && lead === 'minzheng',
    )!;
    const user = scene.office.config.people.find(({ units }) => units.includes('minzheng'))!;
    const id = (user.wecom ?? user.dingtalk)!;
    const lines = await scene.say(id, `填报 ${indicator.name} 达到序时`);
    expect(lines[1]).toBe(`1. ${indicator.name} 达到序时（全市）`);
    expect((await scene.say(id, '进度')).join('\n')).toContain(
      `${indicator.name} 达到序时（全市）（3月29日）`,
    );
  });

  it('thanks nobody for a round that asked them for nothing', async () => {
    const scene = await openScene({ now: '2024-04-17T10:00+08:00' });
    const person = scene.office.config.people.find(({ units }) => units.includes('minzheng'))!;
    const lines = await scene.say((person.wecom ?? person.dingtalk)!, '填报 老年食堂 5个');
    expect(lines[0]).toContain('已记录');
    expect(lines.join('\n')).not.toContain('谢谢');
  });
});
