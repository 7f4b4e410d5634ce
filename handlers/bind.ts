import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler, type Talk } from '../src/conversation/handler.ts';
import { roleName, titleAt } from '../src/conversation/roles.ts';
import type { Role, Unit } from '../src/domain/model.ts';
import { matchName } from '../src/language/names.ts';
import { harmless } from '../src/message/harmless.ts';
import type { PlatformName } from '../src/message/inbound.ts';
import type { Outbound } from '../src/message/outbound.ts';
import { bind as bindIdentity, type Person, personById, savePerson } from '../src/store/people.ts';
import { createInvite, openRequest, openRequests, redeemInvite } from '../src/store/requests.ts';
import { knownBy } from './reporting/former.ts';
import { askOffice, type BindData } from './reporting/requests.ts';

/** A code made for a second platform lives this long. */
const joinLifeMs = 30 * 60_000;
const codePattern = /^[A-HJ-NP-Za-hj-np-z2-9]{10}$/;

/** 绑定 <单位 or 邀请码>: asks the office to bind the person, or redeems a one-time code at once. */
export const bind = defineHandler<string>({
  words: ['绑定', '登记'],
  roles: 'anyone',
  help: '登记您是哪个单位的，由专班办公室同意；有邀请码的直接生效',
  examples: ['绑定 隆回县', '绑定 K7F3M9Q2XA'],
  parse: (rest) => rest.normalize('NFKC').trim(),
  async run(typed, talk) {
    if (typed === '') return talk.person ? offerSecondPlatform(talk) : askForUnit();
    if (codePattern.test(typed)) return redeem(typed, talk);
    return requestUnit(typed, talk);
  },
});

function askForUnit(): never {
  throw new PersonError('unit_missing', '请写上单位名称，例如：绑定 隆回县');
}

/** A bound person asks for a code to type on the other platform, so that both accounts are one person. */
async function offerSecondPlatform({ tx, person, now, message, record }: Talk): Promise<Outbound> {
  if (message.chat_kind === 'group')
    throw new PersonError('not_here', '为安全起见，请在与我的单聊里发送“绑定”，再拿到另一平台使用的邀请码。');
  const code = await createInvite(
    tx,
    { kind: 'join', name: person!.name, personId: person!.id, createdInboxId: message.id },
    now + joinLifeMs,
  );
  record({ action: 'invite.create', subject: person!.id, data: { kind: 'join' } });
  return { lines: [`您已登记为${person!.name}。要在另一平台也使用，请30分钟内在那边发送：`, `绑定 ${code}`] };
}

async function redeem(code: string, talk: Talk): Promise<Outbound> {
  const { tx, message, now, record, userId } = talk;
  const invite = await redeemInvite(tx, code, message.id, now);
  if (!invite)
    throw new PersonError(
      'invite_invalid',
      '邀请码不对、已用过或已过期，没有绑定。',
      '请向发给您邀请码的人要一个新的。',
    );
  const platform = message.platform as PlatformName;
  const person =
    (invite.personId && (await personById(tx, invite.personId))) ||
    ({ id: `${platform}-${userId}`, name: invite.name, role: 'office', units: [] } as const);
  if (!invite.personId) await savePerson(tx, person, 'chat', message.id);
  await bindIdentity(tx, { platform, userId, personId: person.id, inboxId: message.id });
  record({ action: 'bind', subject: `${platform}:${userId}`, data: { person: person.id, by: invite.kind } });
  return {
    lines: [
      `已绑定：${person.name}（${roleName(person.role)}）。`,
      person.role === 'office'
        ? '请在办公室工作群里发送：登记本群 专班办公室'
        : '现在可以直接使用，发送“帮助”查看命令。',
    ],
  };
}

async function requestUnit(typed: string, talk: Talk): Promise<Outbound> {
  const unit = findUnit(typed, talk);
  const { tx, message, now, userId, person, record } = talk;
  if (person?.units.includes(unit.id))
    throw new PersonError('already_bound', `您已经是${titleAt(unit.name, person.role)}，不用再绑定。`);
  const platform = message.platform as PlatformName;
  const former = person ? undefined : (await knownBy(tx, platform, userId))?.person;
  const data: BindData = {
    platform,
    userId,
    name: person?.name ?? harmless(message.sender_name || former?.name || userId),
    unit: unit.id,
    role: roleFor(unit),
    personId: person?.id,
  };
  const asked = (await openRequests(tx)).find((request) => sameRequest(request.data as BindData, data));
  if (asked)
    throw new PersonError(
      'already_asked',
      `您已申请登记为${titleAt(unit.name, data.role)}（编号 ${asked.id}），正等专班办公室同意，不用再发。`,
      '急用请直接联系专班办公室。',
    );
  const id = await openRequest(tx, { kind: 'bind', data, inboxId: message.id }, now);
  record({ action: 'bind.request', subject: `${message.platform}:${userId}`, data: { id, unit: unit.id } });
  const text = [
    `【绑定申请 ${id}】${data.name} 申请登记为${titleAt(unit.name, data.role)}。`,
    `来自：${message.chat_kind === 'group' ? harmless(message.chat_title || talk.chat?.title || '工作群') : '单聊'}，账号 ${harmless(userId)}`,
    ...(former ? [`此账号曾登记为${formerText(former, talk)}。`] : []),
    ...(person && person.role !== data.role
      ? [`注意：此人现在登记为${roleName(person.role)}，同意后改为${roleName(data.role)}。`]
      : []),
    `同意请回复：同意 ${id} 姓名；不同意请回复：拒绝 ${id} 原因：…`,
  ];
  if (!(await askOffice(talk, text)))
    return {
      lines: [
        `申请已记下（编号 ${id}），但还没有能通知的办公室工作群。`,
        `请联系专班办公室的同志，请他回复我：同意 ${id}`,
      ],
    };
  return {
    lines: [`已向专班办公室申请登记为${titleAt(unit.name, data.role)}（编号 ${id}），同意后会告诉您。`],
  };
}

/** 欧阳敏（隆回县联络员） */
function formerText({ name, role, units }: Person, { office }: Talk): string {
  const known = office.config.units.filter(({ id }) => units.includes(id)).map((unit) => unit.name);
  return `${harmless(name)}（${known.length > 0 ? titleAt(known.join('、'), role) : roleName(role)}）`;
}

function sameRequest(one: BindData, other: BindData): boolean {
  return one.platform === other.platform && one.userId === other.userId && one.unit === other.unit;
}

function findUnit(typed: string, { office }: Talk): Unit {
  const { units } = office.config;
  const match = matchName(typed, office.vocabulary.units);
  if (match.kind === 'found') return units.find((unit) => unit.id === match.id)!;
  const ids = match.kind === 'ambiguous' ? match.ids : match.nearest;
  const names = ids.map((id) => units.find((unit) => unit.id === id)?.name ?? '').filter(Boolean);
  const first =
    match.kind === 'ambiguous' ? `“${harmless(typed)}”可以指几个单位` : `没有“${harmless(typed)}”这个单位`;
  throw new PersonError(
    'unit_unknown',
    names.length > 0 ? `${first}：${names.join('、')}。` : `${first}。`,
    `请写全称再发一次，例如：绑定 ${names[0] ?? '隆回县'}`,
  );
}

function roleFor(unit: Unit): Role {
  if (unit.kind === 'department') return 'department';
  return unit.kind === 'office' ? 'office' : 'liaison';
}
