import { type Decimal, tableText } from './arithmetic.ts';
import type { Grounds, JudgedIndicator } from './month.ts';

const behind = new Set(['behind-red', 'behind-yellow', 'not-met', 'exceeded', 'unreported']);

/** The indicators a notice names: what is behind, in the order of the task list. */
export function behindIn<Judged extends JudgedIndicator>(indicators: readonly Judged[]): readonly Judged[] {
  return indicators.filter(({ progress }) => behind.has(progress.status));
}

/** All the figures a notice prints as one text, to tell whether a reopening changed any of them. */
export function figuresText({ months }: Grounds, indicators: readonly JudgedIndicator[]): string {
  const printed = (value: Decimal | undefined) => value && tableText(value);
  return JSON.stringify([
    months.map(({ month, group, place, of, total }) => [month, group, place, of, printed(total)]),
    behindIn(indicators).map(({ indicator, progress: { status, completion, scheduled, dataDate } }) => [
      indicator,
      status,
      printed(completion),
      printed(scheduled),
      dataDate,
    ]),
  ]);
}
