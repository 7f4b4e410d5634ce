import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What both sides of the sandbox must know, under the names of the environment variables. */
export type SandboxSecrets = Readonly<Record<SecretName, string>>;

type SecretName = keyof typeof inventions;

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const random = (length: number) =>
  Array.from(randomBytes(length), (byte) => letters[byte % letters.length]).join('');

/** Shapes as on the real platforms; an AES key is 43 characters of base64 without `+` and `/`. */
const inventions = {
  WECOM_CORP_ID: () => `ww${randomBytes(8).toString('hex')}`,
  WECOM_AGENT_ID: () => '1000002',
  WECOM_APP_SECRET: () => random(43),
  WECOM_APP_TOKEN: () => random(28),
  WECOM_APP_AES_KEY: () => random(43),
  WECOM_BOT_ID: () => `aib${random(29)}`,
  WECOM_BOT_TOKEN: () => random(28),
  WECOM_BOT_AES_KEY: () => random(43),
  WECOM_BOT_SECRET: () => random(43),
  DINGTALK_CLIENT_ID: () => `ding${random(16).toLowerCase()}`,
  DINGTALK_CLIENT_SECRET: () => random(64),
  DINGTALK_ROBOT_CODE: () => '',
  DINGTALK_CORP_ID: () => `ding${randomBytes(16).toString('hex')}`,
};

/** Where the secrets of a data folder are kept. */
export function secretsPath(dataDir: string): string {
  return join(dataDir, 'sandbox', 'secrets.json');
}

/** Takes every secret from the environment, else from the file, else invents it; the file then holds all of them. */
export function loadOrCreateSecrets(
  dataDir: string,
  env: Readonly<Record<string, string | undefined>>,
): SandboxSecrets {
  const path = secretsPath(dataDir);
  const kept = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Partial<SandboxSecrets>) : {};
  const secrets = {} as Record<SecretName, string>;
  for (const [name, invent] of Object.entries(inventions) as [SecretName, () => string][]) {
    secrets[name] = fromEnvironment(name, env) || kept[name] || invent();
  }
  // Every official SDK call of an internal app passes its client id as the robot code.
  secrets.DINGTALK_ROBOT_CODE =
    fromEnvironment('DINGTALK_ROBOT_CODE', env) || first(secrets.DINGTALK_CLIENT_ID);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const fresh = `${path}.new`;
  writeFileSync(fresh, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(fresh, path);
  return secrets;
}

/** While a key is being changed two values stand side by side; the platform uses the first, the new one. */
export function first(value: string): string {
  return value.split(',')[0]!.trim();
}

function fromEnvironment(name: string, env: Readonly<Record<string, string | undefined>>): string {
  const file = env[`${name}_FILE`];
  return (env[name] ?? (file ? readFileSync(file, 'utf8') : '')).trim();
}
