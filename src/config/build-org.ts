import type { Unit } from '../domain/model.ts';
import type { Checked } from './check-shape.ts';
import type { ConfigGroup, ConfigPerson } from './model.ts';
import { mentioned, Names } from './names.ts';
import { type Complain, Taken } from './report.ts';
import type { OrgFile } from './schema-org.ts';
import type { Source } from './yaml-source.ts';

export interface Org {
  readonly city: string;
  readonly botName: string;
  readonly units: readonly Unit[];
  readonly people: readonly ConfigPerson[];
  readonly groups: readonly ConfigGroup[];
  readonly unitNames: Names;
}

/** Checks org.yaml for meaning and turns it into the model; `whole` is the file with its malformed pieces. */
export function buildOrg({ data }: Checked<OrgFile>, whole: Source, complain: Complain): Org {
  const unitNames = new Names('单位', data.units.map(distinctly), mentioned(whole, ['units']));
  const units = buildUnits(data, unitNames, complain);
  const city = units.find(({ id }) => id === unitNames.find(data.city, ['city'], complain));
  if (city && city.kind !== 'city') complain(['city'], '应为类别（kind）是 city 的单位', `“${data.city}”`);
  return {
    city: data.city,
    botName: data.bot,
    units,
    people: buildPeople(data, unitNames, complain),
    groups: buildGroups(data, unitNames, complain),
    unitNames,
  };
}

/** Two units under one id stay two, so that this slip is reported once and not wherever they are named. */
function distinctly(unit: OrgFile['units'][number], index: number, all: OrgFile['units']) {
  const first = all.findIndex(({ id }) => id === unit.id) === index;
  return { id: first ? unit.id : `${unit.id}#${index}`, name: unit.name, aliases: unit.aliases ?? [] };
}

function buildUnits(data: OrgFile, unitNames: Names, complain: Complain): Unit[] {
  const ids = new Taken(complain, '单位编号');
  const words = new Taken(complain, '单位名称和简称');
  const units = data.units.map((unit, index): Unit => {
    ids.take(unit.id, ['units', index, 'id'], unit.name);
    words.take(unit.name, ['units', index, 'name'], unit.name);
    unit.aliases?.forEach((alias, place) => {
      words.take(alias, ['units', index, 'aliases', place], unit.name);
    });
    const parent = unit.parent
      ? unitNames.find(unit.parent, ['units', index, 'parent'], complain)
      : undefined;
    const { id, name, kind } = unit;
    return { id, name, aliases: unit.aliases ?? [], kind, parent, rankingGroup: unit.group ?? undefined };
  });
  units.forEach((unit, index) => {
    if (isOwnAncestor(unit, units)) complain(['units', index, 'parent'], '上级单位不能绕回自己');
  });
  return units;
}

function isOwnAncestor(unit: Unit, units: readonly Unit[]): boolean {
  let above = unit.parent;
  for (let steps = 0; above !== undefined && steps <= units.length; steps++) {
    if (above === unit.id) return true;
    const next = above;
    above = units.find(({ id }) => id === next)?.parent;
  }
  return false;
}

function buildPeople(data: OrgFile, unitNames: Names, complain: Complain): ConfigPerson[] {
  const ids = new Taken(complain, '人员编号');
  const accounts = { wecom: exactly(complain, '企业微信账号'), dingtalk: exactly(complain, '钉钉员工号') };
  return (data.people ?? []).map((person, index): ConfigPerson => {
    const { id, name, role } = person;
    ids.take(id, ['people', index, 'id'], name);
    for (const platform of ['wecom', 'dingtalk'] as const) {
      const account = person[platform];
      if (account) accounts[platform].take(account, ['people', index, platform], name);
    }
    const units = unitNames.findAll(person.units ?? [], ['people', index, 'units'], complain);
    if ((role === 'liaison' || role === 'department') && !person.units?.length)
      complain(['people', index, 'units'], '联络员和牵头单位的人员至少要有一个单位');
    return {
      id,
      name,
      role,
      units,
      wecom: person.wecom ?? undefined,
      dingtalk: person.dingtalk ?? undefined,
    };
  });
}

function buildGroups(data: OrgFile, unitNames: Names, complain: Complain): ConfigGroup[] {
  const ids = { wecom: exactly(complain, '群编号'), dingtalk: exactly(complain, '群编号') };
  const webhooks = exactly(complain, '群机器人的密钥');
  return (data.groups ?? []).map((group, index): ConfigGroup => {
    const { platform, id, title } = group;
    ids[platform].take(id, ['groups', index, 'id'], title);
    if (group.webhook) webhooks.take(group.webhook, ['groups', index, 'webhook'], title);
    if (group.secret && platform === 'wecom')
      complain(['groups', index, 'secret'], '企业微信群没有“加签”密钥，请删去这一行');
    if (!group.office && !group.units?.length)
      complain(['groups', index, 'units'], '应写明群里有哪些单位；专班办公室自己的群请写 office: true');
    return {
      platform,
      id,
      title,
      units: unitNames.findAll(group.units ?? [], ['groups', index, 'units'], complain),
      office: group.office ?? false,
      names: group.names ?? undefined,
      webhook: group.webhook ?? undefined,
      secret: group.secret ?? undefined,
    };
  });
}

/** Platform ids are compared character by character: DingTalk's may differ in case only. */
function exactly(complain: Complain, what: string): Taken {
  return new Taken(complain, what, (word) => word);
}
