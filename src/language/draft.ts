import type { IndicatorName, NameMatch, Reading, Statement } from './model.ts';

/** A statement being read, with the place it was found at. */
export type Draft = { -readonly [Key in keyof Statement]: Statement[Key] } & {
  start: number;
  end: number;
  /** The month typed above it, while it is not settled which month the text speaks of. */
  period?: Reading['period'];
};

/** A name that waits for its number or status. */
export interface Subject {
  readonly match: NameMatch;
  readonly indicator?: IndicatorName;
  readonly start: number;
  readonly end: number;
  /** Prose: the number after a list of several names belongs to none of them. */
  readonly dead: boolean;
  filled: boolean;
  /** A number beside the figure (目标 …, 123笔) stood between; the figure may still follow a comma. */
  skipped: boolean;
  /** Digits that are no single number (90-95) stood where the figure should. */
  spoilt?: boolean;
}

const mostText = 20;

/** A short clause around a number that belongs to nothing, for saying it back. */
export function leftoverText(shown: string, start: number, end: number): string {
  const typed = shown.slice(start, end).trim();
  if (typed.length >= mostText) return `${typed.slice(0, mostText - 1)}…`;
  const room = mostText - typed.length;
  const before = shown.slice(Math.max(0, start - room), start);
  const clause = before.slice(lastBreak(before) + 1);
  return (clause + shown.slice(start, end)).trim();
}

const breaks = new Set([...'，,；;。、！!？?\n（(）)：:']);

/** The index of the last clause mark in a text, -1 when there is none. */
export function lastBreak(text: string): number {
  for (let at = text.length - 1; at >= 0; at -= 1) if (breaks.has(text[at]!)) return at;
  return -1;
}

const clauseMarks = new Set([...',;。、!?\n']);

/** What stands after the last clause mark. */
export function lastClause(text: string): string {
  for (let at = text.length - 1; at >= 0; at -= 1) if (clauseMarks.has(text[at]!)) return text.slice(at + 1);
  return text;
}

const longestSource = 120;

/** A statement under date words that cannot be understood: its name is nobody's, so that it is said back and never recorded. */
export function unclear<D extends Draft>(draft: D, typed: string): D {
  const source = `${typed} ${draft.source}`.slice(0, longestSource);
  return { ...draft, source, indicator: { kind: 'unknown', typed, nearest: [] } };
}

/** The statements without places; of equal ones about the same figure the fullest stays. */
export function finish(drafts: readonly Draft[]): Statement[] {
  const kept = new Map<string, Statement>();
  drafts.forEach(({ start: _start, end: _end, period: _period, ...statement }, index) => {
    const key = sameness(statement) ?? String(index);
    const known = kept.get(key);
    if (!known || (known.statedPercent === undefined && statement.statedPercent !== undefined))
      kept.set(key, statement);
  });
  return [...kept.values()];
}

function sameness(statement: Statement): string | undefined {
  const { indicator, amount } = statement;
  if (indicator.kind !== 'found' || !amount || statement.add) return undefined;
  const unit = statement.unit?.kind === 'found' ? statement.unit.id : '';
  return ['=', unit, indicator.id, indicator.part, amount.value, amount.measure].join(' ');
}
