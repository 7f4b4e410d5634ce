import { keyText } from '../../domain/reopening.ts';
import type { Told } from '../../domain/score-rules.ts';
import type { StoredNotice } from '../../store/notices.ts';
import type { Office } from '../office.ts';
import type { Acting } from './acting.ts';
import { type Recipient, recipientsOf } from './recipients.ts';

/** Who was told of something, and of whom nobody could be spoken to. */
export interface Heard {
  readonly recipients: readonly Recipient[];
  readonly unreached: readonly Told[];
}

/** Says something of a notice unasked, to each place once for the occasion: issued:1, amended:2, revoked:2. */
export function tell(
  { office, reach, say }: Acting,
  notice: StoredNotice,
  who: readonly Told[],
  occasion: string,
  linesFor: (who: Told) => readonly string[],
): Heard {
  const heard = recipientsOf(office, reach, notice.unit, who);
  for (const { who: one, address, mentions } of heard.recipients)
    say({
      ...address,
      message: { lines: linesFor(one), ...(mentions.length > 0 && { mentions }) },
      onceKey: `notice:${keyText(notice)}:${occasion}:${address.platform}:${address.chatId}`,
    });
  return heard;
}

/** 已发到洞口县民生实事工作群，单独告知向阳。 and what to do where nobody was reached. */
export function heardLines(office: Office, unit: string, { recipients, unreached }: Heard): string[] {
  const groups = recipients.filter(({ address }) => address.chatKind === 'group').map(({ name }) => name);
  const people = recipients.filter(({ address }) => address.chatKind === 'single').map(({ name }) => name);
  const parts = [
    ...(groups.length > 0 ? [`发到${groups.join('、')}`] : []),
    ...(people.length > 0 ? [`单独告知${people.join('、')}`] : []),
  ];
  return [
    ...(parts.length > 0 ? [`${parts.join('，')}。`] : []),
    ...unreached.map((who) => missing[who](office.unit(unit).name)),
  ];
}

const missing: Record<Told, (unit: string) => string> = {
  group: noRoute,
  liaison: noRoute,
  leaders: (unit) => `没有登记${unit}的领导，请电话告知；请管理员在 org.yaml 登记（role: leader）。`,
  'city-leaders': () =>
    '没有登记市领导，请另行报送；请管理员在 org.yaml 登记（role: leader，units 写全市）。',
  office: () => '没有能主动发消息的办公室工作群，请管理员用 diaodu group 存上群机器人密钥。',
};

function noRoute(unit: string): string {
  return `没有途径主动通知${unit}，请电话通知；请管理员用 diaodu group 存上群机器人密钥，或让联络员绑定账号。`;
}
