import { type Day, partsOf } from '../calendar/dates.ts';

/** The 文号 of the nth notice signed in a year, by a pattern such as 〔{year}〕{n}号; the year is that of signing. */
export function noticeNumber(pattern: string, signedOn: Day, n: number): string {
  return pattern.replace('{year}', String(partsOf(signedOn).year)).replace('{n}', String(n));
}
