import { describe, expect, it } from 'vitest';
import { readReport } from '../../src/language/report.ts';
import { command, prose } from './told.ts';
import { vocabulary } from './vocabulary.ts';

const read = (text: string) => readReport(text, vocabulary, { prose: false });
const both = ['新增城镇就业 1450人', '职业技能培训 1750人次'];

describe('a 填报 with two figures reads the same', () => {
  it.each([
    ['on two lines', '新增城镇就业 1450人\n职业技能培训 1,750 人次'],
    ['on one line without any mark', '新增城镇就业 1450人 职业技能培训 1750人次'],
    ['glued together', '新增城镇就业1450人职业技能培训1750人次'],
    ['with Chinese commas', '新增城镇就业1450人，职业技能培训：１７５０人次'],
    ['with 、', '新增城镇就业1450人、职业技能培训1750人次'],
    ['with semicolons', '新增城镇就业1450人；职业技能培训1750人次。'],
    ['with English punctuation', '新增城镇就业:1450人,职业技能培训:1750人次'],
    ['with equals signs', '新增城镇就业=1450人; 职业技能培训=1750人次'],
    ['numbered 1. 2.', '1. 新增城镇就业 1450人\n2. 职业技能培训 1750人次'],
    ['numbered 1、2、', '1、新增城镇就业 1450人\n2、职业技能培训 1750人次'],
    ['numbered （1）（2）', '（1）新增城镇就业 1450人\n（2）职业技能培训 1750人次'],
    ['numbered ①②', '①新增城镇就业 1450人\n②职业技能培训 1750人次'],
    ['numbered on one line', '1、新增城镇就业1450人；2、职业技能培训1750人次'],
    ['numbered ①② on one line', '①新增城镇就业1450人②职业技能培训1750人次'],
    ['with dashes', '- 新增城镇就业 1450人\n- 职业技能培训 1750人次'],
    ['with bullets', '• 新增城镇就业 1450人\n· 职业技能培训 1750人次'],
    ['with 一是 and 二是', '一是新增城镇就业1450人，二是职业技能培训1750人次'],
    ['with Windows line ends and blank lines', '新增城镇就业 1450人\r\n\r\n职业技能培训 1750人次\r\n'],
    ['with odd spaces', '　新增城镇就业\u00a01450人\u2005职业技能培训\t1750人次'],
    ['with invisible characters', '新增\u200b城镇就业 14\u200b50人\n职业技能培训\ufeff 1750人次'],
    ['with small words', '累计完成新增城镇就业人数达到1450人，共完成职业技能培训1750人次'],
    ['with the value on the next line', '新增城镇就业\n1450人\n职业技能培训\n1750人次'],
    ['broken inside a name', '新增城\n镇就业 1450人\n职业技能培\n\n训 1750人次'],
    ['broken before the measure', '新增城镇就业 1450\n人\n职业技能培训 1750\n\n人次'],
    ['with values in brackets', '新增城镇就业（1450人）、职业技能培训（1750人次）'],
  ])('%s', (_how, text) => {
    expect(command(text)).toEqual(both);
  });
});

