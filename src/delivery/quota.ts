import { dateAt, instant } from '../calendar/zone.ts';
import type { Capabilities } from '../platforms/contract.ts';
import { quotaUsed } from '../store/outbox.ts';
import type { DeliveryTools } from './deliver.ts';
import { tellOffice } from './note.ts';

export type Quota = NonNullable<Capabilities['quota']>;
/** Sends a calendar month by quota; 0 means none is counted. */
export type Quotas = Readonly<Record<Quota, number>>;

/** From this share on the office is warned, once a month. */
const warnAt = 0.8;
const names: Record<Quota, string> = { 'dingtalk-api': '接口调用', 'dingtalk-webhook': '群机器人消息' };

/** False when this month's quota is used up; tells the office in good time that it soon will be. */
export async function withinQuota(
  tools: DeliveryTools,
  quota: Quota | undefined,
  now: number,
): Promise<boolean> {
  const limit = quota ? tools.quotas[quota] : 0;
  if (!quota || limit === 0) return true;
  const month = dateAt(now, tools.zone).slice(0, 7);
  const used = await quotaUsed(tools.db, quota, instant(`${month}-01`, '00:00', tools.zone));
  if (used >= Math.ceil(limit * warnAt))
    await tellOffice(tools, `quota:${quota}:${month}`, [
      `【用量提醒】本月钉钉${names[quota]}已用 ${used} 条，每月限 ${limit} 条，用完后将改走其他途径或停发。`,
      '请管理员在钉钉后台购买用量，或用企业微信群。',
    ]);
  return used < limit;
}
