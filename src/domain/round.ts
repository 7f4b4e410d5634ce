/** One kind of collection in rules.yaml (调度). Times are HH:mm in the office's zone. */
export interface RoundRule {
  readonly id: string;
  readonly name: string;
  readonly every: 'day' | 'week' | 'month' | 'quarter';
  /** Indicator ids it asks for; empty means all. */
  readonly indicators: readonly string[];
  readonly opens: Moment;
  readonly due: Moment;
  readonly closes: Moment;
  readonly reminders: readonly ReminderRule[];
  /** Where an occurrence on a rest day moves. */
  readonly restDay: 'previous' | 'next';
}

/** When the silent are reminded: workdays before the due day, on it, or on every workday after it until the round closes. */
export type ReminderRule =
  | { readonly kind: 'before'; readonly workdays: number; readonly time: string }
  | { readonly kind: 'due'; readonly time: string }
  | { readonly kind: 'after'; readonly time: string };

/**
 * A point relative to a period: the nth calendar day of the period's (or a following) month, the nth workday of it,
 * or the first/last workday of the period's week.
 */
export type Moment =
  | { readonly kind: 'day'; readonly day: number; readonly monthOffset: number; readonly time: string }
  | { readonly kind: 'workday'; readonly nth: number; readonly monthOffset: number; readonly time: string }
  | { readonly kind: 'week'; readonly which: 'first' | 'last'; readonly time: string };