describe('a command line says', () => {
  it.each([
    ['a number without measure', '新增城镇就业 1450', ['新增城镇就业 1450']],
    ['an addition', '新增城镇就业 +120', ['新增城镇就业 +120']],
    ['a full-width addition', '新增城镇就业＋120人', ['新增城镇就业 +120人']],
    ['an addition in words', '新增城镇就业 本月新增120人', ['新增城镇就业 +120人']],
    ['an addition against the last time', '新增城镇就业 较上期增加120人', ['新增城镇就业 +120人']],
    ['no addition when 新增 is the name', '新增城镇就业 120人', ['新增城镇就业 120人']],
    ['无变化', '新增城镇就业 无变化', ['新增城镇就业 holds']],
    ['不变', '新增城镇就业：不变', ['新增城镇就业 holds']],
    ['同上期', '新增城镇就业 同上期，创业培训 持平', ['新增城镇就业 holds', '创业培训 holds']],
    ['零报告', '创业培训 零报告', ['创业培训 zero']],
    ['未发生', '生产安全事故 未发生', ['生产安全事故起数 zero']],
    ['a zero', '生产安全事故 0起', ['生产安全事故起数 0起']],
    ['a stage', '徐特立项目 主体', ['县域普通高中“徐特立项目” 主体']],
    ['a stage in words', '徐特立项目 目前进入主体施工阶段', ['县域普通高中“徐特立项目” 主体']],
    ['a stage of a mistyped name', '徐特力项目 主体', ['县域普通高中“徐特立项目” 主体']],
    ['a stage without a space', '徐特立项目主体', ['县域普通高中“徐特立项目” 主体']],
    ['已完成', '家庭教育指导服务 已完成', ['家庭教育指导服务 done']],
    ['达到序时', '家庭教育指导服务 达到序时进度', ['家庭教育指导服务 on-schedule']],
    ['滞后', '家庭教育指导服务 滞后', ['家庭教育指导服务 behind']],
    ['未达序时', '家庭教育指导服务 未达序时进度', ['家庭教育指导服务 behind']],
    [
      'several states on one line',
      '徐特立项目 主体 家庭教育指导服务 已完成',
      ['县域普通高中“徐特立项目” 主体', '家庭教育指导服务 done'],
    ],
    ['a negative rate', '规模工业增加值增速 -44.1%', ['规模工业增加值增速 -44.1%']],
    ['a rate with the long minus', '规模工业增加值增速 −44.1%', ['规模工业增加值增速 -44.1%']],
    ['a falling rate', '规模工业增加值 同比下降3.8%', ['规模工业增加值增速 -3.8%']],
    ['a negative rate in words', '规模工业增加值增速 负增长3.8%', ['规模工业增加值增速 -3.8%']],
    ['a rising rate', '规模工业增加值 同比增长5.8%', ['规模工业增加值增速 5.8%']],
    ['a rate with a plus sign is no addition', '规模工业增加值增速 +5.8%', ['规模工业增加值增速 5.8%']],
    ['the completion', '新增城镇就业1450人，完成31%', ['新增城镇就业 1450人 (31%)']],
    ['the completion on the next line', '新增城镇就业1450人，\n\n完成 31%', ['新增城镇就业 1450人 (31%)']],
    ['the completion as a rate', '新增城镇就业1450人 完成率为31%', ['新增城镇就业 1450人 (31%)']],
    ['the completion of the year task', '新增城镇就业1450人，占年任务的31%', ['新增城镇就业 1450人 (31%)']],
    ['the completion of the year goal', '新增城镇就业1450人，为年度目标的31%', ['新增城镇就业 1450人 (31%)']],
    ['the completion in brackets', '新增城镇就业1450人（完成31%）', ['新增城镇就业 1450人 (31%)']],
    ['the completion in tenths', '新增城镇就业1450人，完成三成', ['新增城镇就业 1450人 (30%)']],
    ['only the completion', '新增城镇就业 完成31%', ['新增城镇就业 (31%)']],
    ['the target before the value', '新增城镇就业目标4680人，完成1450人', ['新增城镇就业 1450人']],
    ['the target after the value', '新增城镇就业1450人，目标4680人', ['新增城镇就业 1450人']],
    ['two parts by measure', '二次供水 2万户、6万人', ['二次供水/户数 20000户', '二次供水/人数 60000人']],
    ['two parts by name', '二次供水 户数2万 人数6万', ['二次供水/户数 20000', '二次供水/人数 60000']],
    ['another measure, for the caller to refuse', '新增城镇就业 1450万元', ['新增城镇就业 14500000元']],
    ['a correction in words', '新增城镇就业由1450人改为1400人', ['新增城镇就业 1400人']],
    [
      'a reason, whose digits are no figures',
      '新增城镇就业 1400 原因：多报50人',
      ['新增城镇就业 1400 备注:多报50人'],
    ],
    ['nothing yet', '新增城镇就业', ['新增城镇就业']],
    [
      'a value after words about it',
      '创业担保贷款发放 123笔、金额1570万元',
      ['创业担保贷款发放 123笔', '~金额1570万元'],
    ],
    ['an unknown name', '飞碟数量 12个', ['!飞碟数量 12个']],
    ['an ambiguous name', '培训 120', ['?职业技能培训|创业培训 120']],
    ['a name with another word glued before it', '补贴性职业技能培训 12人次', ['!补贴性职业技能培训 12人次']],
    ['a name with another word glued behind it', '创业培训补贴 50万元', ['!创业培训补贴 500000元']],
    ['a name whose digits are no figure', 'PM2.5 32微克/立方米', ['PM2.5平均浓度 32微克/立方米']],
    ['a near miss', '城镇新增就业人数 1450', ['新增城镇就业 1450']],
    ['a number without a name', '1450人', ['~1450人']],
    ['a second number', '新增城镇就业 1450人，其中女性600人', ['新增城镇就业 1450人', '~其中女性600人']],
    [
      'a row of a table, which nobody guesses',
      '新增城镇就业\t4680\t1450',
      ['新增城镇就业', '~新增城镇就业 4680', '~新增城镇就业 4680 1450'],
    ],
    ['one figure twice', '新增城镇就业 1450人\n新增城镇就业 1450人', ['新增城镇就业 1450人']],
    [
      'one figure with two values',
      '新增城镇就业 1450人\n新增城镇就业 1460人',
      ['新增城镇就业 1450人', '新增城镇就业 1460人'],
    ],
    ['nothing in chatter', '各位领导好，请查收，谢谢！', []],
    ['nothing in nothing', ' \n\n ', []],
  ] as [string, string, string[]][])('%s', (_what, text, told) => {
    expect(command(text)).toEqual(told);
  });
});

