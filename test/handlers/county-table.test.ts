import { describe, expect, it } from 'vitest';
import type { Config } from '../../src/config/model.ts';
import { differencesOf } from '../../src/office/reconciliation/facts.ts';
import { ledger } from '../support/ledger.ts';
import { openScene, type Scene, sample } from '../support/scene.ts';

const now = '2024-03-29T10:00+08:00';
const department = 'wuqian';
const liaison = 'ouyangmin';
const office = 'huangjing';
const longhui = 'wrSamplexOpcG7WwGcef3czR';
const longhuiDing = 'cidSampleJSk7nrokHAxq8/fIvA==';
const dongkou = 'cidSamplez2ujk0gwRUIMc5sYtA==';
const officeGroup = 'wrSamplejVAKXr36WWZ8AoJw';
const table = '填报 新增城镇就业\n隆回县 1400\n洞口县 900\n武冈市 1000';

type Decides = Config['rules']['reconciliation']['decides'];

async function scenes(decides: Decides = 'office', more: Partial<Config> = {}): Promise<Scene> {
  const config = await sample();
  const reconciliation = { ...config.rules.reconciliation, decides };
  return openScene({ now, config: { ...config, ...more, rules: { ...config.rules, reconciliation } } });
}

const figures = ({ db }: Scene) => db.selectFrom('department_figures').selectAll().orderBy('id').execute();
const differences = ({ db }: Scene) => db.selectFrom('differences').selectAll().orderBy('id').execute();

/** What was told in a chat since the start, message by message. */
async function toldIn(scene: Scene, chatId: string): Promise<string[]> {
  return (await scene.outbox()).filter((one) => one.chatId === chatId).map(({ lines }) => lines.join('\n'));
}

