import type { Finding, FindingKind } from './model.ts';

const names: Readonly<Record<FindingKind, string>> = {
  total: '合计不符',
  percent: '百分比不符',
  difference: '差额不符',
  count: '个数不符',
  status: '前后矛盾',
  twice: '一数两值',
  ledger: '与台账不符',
  unit: '单位名称',
};
/** A chat answer has twelve lines: a head, five findings of two lines, and the rest counted. */
const mostShown = 5;
const longestQuote = 72;

/** The findings as lines of a chat answer, at most twelve; the rest is counted. */
export function proofLines(findings: readonly Finding[]): string[] {
  if (findings.length === 0)
    return ['没有发现互相矛盾的地方。机器只核对数字、清单和名称，签发前请再通读一遍。'];
  const shown = findings.slice(0, mostShown);
  const rest = findings.length - shown.length;
  return [
    `发现 ${findings.length} 处疑问，请逐条核对：`,
    ...shown.flatMap((finding, index) => [
      `${index + 1}. ${names[finding.kind]}：${finding.arithmetic}${finding.advice}`,
      `　原文：${finding.sentences.map((one) => quoted(one, finding.arithmetic)).join('／')}`,
    ]),
    ...(rest > 0 ? [`其余 ${rest} 处：先改正以上各处，再发一次“检查”即可看到。`] : []),
  ];
}

/** The sentence, or of a long one the words around the first thing in it that the arithmetic speaks of. */
function quoted(sentence: string, arithmetic: string): string {
  if (sentence.length <= longestQuote) return `“${sentence}”`;
  const spoken = arithmetic.split(/[，。=+÷]|既列在|一处为|、| /).filter((words) => words.length > 2);
  const at = Math.max(0, spoken.map((words) => sentence.indexOf(words)).find((found) => found >= 0) ?? 0);
  const start = Math.max(0, Math.min(at - longestQuote / 2, sentence.length - longestQuote));
  const end = start + longestQuote;
  return `“${start > 0 ? '……' : ''}${sentence.slice(start, end)}${end < sentence.length ? '……' : ''}”`;
}