describe('a remark', () => {
  it('is kept exactly as typed, and its digits are no figures', () => {
    expect(command('法律援助 已完成 备注：**好** =1+1 @所有人 新增城镇就业 99人\u0007')).toEqual([
      '法律援助 done 备注:**好** =1+1 @所有人 新增城镇就业 99人\u0007',
    ]);
  });

  it('belongs to its own line only', () => {
    expect(command('新增城镇就业 1450人 备注：含园区123人\n创业培训 633人次')).toEqual([
      '新增城镇就业 1450人 备注:含园区123人',
      '创业培训 633人次',
    ]);
  });

  it('on a line of its own belongs to the line above', () => {
    expect(command('新增城镇就业 1450人\n备注: x')).toEqual(['新增城镇就业 1450人 备注:x']);
  });
});

describe('our own words pasted back', () => {
  it('an answer with changed numbers is read without its target, completion and schedule', () => {
    const answer =
      '1. 新增城镇就业 1500人 · 目标4680人 · 完成30.98% · 序时25% · 达到序时\n2. 家庭教育指导服务 已完成';
    expect(command(answer)).toEqual(['新增城镇就业 1500人', '家庭教育指导服务 done']);
  });

  it('a whole answer with changed numbers is read line by line, its head and what is missing left out', () => {
    const answer = [
      '已记录 隆回县 2024年3月 2项（数据截至3月31日）：',
      '1. 新增城镇就业 1500人（备注：含园区50人） · 目标4680人 · 完成32.05% · 序时25% · 达到序时 · 比上次+50人',
      '2. 徐特立项目 主体 · 完成60% · 序时25% · 达到序时',
      '其余 3 项已收到，发送“进度”看全部',
      '月调度还差2项：创业培训、法律援助。截止4月2日17:00',
    ].join('\n');
    const told = ['新增城镇就业 1500人 备注:含园区50人', '县域普通高中“徐特立项目” 主体'];
    expect(command(answer)).toEqual(told);
    expect(prose(answer).map((line) => line.replace(/ 备注.*/, ''))).toEqual(
      told.map((line) => line.replace(/ 备注.*/, '')),
    );
  });

  it('a template counts where a number was filled in, and is silent elsewhere', () => {
    const template = [
      '新增城镇就业：1450人（上期1300人）',
      '职业技能培训：    人次（上期1700人次）',
      '创业培训：',
      '创业担保贷款发放：＿＿万元',
      '徐特立项目：（上期 主体）',
      '二次供水 户数：    万户',
    ].join('\n');
    expect(command(template)).toEqual(['新增城镇就业 1450人']);
  });
});

