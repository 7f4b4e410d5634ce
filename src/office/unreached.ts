import { groupAddress } from '../delivery/routes.ts';
import { type Occurrence, roundId } from '../domain/rounds.ts';
import type { Owing } from './owed.ts';
import { officeGroups, type Reach } from './reach.ts';
import type { Unsaid } from './unsaid.ts';

/** Tells the office, once a round, whom the bot has no way to speak to. */
export function unreachedNotes(reach: Reach, round: Occurrence, unreached: readonly Owing[]): Unsaid[] {
  if (unreached.length === 0) return [];
  const names = unreached.map(({ answerer }) => answerer.unit.name).join('、');
  const lines = [
    `【${round.rule.name}】我没有途径主动通知${names}，请电话通知。`,
    '请管理员用 diaodu group 存上群机器人密钥，或让联络员绑定账号。',
  ];
  return officeGroups(reach).map(({ platform, id }) => ({
    ...groupAddress(platform, id),
    message: { lines },
    onceKey: `unreached:${roundId(round)}:${platform}:${id}`,
  }));
}
