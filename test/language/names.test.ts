import { describe, expect, it } from 'vitest';
import { matchName, readIndicators, readUnits } from '../../src/language/names.ts';
import { vocabulary } from './vocabulary.ts';

const { indicators, units } = vocabulary;
const found = (id: string, part?: string) => (part ? { kind: 'found', id, part } : { kind: 'found', id });

describe('matchName finds an indicator by', () => {
  it.each([
    ['its full name', '新增城镇就业', '新增城镇就业'],
    ['an alias', '徐特立项目', '县域普通高中“徐特立项目”'],
    ['its name without quotes', '县域普通高中徐特立项目', '县域普通高中“徐特立项目”'],
    ['its name with other quotes and spaces', '县域普通高中 "徐特立项目"', '县域普通高中“徐特立项目”'],
    ['reordered characters', '城镇新增就业', '新增城镇就业'],
    ['reordered characters with 人数', '城镇新增就业人数', '新增城镇就业'],
    ['a suffix', '新增城镇就业人数', '新增城镇就业'],
    ['words around it', '累计完成新增城镇就业总数', '新增城镇就业'],
    ['a unique piece of it', '婴幼儿照护', '新增婴幼儿照护托位'],
    ['two characters that only it has', '托位', '新增婴幼儿照护托位'],
    ['its name without the verb', '失业人员再就业', '实现失业人员再就业'],
    ['its characters in order', '失业再就业', '实现失业人员再就业'],
    ['one wrong character', '新曾城镇就业', '新增城镇就业'],
    ['one missing character', '职业技培训', '职业技能培训'],
    ['a character that looks alike', '创业担保货款发放', '创业担保贷款发放'],
    ['a character too many inside', '新增城镇的就业', '新增城镇就业'],
    ['homophones', '闯业培训', '创业培训'],
    ['all homophones', '职业记能陪训', '职业技能培训'],
    ['two wrong characters in a long name', '新增农村劳动里转移就叶', '新增农村劳动力转移就业'],
    ['Latin letters in any case', 'pm2.5', 'PM2.5平均浓度'],
    ['full-width letters', 'ＰＭ２．５', 'PM2.5平均浓度'],
  ])('%s: %s', (_how, typed, id) => {
    expect(matchName(typed, indicators)).toEqual(found(id));
  });

  it('the name of one of its parts', () => {
    expect(matchName('二次供水户数', indicators)).toEqual(found('二次供水', '户数'));
  });
});

describe('matchName never guesses', () => {
  it.each([
    ['就业', ['新增城镇就业', '新增农村劳动力转移就业', '实现失业人员再就业', '实现困难人员再就业']],
    ['培训', ['职业技能培训', '创业培训']],
    ['燃气管网', ['改造危旧燃气管网', '新建燃气管网']],
    ['再就业', ['实现失业人员再就业', '实现困难人员再就业']],
  ])('%s may be several', (typed, ids) => {
    expect(matchName(typed, indicators)).toEqual({ kind: 'ambiguous', ids });
  });

  it.each([
    '飞碟数量',
    '新增农村就业人口',
    '创业培训补贴',
    '补贴性职业技能培训',
    '改建燃气管网',
    '燃气管网改造',
    '',
    '，。',
    '一',
    'x'.repeat(500),
  ])('%s is unknown', (typed) => {
    expect(matchName(typed, indicators).kind).toBe('unknown');
  });

  it.each([
    '实现就业人员再就业',
    '就业培训',
    '修建农村公厕',
    '创业培训费',
    '职业技能培训班',
    '新增乡镇就业',
    '修建农村公路桥',
  ])('%s differs from a known name by a telling character', (typed) => {
    expect(matchName(typed, indicators).kind).toBe('unknown');
  });

  it('an unknown name comes with the nearest ones', () => {
    expect(matchName('创业培训补贴', indicators)).toMatchObject({
      nearest: expect.arrayContaining(['创业培训']),
    });
  });
});

describe('matchName of units', () => {
  it.each([
    ['城步', '城步苗族自治县'],
    ['城步县', '城步苗族自治县'],
    ['隆回', '隆回县'],
    ['隆回线', '隆回县'],
    ['新绍县', '新邵县'],
    ['邵东', '邵东市'],
    ['邵阳县', '邵阳县'],
    ['邵阳市', '邵阳市'],
  ])('%s is %s', (typed, id) => {
    expect(matchName(typed, units)).toEqual(found(id));
  });

  it('邵阳 alone is neither 邵阳县 nor 邵阳市', () => {
    expect(matchName('邵阳', units)).toEqual({ kind: 'ambiguous', ids: ['邵阳县', '邵阳市'] });
  });

  it.each(['新', '县', '岳阳县', '长沙市', '邵东县'])('%s is no unit of ours', (typed) => {
    expect(matchName(typed, units).kind).not.toBe('found');
  });
});

describe('readUnits', () => {
  it.each([
    ['隆回县', ['隆回县']],
    ['双清区、大祥区', ['双清区', '大祥区']],
    ['隆回县武冈市', ['隆回县', '武冈市']],
    ['隆回县和武冈市', ['隆回县', '武冈市']],
    ['隆回 城步，武冈', ['隆回县', '城步苗族自治县', '武冈市']],
    ['隆回县 隆回', ['隆回县']],
  ])('reads %s', (typed, ids) => {
    expect(readUnits(typed, vocabulary)).toEqual(ids.map((id) => found(id)));
  });

  it('keeps what it does not know in its place', () => {
    expect(readUnits('隆回县 岳阳县', vocabulary)).toMatchObject([
      found('隆回县'),
      { kind: 'unknown', typed: '岳阳县' },
    ]);
  });

  it('reads nothing from nothing', () => {
    expect(readUnits('  ', vocabulary)).toEqual([]);
  });
});

describe('readIndicators', () => {
  it('reads a list of names', () => {
    expect(readIndicators('城镇新增就业、创业培训', vocabulary)).toEqual([
      found('新增城镇就业'),
      found('创业培训'),
    ]);
  });
});

describe('an abbreviation inside one alias', () => {
  it('is ambiguous when it shortens another name as well', () => {
    const names = [
      { id: 'urban', name: '新增城镇就业', aliases: ['城镇新增就业'] },
      { id: 'rural', name: '新增农村劳动力转移就业', aliases: [] },
    ];
    expect(matchName('新增就业', names)).toEqual({ kind: 'ambiguous', ids: ['urban', 'rural'] });
  });
});
