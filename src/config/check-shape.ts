import type { z } from 'zod';
import { nearest } from '../settings/nearest.ts';
import { fieldText, foundText, type Path, type Problem, valueAt } from './problem.ts';
import { type Source, without } from './yaml-source.ts';

/** What is left of a file after its malformed pieces were reported and taken out, for the checks of meaning. */
export interface Checked<T> {
  readonly data: T;
  readonly source: Source;
  /** What was taken out, as paths of the whole file. */
  readonly removed: readonly Path[];
}

/**
 * Checks a file's shape and reports everything malformed. The well-formed rest is handed on, so that one
 * slip does not hide the other problems.
 */
export function checkShape<S extends z.ZodType>(
  schema: S,
  source: Source,
  report: (problem: Problem) => void,
): Checked<z.output<S>> | undefined {
  let rest = source;
  const removed: Path[] = [];
  for (let round = 0; ; round++) {
    const result = schema.safeParse(rest.value, { reportInput: true });
    if (result.success) return { data: result.data, source: rest, removed };
    if (round === 0) for (const issue of result.error.issues) reportIssue(issue, source, report);
    const bad = result.error.issues.flatMap((issue) => removable(issue, rest.value));
    if (bad.some((path) => path.length === 0)) return undefined;
    for (const path of bad) removed.push(rest.place(path));
    rest = without(rest, bad);
  }
}

function reportIssue(issue: z.core.$ZodIssue, source: Source, report: (problem: Problem) => void): void {
  const path = issue.path as Path;
  if (issue.code !== 'unrecognized_keys') {
    const found = foundText(source.value, path);
    report({
      file: source.file,
      line: source.line(path),
      field: fieldText(path),
      expected: issue.message,
      found,
    });
    return;
  }
  const known = issue.message.split(' ');
  for (const key of issue.keys) {
    const meant = nearest(key, known);
    const expected = meant
      ? `没有这个项目，是否应为 ${meant}？`
      : `没有这个项目，可以写的有：${known.join('、')}`;
    report({
      file: source.file,
      line: source.line([...path, key]),
      field: fieldText([...path, key]),
      expected,
    });
  }
}

/** The smallest piece whose removal takes the issue away; what lacks something goes as a whole. */
function removable(issue: z.core.$ZodIssue, root: unknown): Path[] {
  const path = issue.path as Path;
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => [...path, key]);
  const present = valueAt(root, path) != null || typeof path.at(-1) === 'number';
  return [present ? path : path.slice(0, -1)];
}
