import { proofLines } from '../proof/lines.ts';
import type { Knowledge } from '../proof/model.ts';
import { proofread } from '../proof/proofread.ts';

/** What is wrong in a text, each finding with its sentence and arithmetic; with knowledge it is also held against the ledger. */
export function checkText(
  text: string,
  knowledge?: Knowledge,
): { readonly lines: readonly string[]; readonly found: boolean } {
  const scope = knowledge ? '已同单位名称和台账比对。' : '只核对文字本身，没有同台账比对。';
  const findings = proofread(text, knowledge);
  const [head, ...lines] = proofLines(findings);
  return { lines: [`${scope}${head}`, ...lines], found: findings.length > 0 };
}
