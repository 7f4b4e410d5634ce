/** One thing that is wrong in the configuration folder, precise enough to put right without asking. */
export interface Problem {
  /** The file's name inside the configuration folder. */
  readonly file: string;
  /** Counted from 1; 0 when it concerns the whole file. */
  readonly line: number;
  /** Where inside the file, as written there: `people[3].units`. Empty for the whole file. */
  readonly field: string;
  readonly expected: string;
  /** What stands there; absent when there is nothing to show. */
  readonly found?: string;
}

export type Path = readonly (string | number)[];

/** A path as a clerk can follow it: list places are counted from 1. */
export function fieldText(path: Path): string {
  return path
    .map((step) => (typeof step === 'number' ? `[第${step + 1}项]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
}

/** The problem as one Chinese sentence. */
export function problemText(problem: Problem): string {
  const where = problem.line > 0 ? `${problem.file} 第 ${problem.line} 行` : problem.file;
  const field = problem.field ? `，${problem.field}` : '';
  const found = problem.found === undefined ? '' : `（现为 ${problem.found}）`;
  return `${where}${field}：${problem.expected}${found}`;
}

/** The value at a path; undefined when there is none. */
export function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined,
    root,
  );
}

/** What stands at a path, shortened for a message; keys of group robots are not repeated. */
export function foundText(root: unknown, path: Path): string | undefined {
  const value = valueAt(root, path);
  if (value === undefined || value === null) return undefined;
  if (path.at(-1) === 'webhook' || path.at(-1) === 'secret') return `共 ${String(value).length} 个字符`;
  if (Array.isArray(value)) return `列表，共 ${value.length} 项`;
  if (typeof value === 'object') return '一组“名称: 值”';
  const text = String(value).replace(/[\s\p{Cc}]+/gu, ' ');
  return text.length > 40 ? `“${text.slice(0, 40)}…”` : `“${text}”`;
}
