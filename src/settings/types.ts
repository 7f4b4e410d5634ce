import { z } from 'zod';

/** What a text must be, as zod schemas from the text to its typed value; each message says what was expected. */
export const text = z.string();

/** One of a few words. */
export function oneOf<const T extends readonly [string, ...string[]]>(values: T) {
  return z.enum(values, { error: `应为 ${values.join('、')} 之一` });
}

/** A TCP port; 0 lets the system choose one. */
export const port = z
  .string()
  .regex(/^\d{1,5}$/, { error: '应为 0 至 65535 的整数', abort: true })
  .transform(Number)
  .refine((value) => value <= 65535, { error: '应为 0 至 65535 的整数' });

/** A count of things a month; 0 stands for no limit. */
export const quota = z
  .string()
  .regex(/^\d{1,9}$/, { error: '应为 0 或正整数', abort: true })
  .transform(Number);

/** An address with one of the given protocols, kept without the closing slash. */
export function address(...protocols: readonly string[]) {
  const expected = `应为以 ${protocols.map((name) => `${name}://`).join(' 或 ')} 开头的网址`;
  return z
    .string()
    .refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol.slice(0, -1)), {
      error: expected,
    })
    .transform((value) => value.replace(/\/+$/, ''));
}

/** Host names, each with a leading dot for all below a domain, as a list. */
export const hosts = z
  .string()
  .regex(/^\.?[a-z\d-]+(\.[a-z\d-]+)+(,\.?[a-z\d-]+(\.[a-z\d-]+)+)*$/, {
    error: '应为以逗号分隔的主机名，前面加点表示整个域名，如 .example.com',
    abort: true,
  })
  .transform((value) => value.split(','));

/** A text of a fixed form. */
export function form(pattern: RegExp, expected: string) {
  return z.string().regex(pattern, { error: expected });
}

/** An IANA time zone. */
export const timeZone = z.string().refine(
  (value) => {
    try {
      return Boolean(new Intl.DateTimeFormat('zh-CN', { timeZone: value }));
    } catch {
      return false;
    }
  },
  { error: '应为时区名称，如 Asia/Shanghai' },
);

/** A moment with its offset, as milliseconds; `now` stays the word. */
export const moment = z.string().transform((value, context) => {
  const millis = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(value)
    ? Date.parse(value)
    : NaN;
  if (value === 'now') return 'now' as const;
  if (!Number.isNaN(millis)) return millis;
  context.addIssue({
    code: 'custom',
    message: '应为带时差的时间，如 2024-03-25T09:00+08:00，或 now（真实时间）',
  });
  return z.NEVER;
});
