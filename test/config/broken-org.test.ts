import { describe, it } from 'vitest';
import { expectSlip, type Slip } from './folder.ts';

const people = 'people[第1项]';
const slips: Slip[] = [
  [
    'an unknown key beside a known one',
    'aliases: [城东]',
    'alias: [城东]',
    ['alias', 'units[第2项].alias', /没有这个项目，是否应为 aliases？/],
  ],
  [
    'an unknown key like nothing',
    'bot: 小调',
    'bot: 小调\nweather: 晴',
    ['weather', 'weather', /没有这个项目，可以写的有：city、bot、units、people、groups/],
  ],
  ['a missing field', '  bot: 小调'.trim(), '', ['city', 'bot', /^必填，应为 1 至 80 个字/]],
  ['a field left blank', 'bot: 小调', 'bot:', ['bot:', 'bot', /^必填/]],
  [
    'a kind nobody knows',
    'name: 市人社局, kind: department',
    'name: 市人社局, kind: 部门',
    ['市人社局', 'units[第4项].kind', /^应为 city（全市）、county（县市区）/],
  ],
  ['an id with capitals', 'id: li,', 'id: Li,', ['李二', 'people[第2项].id', /^应为小写字母、数字和连字符/]],
  [
    'two units with one id',
    'id: west',
    'id: east',
    ['id: east', 'units[第3项].id', /单位编号不能重复：东区 已在使用/],
  ],
  [
    'an alias that is another unit’s name, in full width and with a space',
    '    name: 西县\n',
    '    name: 西县\n    aliases: [城 东]\n',
    ['城 东', 'units[第3项].aliases[第1项]', /单位名称和简称不能重复：东区 已在使用/],
  ],
  [
    'an unknown parent',
    'group: 县市区\n  - id: west',
    'group: 县市区\n  - { id: town, name: 某镇, kind: township, parent: 北区 }\n  - id: west',
    ['某镇', 'units[第3项].parent', /没有这个单位，是否应为/],
  ],
  [
    'units that are above each other',
    'aliases: [全市], kind: city',
    'aliases: [全市], kind: city, parent: 东区',
    ['甲市', 'units[第1项].parent', /绕回自己/],
    ['parent: 甲市', 'units[第2项].parent', /绕回自己/],
  ],
  [
    'a person of an unknown unit',
    'units: [东区, 西县]',
    'units: [东区, 西区]',
    ['units:', `${people}.units[第2项]`, /没有这个单位，是否应为/],
  ],
  [
    'a liaison of no unit',
    '    units: [东区, 西县]\n',
    '',
    ['id: wang', `${people}.units`, /至少要有一个单位/],
  ],
  [
    'two people with one WeCom account',
    'wecom: lier',
    'wecom: wangyi',
    ['李二', 'people[第2项].wecom', /企业微信账号不能重复：王一 已在使用/],
  ],
  [
    'two people with one id',
    'id: li,',
    'id: wang,',
    ['李二', 'people[第2项].id', /人员编号不能重复：王一 已在使用/],
  ],
  [
    'a group of an unknown unit',
    'units: [西县]',
    'units: [西县, 洞庭湖]',
    ['洞庭湖', 'groups[第2项].units[第2项]', /^没有这个单位$/],
  ],
  [
    'a group of nobody',
    '    units: [西县]\n',
    '',
    ['platform: dingtalk', 'groups[第2项].units', /office: true/],
  ],
  [
    'a group registered twice, with a secret of the other platform',
    'platform: dingtalk\n    id: cidWest==',
    'platform: wecom\n    id: wrEast',
    ['id: wrEast', 'groups[第2项].id', /群编号不能重复：东区群 已在使用/],
    ['secret:', 'groups[第2项].secret', /企业微信群没有“加签”密钥/],
  ],
  [
    'one robot for two groups',
    "webhook: '0000000000000000000000000000000000000000000000000000000000000002'",
    'webhook: 00000000-0000-4000-8000-000000000001',
    ['webhook', 'groups[第2项].webhook', /不能重复：东区群 已在使用/],
  ],
  [
    'a robot’s whole address instead of its key',
    'webhook: 00000000-0000-4000-8000-000000000001',
    'webhook: https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1',
    ['webhook: https', 'groups[第1项].webhook', /key= 或 access_token= 后面的部分/],
  ],
  [
    'a yes or no in other words',
    'title: 东区群',
    'title: 东区群\n    office: 是',
    ['office: 是', 'groups[第1项].office', /^应为 true（是）或 false（否）$/],
  ],
  ['a city that is no city', 'city: 甲市', 'city: 东区', ['city: 东区', 'city', /类别（kind）是 city/]],
  [
    'a malformed unit, without calling it unknown elsewhere',
    'id: west\n',
    'id: west!\n',
    ['west!', 'units[第3项].id', /^应为小写字母/],
  ],
  [
    'a slip in shape and, behind it, one in meaning',
    'aliases: [城东]\n    kind: county\n    parent: 甲市\n    group: 县市区\n  - id: west\n    name: 西县',
    'alias: 城东\n    kind: county\n    parent: 甲市\n    group: 县市区\n  - id: east\n    name: 西县',
    ['alias: 城东', 'units[第2项].alias', /没有这个项目，是否应为 aliases/],
    ['id: east', 'units[第3项].id', /单位编号不能重复/],
  ],
];

describe('org.yaml', () => {
  it.each(slips)('names file, line and field of %s', async (...slip) => {
    await expectSlip('org.yaml', slip);
  });
});
