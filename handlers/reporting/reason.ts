/** What stands before 原因：, and the reason; '' where none was typed. */
export function splitReason(rest: string): { readonly before: string; readonly reason: string } {
  const match = /(?:^|[\s，,；;。])(?:原因|理由)\s*[:：]?\s*/.exec(rest);
  if (!match) return { before: rest.trim(), reason: '' };
  return {
    before: rest.slice(0, match.index).trim(),
    reason: rest.slice(match.index + match[0].length).trim(),
  };
}
