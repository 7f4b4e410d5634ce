/**
 * The person's mistake: answered politely with what to do next, nothing changed.
 * `code` is printed nowhere but in the log; the lines are the answer.
 */
export class PersonError extends Error {
  readonly lines: readonly string[];

  constructor(
    readonly code: string,
    ...lines: string[]
  ) {
    super(code);
    this.name = 'PersonError';
    this.lines = lines;
  }
}