describe('填报 of a department with a table of counties', () => {
  it('is recorded as the department’s side, and leaves the ledger alone', async () => {
    const scene = await scenes();
    expect(await scene.say(department, table)).toEqual([
      '已记录 市人社局 2024年3月 各县市区部门数3个（数据截至3月29日）：',
      '1. 新增城镇就业 3个县市区，合计3300人，还没有双清区、大祥区、北塔区等9个',
      '与县市区上报数比较：县市区还没有报3个。',
    ]);
    expect(await ledger(scene.db)).toEqual([]);
    expect(
      (await figures(scene)).map(({ unit, value, month, data_date, person_id }) => [
        unit,
        value,
        month,
        data_date,
        person_id,
      ]),
    ).toEqual([
      ['longhui', '1400', '2024-03', '2024-03-29', 'wu-qian'],
      ['dongkou', '900', '2024-03', '2024-03-29', 'wu-qian'],
      ['wugang', '1000', '2024-03', '2024-03-29', 'wu-qian'],
    ]);
    expect(await scene.outbox()).toEqual([]);
  });

  it('pasted from Excel takes several indicators, and its total is held against the sum', async () => {
    const scene = await scenes();
    const lines = await scene.say(
      department,
      '填报 3月\n县市区\t新增城镇就业（人）\t创业担保贷款发放（万元）\t完成率\n隆回县\t1,400\t820.5\t30%\n洞口县\t900\t—\t29%\n合计\t2300\t800\t',
    );
    expect(lines).toEqual([
      '没有用到的列：完成率。',
      '创业担保贷款发放合计写的是800万元，各县市区相加是820.5万元，请核对。',
      '已记录 市人社局 2024年3月 各县市区部门数3个（数据截至3月29日）：',
      '1. 新增城镇就业 2个县市区，合计2300人，还没有双清区、大祥区、北塔区等10个',
      '2. 创业担保贷款发放 1个县市区，合计820.5万元，还没有双清区、大祥区、北塔区等11个',
      '与县市区上报数比较：县市区还没有报3个。',
    ]);
    expect((await figures(scene)).map(({ value }) => value)).toEqual(['1400', '820.5', '900']);
  });

  it('gives bad cells back and takes the good ones', async () => {
    const scene = await scenes();
    const lines = await scene.say(
      department,
      '填报 新增城镇就业\n隆回县 1400\n邵阳 900\n洞口县 900万元\n武冈市 1000左右\n大祥区 15.5\n双清区 1450',
    );
    expect(lines.slice(0, 5)).toEqual([
      '✗ 洞口县 900万元：单位“万元”不对，这项按“人”统计，没有记录。',
      '✗ 大祥区 15.5：15.5人不是整数，没有记录。',
      '✗ “邵阳 900”：看不出是哪个县市区（邵阳市、邵阳县？），没有记录，请写全称。',
      '……另有1处没有记录，请改好后只发这几处。',
      '已记录 市人社局 2024年3月 各县市区部门数2个（数据截至3月29日）：',
    ]);
    expect((await figures(scene)).map(({ unit }) => unit)).toEqual(['longhui', 'shuangqing']);
  });

  it.each([
    [
      'another department’s indicator',
      '填报 托位\n隆回县 300\n洞口县 200',
      /由牵头单位市卫健委填报，您不能填报各县市区的部门数/,
    ],
    [
      'an indicator without numbers',
      '填报\n县市区\t充分就业\n隆回县\t1\n洞口县\t1',
      /促进高质量充分就业不报数字/,
    ],
    ['a closed month', '填报 2月 新增城镇就业\n隆回县 300\n洞口县 200', /2024年2月已结账/],
    ['a future month', '填报 12月 新增城镇就业\n隆回县 300\n洞口县 200', /2024年12月还没到/],
    [
      'a month that is not named',
      '填报 上个月 新增城镇就业\n隆回县 300\n洞口县 200',
      /“上个月”看不出是哪一个月，都没有记录/,
    ],
    ['a day to come', '填报 新增城镇就业 截至5月1日\n隆回县 300\n洞口县 200', /截至5月1日还没到/],
    ['a negative number', '填报 新增城镇就业\n隆回县 -3\n洞口县 -2', /不能为负/],
    [
      'numbers under no indicator',
      '填报 隆回县 300\n洞口县 200',
      /看不出是哪项指标，没有记录[\s\S]*请这样发送/,
    ],
    ['too many rows', `填报 新增城镇就业\n${'隆回县 300\n'.repeat(600)}洞口县 1`, /行数太多/],
  ])('refuses %s', async (_, text, answer) => {
    const scene = await scenes();
    expect((await scene.say(department, text)).join('\n')).toMatch(answer);
    expect(await figures(scene)).toEqual([]);
  });

  it('is no table from a liaison, nor where a department reports the city', async () => {
    const scene = await scenes();
    expect((await scene.say(liaison, table)).join('\n')).not.toContain('部门数');
    expect((await scene.say(department, '填报 新增城镇就业 15000人'))[0]).toContain('已记录 邵阳市');
    expect(await figures(scene)).toEqual([]);
  });

  it('shows nothing harmful of what was typed, and answers a hostile one', async () => {
    const scene = await scenes();
    const hostile = `填报 新增城镇就业\n隆回县 1400\n洞口县 @all [点我](http://a.cn) 1\n${'列\t'.repeat(100)}\n${'双清区\t1 '.repeat(2000)}`;
    const lines = await scene.say(department, hostile);
    expect(lines.length).toBeLessThanOrEqual(12);
    expect(lines.join('\n')).not.toMatch(/@|\[|http:\/\//);
  });
});

describe('a difference between a county and its lead department', () => {
  it('goes to both sides and the office when the department’s table comes, each where it hears it alone', async () => {
    const scene = await scenes();
    await scene.say(liaison, '填报 截至3月20日 新增城镇就业 1450人');
    await scene.say('174520396812', '填报 新增城镇就业 900人');
    const lines = await scene.say(department, table);
    expect(lines.at(-1)).toBe(
      '与县市区上报数比较：一致1个，不一致1个（1号，已通知双方和专班办公室），县市区还没有报1个。',
    );
    const said =
      '1号 隆回县新增城镇就业2024年3月：隆回县报1450人（数据截至3月20日），市人社局报1400人（数据截至3月29日）';
    const toCounty = `【县市数据不一致】1项：\n${said}\n请核实：本单位数有误请发送“更正”；部门数有误请联系部门改正；否则等专班办公室裁定。`;
    expect(await toldIn(scene, longhui)).toEqual([toCounty]);
    expect(await toldIn(scene, longhuiDing)).toEqual([toCounty]);
    // The departments share a group, so its person is told alone.
    expect(await toldIn(scene, department)).toEqual([
      `【县市数据不一致】1项：\n${said}\n请核实：本部门数有误请重新发送“填报”改正；否则等专班办公室裁定。`,
    ]);
    expect(await toldIn(scene, officeGroup)).toEqual([
      `【县市数据不一致】1项：\n${said}\n请裁定，例如：同意 1 县（以县市区数为准），或：同意 1 部门（以部门数为准）。发送“同意”看全部。`,
    ]);
    expect(await toldIn(scene, dongkou)).toEqual([]);
    expect((await scene.outbox()).every(({ chatId }) => chatId !== scene.groupOf(department))).toBe(true);
  });

  it('is found on DingTalk as well, whichever side speaks last', async () => {
    const config = await sample();
    const people = config.people.map((person) =>
      person.id === 'wu-qian' ? { ...person, wecom: undefined, dingtalk: '120000000001' } : person,
    );
    const scene = await scenes('office', { people });
    await scene.say('120000000001', '填报 新增城镇就业\n隆回县\t1400\n洞口县\t900', { alone: true });
    await scene.say('174520396812', '填报 新增城镇就业 950人');
    expect((await toldIn(scene, dongkou))[0]).toContain('洞口县报950人（数据截至3月29日），市人社局报900人');
    expect((await toldIn(scene, '120000000001'))[0]).toContain('1号 洞口县新增城镇就业2024年3月');
    expect((await differences(scene)).map(({ unit, state }) => [unit, state])).toEqual([['dongkou', 'open']]);
  });

  it('is told once for each pair of figures, under one number', async () => {
    const scene = await scenes();
    await scene.say(department, table);
    await scene.say(liaison, '填报 新增城镇就业 1450人');
    await scene.say(department, table);
    await scene.say(liaison, '无变化 新增城镇就业');
    expect(await toldIn(scene, longhui)).toHaveLength(1);
    await scene.say(liaison, '填报 新增城镇就业 1460人');
    const told = await toldIn(scene, longhui);
    expect(told).toHaveLength(2);
    expect(told[1]).toContain('1号 隆回县新增城镇就业2024年3月：隆回县报1460人');
    expect(await differences(scene)).toHaveLength(1);
  });

  it('is over when the county corrects or the department does, in one line to both', async () => {
    const scene = await scenes();
    await scene.say(liaison, '填报 新增城镇就业 1450人');
    await scene.say(department, table);
    await scene.say(liaison, '更正 新增城镇就业 1400人 原因：重复');
    const line = '【县市数据已一致】1号 隆回县新增城镇就业2024年3月：1400人，不用再处理。';
    expect((await toldIn(scene, longhui)).at(-1)).toBe(line);
    expect((await toldIn(scene, department)).at(-1)).toBe(line);
    expect((await toldIn(scene, officeGroup)).at(-1)).toBe(line);
    expect(await scene.say(office, '同意 1 县')).toEqual(['1 号县市数据已经一致或已经裁定，没有再次处理。']);
    await scene.say(department, '填报 新增城镇就业\n隆回县 1410\n洞口县 900');
    expect((await differences(scene))[0]).toMatchObject({ id: 1, state: 'open', department_value: '1410' });
    await scene.say(department, '填报 新增城镇就业\n隆回县 1400\n洞口县 900');
    expect((await differences(scene))[0]).toMatchObject({ id: 1, state: 'settled' });
  });

  it('is over when the county takes its figure back', async () => {
    const scene = await scenes();
    await scene.say(liaison, '填报 新增城镇就业 1450人');
    await scene.say(department, table);
    await scene.say(liaison, '撤回 新增城镇就业');
    expect((await toldIn(scene, longhui)).at(-1)).toBe(
      '【县市数据】1号 隆回县新增城镇就业2024年3月：隆回县已撤回上报数，不再比较。',
    );
    expect((await differences(scene))[0]?.state).toBe('settled');
  });

  it('within the tolerance is none', async () => {
    const config = await sample();
    const rules = { ...config.rules, reconciliation: { decides: 'office' as const, tolerancePercent: '5' } };
    const scene = await openScene({ now, config: { ...config, rules } });
    await scene.say(liaison, '填报 新增城镇就业 1450人');
    await scene.say(department, table);
    expect(await differences(scene)).toEqual([]);
  });

  it('of a part is named with its indicator', async () => {
    const scene = await scenes();
    await scene.say('zhoumin', '填报 二次供水 户数120户 人数360人');
    await scene.say('tanbin', '填报\n县市区\t二次供水户数\t二次供水人数\n双清区\t120\t350\n大祥区\t100\t300');
    const [told] = await toldIn(scene, scene.groupOf('zhoumin'));
    expect(told).toContain('市城区二次供水人数2024年3月：双清区报360人');
    expect(told).toContain('【县市数据不一致】1项');
  });
});

describe('where the office decides', () => {
  async function differing(): Promise<Scene> {
    const scene = await scenes();
    await scene.say(liaison, '填报 新增城镇就业 1450人');
    await scene.say(department, table);
    return scene;
  }

  it('同意 without a side asks which, with both lines to copy', async () => {
    const scene = await differing();
    expect((await scene.say(office, '同意')).join('\n')).toContain(
      '同意 1　县／部门：隆回县新增城镇就业2024年3月',
    );
    const lines = await scene.say(office, '同意 1');
    expect(lines.slice(1)).toEqual([
      '请写明以哪边的数为准，还没有处理。请复制一条发送，后面可以写“原因：…”：',
      '同意 1 县',
      '同意 1 部门',
    ]);
    expect((await scene.say(office, '同意 1 都行'))[1]).toContain('“都行”看不出以哪边的数为准');
    expect((await differences(scene))[0]?.state).toBe('open');
  });

  it('县 lets the county’s figure count, with the reason told to both', async () => {
    const scene = await differing();
    expect(await scene.say(office, '同意 1 县 原因：部门口径滞后')).toEqual([
      '已同意 1 号：隆回县新增城镇就业2024年3月：以隆回县的1450人为准。原因：部门口径滞后。已通知双方。',
    ]);
    const told =
      '【县市数据裁定】1号 隆回县新增城镇就业2024年3月：以隆回县的1450人为准。原因：部门口径滞后。';
    expect((await toldIn(scene, longhui)).at(-1)).toBe(told);
    expect((await toldIn(scene, department)).at(-1)).toBe(told);
    expect((await differences(scene))[0]).toMatchObject({
      state: 'county',
      decided_by: 'huang-jing',
      reason: '部门口径滞后',
    });
    expect(await differencesOf(scene.db, scene.office, '2024-03')).toEqual(new Map());
  });

  it('部门 asks the county for a 更正 with the finished line, and changes nothing by itself', async () => {
    const scene = await differing();
    await scene.say(office, '同意 1 部门');
    const [head, how, copy] = (await toldIn(scene, longhui)).at(-1)!.split('\n');
    expect(head).toContain('以市人社局的1400人为准');
    expect(how).toBe('请核实后复制发送：');
    expect(copy).toBe('更正 隆回县 2024年3月 新增城镇就业 1400人 原因：与市直部门数据核对一致');
    expect((await ledger(scene.db)).map(({ value }) => value)).toEqual(['1450']);
    expect((await differencesOf(scene.db, scene.office, '2024-03')).get('longhui')).toHaveLength(1);
    expect((await scene.say(liaison, copy!))[0]).toContain('已更正');
    expect((await ledger(scene.db)).map(({ value }) => value)).toEqual(['1450', '1400']);
    expect(await differencesOf(scene.db, scene.office, '2024-03')).toEqual(new Map());
  });

  it.each(['同意 1 隆回县', '同意 1 县市区', '同意 1 以县为准'])('%s means the county', async (text) => {
    const scene = await differing();
    expect((await scene.say(office, text))[0]).toContain('以隆回县的1450人为准');
  });

  it.each(['同意 1 市人社局', '同意 1 市直部门', '同意 1 部门数'])(
    '%s means the department',
    async (text) => {
      const scene = await differing();
      expect((await scene.say(office, text))[0]).toContain('以市人社局的1400人为准');
    },
  );

  it('拒绝 is no answer, and says what is', async () => {
    const scene = await differing();
    expect((await scene.say(office, '拒绝 1 原因：不清楚')).slice(1)).toEqual(['同意 1 县', '同意 1 部门']);
    expect((await scene.db.selectFrom('requests').select('state').execute())[0]?.state).toBe('open');
  });

  it('a decided difference is asked again with other figures', async () => {
    const scene = await differing();
    await scene.say(office, '同意 1 县');
    expect((await scene.say(office, '同意 1 部门'))[0]).toContain('已经裁定');
    await scene.say(liaison, '填报 新增城镇就业 1500人');
    expect((await differences(scene))[0]).toMatchObject({
      state: 'open',
      county_value: '1500',
      reason: null,
    });
    expect((await scene.say(office, '同意 1 部门'))[0]).toContain('以市人社局的1400人为准');
  });
});

describe('where the rules decide', () => {
  it('for the county the difference is told and costs nothing', async () => {
    const scene = await scenes('county');
    await scene.say(liaison, '填报 新增城镇就业 1450人');
    await scene.say(department, table);
    expect((await toldIn(scene, longhui))[0]).toContain('按规则以县市区数为准，不用再报。');
    expect((await toldIn(scene, officeGroup))[0]).toContain('按规则以县市区数为准。');
    expect((await differences(scene))[0]).toMatchObject({ state: 'county', decided_by: 'rules' });
    expect(await differencesOf(scene.db, scene.office, '2024-03')).toEqual(new Map());
    expect(await scene.say(office, '同意')).toEqual(['现在没有待办的申请。']);
  });

  it('for the department the county is asked for a 更正 at once, and pays until it comes', async () => {
    const scene = await scenes('department');
    await scene.say(department, table);
    await scene.say(liaison, '填报 新增城镇就业 1450人');
    const copy = (await toldIn(scene, longhui))[0]!.split('\n').at(-1)!;
    expect(copy).toBe('更正 隆回县 2024年3月 新增城镇就业 1400人 原因：与市直部门数据核对一致');
    expect([...(await differencesOf(scene.db, scene.office, '2024-03')).keys()]).toEqual(['longhui']);
    await scene.say(liaison, copy);
    expect((await toldIn(scene, longhui)).at(-1)).toContain('【县市数据已一致】1号');
    expect(await differencesOf(scene.db, scene.office, '2024-03')).toEqual(new Map());
  });
});

describe('what a month’s closing asks', () => {
  it('is one fact an indicator, with both figures, of that month alone', async () => {
    const scene = await scenes();
    await scene.say('zhoumin', '填报 二次供水 户数120户 人数360人\n新增城镇就业 300人');
    await scene.say('tanbin', '填报\n县市区\t二次供水户数\t二次供水人数\n双清区\t121\t350\n大祥区\t100\t300');
    await scene.say(department, '填报 新增城镇就业\n双清区 310\n大祥区 300');
    const facts = (await differencesOf(scene.db, scene.office, '2024-03')).get('shuangqing')!;
    expect(facts.map(({ id, name }) => [id, name])).toEqual([
      ['1', '市城区二次供水'],
      ['3', '新增城镇就业'],
    ]);
    expect(facts[1]?.figure).toBe('双清区报300人（数据截至3月29日），市人社局报310人（数据截至3月29日）');
    expect(await differencesOf(scene.db, scene.office, '2024-02')).toEqual(new Map());
  });
});

describe('on record', () => {
  it('stands who said what, and what was decided', async () => {
    const scene = await scenes();
    await scene.say(liaison, '填报 新增城镇就业 1450人');
    await scene.say(department, table);
    await scene.say(office, '同意 1 部门');
    const audit = await scene.db
      .selectFrom('audit')
      .select(['actor', 'action', 'subject'])
      .orderBy('seq')
      .execute();
    expect(audit.slice(1)).toEqual([
      { actor: 'wu-qian', action: 'department.report', subject: 'renshe/urban-jobs/2024-03' },
      { actor: 'wu-qian', action: 'difference.open', subject: 'longhui/urban-jobs/2024-03' },
      { actor: 'huang-jing', action: 'difference.decide', subject: '1' },
      { actor: 'huang-jing', action: 'difference.accept', subject: '1' },
    ]);
  });

  it('nothing a department said is ever changed', async () => {
    const scene = await scenes();
    await scene.say(department, table);
    await scene.say(department, '填报 新增城镇就业\n隆回县 1380\n洞口县 900');
    expect((await figures(scene)).map(({ value }) => value)).toEqual(['1400', '900', '1000', '1380', '900']);
    await expect(scene.db.updateTable('department_figures').set({ value: '1' }).execute()).rejects.toThrow(
      'append-only',
    );
  });
});
