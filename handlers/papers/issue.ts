import { PersonError } from '../../src/conversation/errors.ts';
import type { Talk } from '../../src/conversation/handler.ts';
import type { MadePaper } from '../../src/office/papers/bulletin.ts';
import { bulletinOf, type StoredPaper } from '../../src/store/papers.ts';

/** An issue as typed: 第3期, 2024年第3期. */
export interface TypedIssue {
  readonly year?: number;
  readonly n: number;
}

/** A bulletin as it was frozen. */
export type IssuedBulletin = StoredPaper<MadePaper['paper'], MadePaper['figures'][number]> & {
  readonly year: number;
  readonly n: number;
};

const issueForm = /^\s*(?:专报)?\s*(?:(20\d\d)\s*年?)?\s*第?\s*(\d{1,4})\s*期[\s:：，,]*([\s\S]*)$/;

/** Reads an issue off the front of what was typed. */
export function readIssue(typed: string): { readonly issue: TypedIssue; readonly rest: string } | undefined {
  const match = issueForm.exec(typed.normalize('NFKC'));
  if (!match) return undefined;
  const [, year, n, rest] = match;
  return { issue: { ...(year ? { year: Number(year) } : {}), n: Number(n) }, rest: rest!.trim() };
}

/** The newest revision of an issue; of this year unless another was typed. */
export async function issuedBulletin({ tx, today }: Talk, { year, n }: TypedIssue): Promise<IssuedBulletin> {
  const own = year ?? Number(today.slice(0, 4));
  const found = await bulletinOf(tx, own, n);
  if (found) return found as IssuedBulletin;
  throw new PersonError(
    'issue_unknown',
    `没有${own}年第${n}期专报，没有处理。`,
    '请核对期号；往年的请写明年份，例如：专报 2023年第3期',
  );
}
