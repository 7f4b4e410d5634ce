import { createHmac } from 'node:crypto';
import type { Simulator } from '../context.ts';

/** The corp-level encrypted form of a user id, the same every time. */
export function openUserId(sim: Simulator, userId: string): string {
  const digest = createHmac('sha256', sim.secrets.WECOM_CORP_ID).update(userId).digest('base64url');
  return `woAJ2GCAAA${digest.slice(0, 22)}`;
}

/** The plain user id behind an encrypted one. */
export function plainUserId(sim: Simulator, openId: string): string | undefined {
  return sim.world.users.find((user) => user.platform === 'wecom' && openUserId(sim, user.id) === openId)?.id;
}