describe('the front of a report says', () => {
  it.each([
    ['the unit', '隆回县 新增城镇就业 1450', { unit: { kind: 'found', id: '隆回县' } }],
    ['the unit with a colon', '隆回县：新增城镇就业1450人', { unit: { kind: 'found', id: '隆回县' } }],
    ['the unit alone on its line', '隆回县\n新增城镇就业 1450', { unit: { kind: 'found', id: '隆回县' } }],
    ['the unit glued', '隆回县新增城镇就业1450', { unit: { kind: 'found', id: '隆回县' } }],
    ['an abbreviated unit', '城步 新增城镇就业 1450', { unit: { kind: 'found', id: '城步苗族自治县' } }],
    [
      '邵阳, which is two units',
      '邵阳 新增城镇就业 1450',
      { unit: { kind: 'ambiguous', ids: ['邵阳县', '邵阳市'] } },
    ],
    ['a unit that is not ours', '岳阳县 新增城镇就业 1450', { unit: { kind: 'unknown', typed: '岳阳县' } }],
    ['the month', '9月 新增城镇就业 1450', { period: { month: 9 } }],
    [
      'the month after the unit',
      '隆回县 9月份 新增城镇就业 1450',
      { unit: { kind: 'found' }, period: { month: 9 } },
    ],
    ['year and month', '2024年9月 新增城镇就业 1450', { period: { year: 2024, month: 9 } }],
    ['the data date', '截至9月30日，新增城镇就业1450', { dataDate: { month: 9, day: 30 } }],
    [
      'the data date with its year',
      '截至2024年9月30日 新增城镇就业1450',
      { dataDate: { year: 2024, month: 9, day: 30 } },
    ],
    ['the data date as a month end', '截止3月底，新增城镇就业1450', { dataDate: { month: 3 } }],
    [
      'the data date in digits',
      '数据截至2024-09-30 新增城镇就业1450',
      { dataDate: { year: 2024, month: 9, day: 30 } },
    ],
    ['the data date behind the figure', '新增城镇就业1450 截至9月30日', { dataDate: { month: 9, day: 30 } }],
  ])('%s', (_what, text, said) => {
    const reading = read(text);
    expect(reading).toMatchObject(said);
    expect(reading.statements).toMatchObject([
      { indicator: { id: '新增城镇就业' }, amount: { value: '1450' } },
    ]);
    expect(reading.leftovers).toEqual([]);
  });

  it('a month that does not exist, for the rules to refuse', () => {
    expect(read('13月 新增城镇就业 1450').period).toEqual({ month: 13 });
  });

  it('a unit for each line when there are several', () => {
    const text = '隆回县 新增城镇就业 1450\n武冈市 新增城镇就业 1300';
    expect(read(text).unit).toEqual({ kind: 'ambiguous', ids: ['隆回县', '武冈市'] });
    expect(command(text)).toEqual(['[隆回县] 新增城镇就业 1450', '[武冈市] 新增城镇就业 1300']);
  });
});

describe('a statement', () => {
  it('keeps its clause as typed for showing back', () => {
    expect(read('1. 新增城镇就业　：１４５０人， 完成31%').statements[0]?.source).toBe(
      '新增城镇就业 ：１４５０人， 完成31%',
    );
  });

  it('shows an amount as typed', () => {
    expect(read('创业担保贷款 1.2 万余元').statements[0]?.amount?.typed).toBe('1.2 万余元');
  });
});

describe('nothing is recorded as the speaker’s own when', () => {
  it.each([
    ['another unit opens a clause', '新增城镇就业 700人，隆回县 职业技能培训 250人次'],
    ['another unit opens a sentence, abbreviated', '新增城镇就业 700人。隆回 职业技能培训 250人次'],
    ['another unit stands free in the line', '新增城镇就业 700人 隆回县 职业技能培训 250人次'],
    ['another unit opens the next line', '新增城镇就业 700人\n隆回县 职业技能培训 250人次'],
    ['another unit ends the line', '新增城镇就业 700人，职业技能培训 250人次，隆回县'],
  ])('%s', (_when, text) => {
    expect(read(text).unit).toEqual({ kind: 'found', id: '隆回县' });
    expect(command(text)).toEqual(['新增城镇就业 700人', '职业技能培训 250人次']);
  });

  it('a second unit opens a clause', () => {
    const text = '洞口县 新增城镇就业 700人；隆回县：创业担保贷款发放 2000万元';
    expect(read(text).unit).toEqual({ kind: 'ambiguous', ids: ['洞口县', '隆回县'] });
    expect(command(text)).toEqual(['[洞口县] 新增城镇就业 700人', '[隆回县] 创业担保贷款发放 20000000元']);
  });

  it('a unit that is not ours opens a clause', () => {
    expect(read('新增城镇就业 700人，岳阳县 创业培训 9人次').unit).toMatchObject({
      kind: 'unknown',
      typed: '岳阳县',
    });
  });
});

describe('digits that a space or line break tears apart are no figure', () => {
  it.each([
    ['a space', '新增城镇就业 16 9人', ['新增城镇就业', '~新增城镇就业 16 9人']],
    ['a space after one digit', '创业培训 2 3人次', ['创业培训', '~创业培训 2 3人次']],
    ['a line break', '创业培训 17\n0人次', ['创业培训', '~创业培训 17 0人次']],
    ['several line breaks', '创业培训 1\n6\n8人次', ['创业培训', '~创业培训 1 6 8人次']],
    ['a space in a group', '创业培训 1,0 20人次', ['创业培训', '~创业培训 1,0 20人次']],
    ['a space behind the comma of a group', '创业培训 1, 020人次', ['创业培训', '~创业培训 1, 020人次']],
    [
      'a space before the point',
      '规模工业增加值增速 5 .8%',
      ['规模工业增加值增速', '~规模工业增加值增速 5 .8%'],
    ],
  ])('%s', (_what, text, told) => {
    expect(command(text)).toEqual(told);
  });

  it('but a space between thousands is only a separator', () => {
    expect(command('创业培训 1 450人次')).toEqual(['创业培训 1450人次']);
    expect(command('创业培训 1\n450人次')).toEqual(['创业培训 1450人次']);
  });
});

