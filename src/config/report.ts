import type { Checked } from './check-shape.ts';
import { fieldText, foundText, type Path, type Problem } from './problem.ts';

/** Reports what is wrong in meaning at a place of a file; what stands there is added unless `found` is given. */
export type Complain = (path: Path, expected: string, found?: string) => void;

/** Makes the complaints of one file. Where something malformed was taken out nothing more is said. */
export function complainAbout(
  { source, removed }: Checked<unknown>,
  report: (problem: Problem) => void,
): Complain {
  return (path, expected, found = foundText(source.value, path)) => {
    const place = source.place(path);
    if (removed.some((gone) => place.every((step, index) => step === gone[index]))) return;
    report({ file: source.file, line: source.line(path), field: fieldText(place), expected, found });
  };
}

/** Complains of every word that was used before. Words that look alike count as one, unless `same` says otherwise. */
export class Taken {
  readonly #owners = new Map<string, string>();

  constructor(
    private readonly complain: Complain,
    private readonly what: string,
    private readonly same: (word: string) => string = fold,
  ) {}

  /** Takes a word for `owner`; false when it is somebody else's already. */
  take(word: string, path: Path, owner: string): boolean {
    const key = this.same(word);
    const before = this.#owners.get(key);
    if (before === undefined) this.#owners.set(key, owner);
    else this.complain(path, `${this.what}不能重复：${before} 已在使用`);
    return before === undefined;
  }
}

/** Makes texts that a reader cannot tell apart equal: width, case, spaces, quotation marks. */
export function fold(word: string): string {
  return word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s“”"'‘’「」《》]/g, '');
}
