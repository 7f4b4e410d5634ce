import { z } from 'zod';

/**
 * The pieces configuration files are made of. Values arrive as written (numbers as text), so that nothing
 * is rounded; `.meta` tells editors what may be typed there.
 */

/** A message for zod: what was expected, and that it is required when it is missing. */
function expecting(expected: string) {
  return { error: (issue: { input?: unknown }) => (issue.input == null ? `必填，${expected}` : expected) };
}

const named = expecting('应为一组“名称: 值”，各占一行');

/** A set of named fields and no others. */
export function fields<T extends z.ZodRawShape>(shape: T) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? Object.keys(shape).join(' ') : named.error(issue),
  });
}

/** A list whose items each begin with `-` (or stand in square brackets). */
export function list<T extends z.ZodType>(item: T, about: string) {
  return z.array(item, expecting('应为列表：每项以“- ”开头，或写在方括号里')).meta({ description: about });
}

/** Names with a value each, the names being free. */
export function table<T extends z.ZodType>(value: T, about: string) {
  return z.record(z.string(), value, expecting('应为一组“名称: 值”')).meta({ description: about });
}

/** A short text on one line. */
export function text(about: string) {
  const expected = '应为 1 至 80 个字的文字，不含换行';
  return z
    .string(expecting(expected))
    .regex(/^[^\p{Cc}]{1,80}$/u, { error: expected })
    .meta({ description: about, type: ['string', 'number'] });
}

/** A text of a fixed form. */
export function form(pattern: RegExp, expected: string, about: string) {
  return z.string(expecting(expected)).regex(pattern, { error: expected }).meta({ description: about });
}

/** An id of our own: small letters, digits and hyphens. */
export function id(about: string) {
  return form(/^[a-z0-9][a-z0-9-]{0,59}$/, '应为小写字母、数字和连字符，如 longhui', about);
}

const decimalForm = /^-?(0|[1-9]\d{0,14})(\.\d{1,6})?$/;
const decimalExpected = '应为阿拉伯数字，如 5100 或 30.5，不带逗号、单位、空格和“万”“%”';

/** An exact decimal number, kept as its text. */
export function decimal(about: string, within?: { min: number; max: number; expected: string }) {
  return z
    .string(expecting(decimalExpected))
    .regex(decimalForm, { error: decimalExpected, abort: true })
    .refine((value) => !within || (Number(value) >= within.min && Number(value) <= within.max), {
      error: within?.expected,
    })
    .meta({ description: about, type: ['number', 'string'] });
}

/** A whole number between two bounds, kept as its text. */
export function whole(about: string, min: number, max: number) {
  const expected = `应为 ${min} 至 ${max} 的整数`;
  return z
    .string(expecting(expected))
    .regex(/^\d{1,6}$/, { error: expected, abort: true })
    .refine((value) => Number(value) >= min && Number(value) <= max, { error: expected })
    .meta({ description: about, type: 'integer', pattern: undefined, minimum: min, maximum: max });
}

/** Yes or no. */
export function yesNo(about: string) {
  return z.boolean(expecting('应为 true（是）或 false（否）')).meta({ description: about });
}

/** One of a few words, each with its meaning in Chinese. */
export function word<const T extends Record<string, string>>(meanings: T, about: string) {
  const words = Object.keys(meanings) as [keyof T & string, ...(keyof T & string)[]];
  const choices = words.map((name) => `${name}（${meanings[name]}）`).join('、');
  return z.enum(words, expecting(`应为 ${choices} 之一`)).meta({ description: `${about}：${choices}` });
}

/** The word 全部, or a list of names. */
export function allOrNames(about: string) {
  return z
    .union(
      [z.literal('全部'), z.array(text('名称'))],
      expecting('应为 全部，或名称的列表，如 [双清区, 大祥区]'),
    )
    .meta({ description: about });
}
