/** One thing that was looked at: fine, worth knowing, or in the way of working. */
export interface Finding {
  readonly level: 'ok' | 'hint' | 'problem';
  readonly text: string;
  /** What to do about it. */
  readonly todo?: string;
}

export const ok = (text: string): Finding => ({ level: 'ok', text });
export const hint = (text: string, todo?: string): Finding => ({ level: 'hint', text, todo });
export const problem = (text: string, todo?: string): Finding => ({ level: 'problem', text, todo });

const marks = { ok: '✓', hint: '!', problem: '✗' } as const;

/** The findings as lines, and a last line that counts them. */
export function findingLines(findings: readonly Finding[]): string[] {
  const count = (level: Finding['level']) => findings.filter((finding) => finding.level === level).length;
  return [
    ...findings.flatMap(({ level, text, todo }) => [
      `${marks[level]} ${text}`,
      ...(todo ? [`    → ${todo}`] : []),
    ]),
    `检查完毕：${count('problem')} 个问题，${count('hint')} 条提醒。`,
  ];
}
