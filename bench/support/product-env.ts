import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { keys } from './keys.ts';

/** The product's settings for a run: the AI bot of one platform, which is the fake one. */
export function productEnv(folder: string, name: string, platformBase: string): Record<string, string> {
  const dataDir = join(folder, `data-${name}`);
  mkdirSync(dataDir, { recursive: true });
  return {
    SANDBOX: 'off',
    HOST: '127.0.0.1',
    DATA_DIR: dataDir,
    CONFIG_DIR: join(folder, 'config'),
    WECOM_BOT_TOKEN: keys.token,
    WECOM_BOT_AES_KEY: keys.aesKey,
    WECOM_API_BASE: platformBase,
  };
}
