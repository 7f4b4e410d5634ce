import { dateAt } from '../../calendar/zone.ts';
import { redisTarget } from '../../queue/redis-target.ts';
import type { Settings } from '../../settings.ts';
import { configurationFindings, warningFindings } from './configuration.ts';
import { credentialFindings } from './credentials.ts';
import { type Finding, ok } from './finding.ts';
import { redisFindings } from './redis.ts';
import { settingsFindings } from './settings.ts';
import { type Store, storeFindings } from './store.ts';

/** Looks at everything the service needs; `store` is the open store, or why there is none. */
export async function examine(
  settings: Settings,
  store: Store | Finding,
  now: () => number,
): Promise<Finding[]> {
  const { findings, config } = await configurationFindings(settings.configDir);
  const open = 'db' in store ? store : undefined;
  const found = open ? await storeFindings(open) : [store as Finding];
  const usable = found.some(({ level }) => level === 'problem') ? undefined : open?.db;
  const today = dateAt(now(), settings.timeZone);
  return [
    ...settingsFindings(settings),
    ...findings,
    ...found,
    ...(settings.redis ? await redisFindings(redisTarget(settings.redis)) : [ok('队列：放在数据库里')]),
    ...(await credentialFindings(settings, now)),
    ...(config ? await warningFindings(config, today, usable) : []),
  ];
}
