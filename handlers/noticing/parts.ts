/** Text with labelled parts: 12 原因：… 措施：… 时限：… */
export interface Labelled<Label extends string> {
  /** What stands before the first label. */
  readonly before: string;
  /** By label, trimmed; '' where it is missing or only the template's … stands there. */
  readonly parts: Readonly<Record<Label, string>>;
}

/** Reads labelled parts in any order; a label that comes twice is text the second time. */
export function readParts<Label extends string>(rest: string, labels: readonly Label[]): Labelled<Label> {
  const found = labels
    .flatMap((label) => {
      const match = new RegExp(`(?:^|[\\s，,；;。、]|\\d\\s*)(${label})\\s*[:：]`).exec(rest);
      if (!match) return [];
      const end = match.index + match[0].length;
      return [{ label, start: match.index + match[0].indexOf(match[1]!), end }];
    })
    .sort((a, b) => a.start - b.start);
  const parts = Object.fromEntries(labels.map((label) => [label, ''])) as Record<Label, string>;
  for (const [at, { label, end }] of found.entries())
    parts[label] = filled(rest.slice(end, found[at + 1]?.start));
  return { before: rest.slice(0, found[0]?.start).trim(), parts };
}

function filled(text: string): string {
  const part = text.replace(/[\s，,；;、]+$/, '').trim();
  return /^[….。\s]*$/.test(part) ? '' : part;
}
