import { changeNotice, type StoredNotice } from '../../store/notices.ts';
import { type Acting, takeStep } from './acting.ts';
import { noticeName } from './notice-names.ts';
import { type Heard, tell } from './tell.ts';

/**
 * Revokes a notice that is held: by a reopening that took its grounds away, or by a decision (撤销, an accepted 异议), which no
 * reopening takes back. Whoever was told of it hears that it is revoked and why; of a draft nobody was.
 */
export async function revokeNotice(
  acting: Acting,
  notice: StoredNotice,
  kind: 'reopening' | 'decision',
  reason: string,
): Promise<Heard> {
  const { tx, office } = acting;
  await changeNotice(tx, notice, { state: 'revoked', revoked: kind, stateBefore: notice.state });
  await takeStep(acting, notice, 'revoke', { kind, reason });
  const name = noticeName(office, notice);
  const over = notice.state === 'closed' ? '' : '，不用再签收和整改';
  return tell(acting, notice, notice.told, `revoked:${notice.revision}`, () => [
    `【撤销】${name}已撤销${over}。`,
    `原因：${reason}`,
  ]);
}
