import type { z } from 'zod';
import { fields, form, id, list, text, word, yesNo } from './shape.ts';

const names = (about: string) => list(text('单位名称'), about);

const unit = fields({
  id: id('单位编号：定下后不要再改，台账用它记录'),
  name: text('单位全称'),
  aliases: list(text('简称'), '人们常打的简称，不能与别的单位重复').nullish(),
  kind: word(
    { city: '全市', county: '县市区', department: '市直部门', township: '乡镇', office: '专班办公室' },
    '单位类别',
  ),
  parent: text('上级单位').nullish(),
  group: text('参加哪个组的排名；不填则不参加排名').nullish(),
});

const person = fields({
  id: id('人员编号：定下后不要再改'),
  name: text('姓名'),
  role: word(
    { liaison: '联络员', department: '牵头单位', observer: '观察员', office: '专班办公室', leader: '领导' },
    '角色',
  ),
  units: names('替哪些单位填报；联络员可以有两个').nullish(),
  wecom: form(/^\S{1,128}$/, '应为企业微信账号（userid），不含空格', '企业微信账号（userid）').nullish(),
  dingtalk: form(
    /^\S{1,128}$/,
    '应为钉钉员工号（staffId），不含空格',
    '钉钉员工号（staffId），以 0 开头时保留 0，建议加引号',
  ).nullish(),
});

const group = fields({
  platform: word({ wecom: '企业微信', dingtalk: '钉钉' }, '平台'),
  id: form(/^\S{1,128}$/, '应为平台给出的群编号，原样填写', '群编号：企业微信以 wr 开头，钉钉以 cid 开头'),
  title: text('群名称'),
  units: names('这个群里有哪些单位').nullish(),
  office: yesNo('是否专班办公室自己的群').nullish(),
  names: yesNo('催报时是否在群里点名：默认专班办公室的群点名，有几个单位的群不点名').nullish(),
  webhook: form(
    /^[A-Za-z0-9_-]{16,128}$/,
    '应为群机器人地址中 key= 或 access_token= 后面的部分，不含网址',
    '群机器人的密钥：地址中 key=（企业微信）或 access_token=（钉钉）后面的部分',
  ).nullish(),
  secret: form(
    /^SEC[A-Za-z0-9]{8,128}$/,
    '应为钉钉群机器人“加签”的密钥，以 SEC 开头',
    '钉钉群机器人“加签”的密钥',
  ).nullish(),
});

/** org.yaml: who there is and where they can be reached. */
export const orgSchema = fields({
  city: text('全市单位的名称'),
  bot: text('机器人在群里的名字'),
  units: list(unit, '单位'),
  people: list(person, '人员').nullish(),
  groups: list(group, '工作群').nullish(),
});

export type OrgFile = z.output<typeof orgSchema>;