describe('a month is understood when written', () => {
  it.each([
    ['二月份 创业培训 9人次', { month: 2 }],
    ['十二月 创业培训 9人次', { month: 12 }],
    ['元月 创业培训 9人次', { month: 1 }],
    ['今年9月 创业培训 9人次', { month: 9 }],
    ['创业培训 9人次，9月', { month: 9 }],
    ['3月\n创业培训 9人次', { month: 3 }],
    ['13月 创业培训 9人次', { month: 13 }],
  ])('%s', (text, period) => {
    expect(read(text).period).toEqual(period);
    expect(command(text)).toEqual(['创业培训 9人次']);
  });

  it('截至二月底', () => {
    expect(read('截至二月底 创业培训 9人次').dataDate).toEqual({ month: 2 });
  });
});

describe('a figure under date words that name no month belongs to no indicator', () => {
  it.each([
    ['去年12月', '去年12月 创业培训 9人次'],
    ['上个月', '上个月 创业培训 9人次'],
    ['上月', '上月：创业培训 9人次'],
    ['截至昨天', '截至昨天 创业培训 9人次'],
    ['截至13月底', '截至13月底，创业培训 9人次'],
    ['9月上旬', '9月上旬 创业培训 9人次'],
    ['3-9月', '3-9月 创业培训 9人次'],
    ['二季度', '二季度 创业培训 9人次'],
    ['2023年', '2023年 创业培训 9人次'],
    ['15日', '15日 创业培训 9人次'],
  ])('%s', (typed, text) => {
    expect(command(text)).toEqual([`!${typed} 9人次`]);
    expect(read(text).statements[0]?.source).toContain(typed);
  });

  it('on the next line too, until a clear month follows', () => {
    expect(command('上个月\n创业培训 9人次\n新增城镇就业 8人\n9月 职业技能培训 7人次')).toEqual([
      '!上个月 9人次',
      '!上个月 8人',
      '!9月 7人次',
    ]);
  });

  it('when two months are named', () => {
    expect(command('3月 创业培训 9人次，4月 新增城镇就业 8人')).toEqual(['!3月 9人次', '!4月 8人']);
    expect(command('创业培训 9人次\n4月 新增城镇就业 8人')).toEqual(['创业培训 9人次', '!4月 8人']);
  });

  it('but numbers beside the figure and 截至目前 do no harm', () => {
    expect(command('新增城镇就业1450人，上月1300人，创业培训 5人次')).toEqual([
      '新增城镇就业 1450人',
      '创业培训 5人次',
    ]);
    expect(command('截至目前，创业培训 9人次')).toEqual(['创业培训 9人次']);
  });
});

describe('a line also says', () => {
  it.each([
    ['an alias that ends in digits before a colon', 'PM2.5：30', ['PM2.5平均浓度 30']],
    ['the same before a half-width colon', 'PM2.5:30.4', ['PM2.5平均浓度 30.4']],
    ['负 in words', '规模工业增加值增速 负三点二%', ['规模工业增加值增速 -3.2%']],
    ['负 before digits', '规模工业增加值增速负5.8%', ['规模工业增加值增速 -5.8%']],
    [
      'the state behind a number',
      '家庭教育指导服务 320次，达到序时',
      ['家庭教育指导服务 on-schedule', '~家庭教育指导服务 320次'],
    ],
    [
      'a statement behind a remark',
      '家庭教育指导服务 达到序时 备注：正常；生产安全事故起数 2',
      ['家庭教育指导服务 on-schedule 备注:正常', '生产安全事故起数 2'],
    ],
    [
      'a statement behind a remark with a number',
      '新增城镇就业 890，备注：含高校毕业生120人，职业技能培训 820',
      ['新增城镇就业 890 备注:含高校毕业生120人', '职业技能培训 820'],
    ],
    [
      'a remark that only mentions an indicator',
      '新增城镇就业 890 备注：含园区，创业培训班较多',
      ['新增城镇就业 890 备注:含园区，创业培训班较多'],
    ],
  ])('%s', (_what, text, told) => {
    expect(command(text)).toEqual(told);
  });
});
