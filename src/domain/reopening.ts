import type { Grounds, GroundsKey } from './month.ts';

/** A notice as it stood before a month was closed again. */
export interface StandingNotice extends GroundsKey {
  /** What it said, as `figuresText` writes it. */
  readonly figures: string;
  /** By a reopening that took its grounds away, or by a person (撤销, an accepted 异议). */
  readonly revoked?: 'reopening' | 'decision';
}

/** Grounds with all the figures the notice would print. */
export interface DueNotice {
  readonly grounds: Grounds;
  readonly figures: string;
}

/** What becomes of a notice; a key that stands as it was is not mentioned. */
export type NoticeChange =
  | { readonly kind: 'new'; readonly due: DueNotice }
  /** Its grounds are gone: revoked, and the same people are told. */
  | { readonly kind: 'revoke'; readonly standing: StandingNotice }
  /** Its key stands with other figures. */
  | { readonly kind: 'amend'; readonly standing: StandingNotice; readonly due: DueNotice }
  /** An earlier reopening had revoked it, and its grounds are back: the same notice, never a second one. */
  | { readonly kind: 'revive'; readonly standing: StandingNotice; readonly due: DueNotice };

/**
 * Compares the notices of one month before a reopening with what is due after it is closed again: revocations first. What
 * a person revoked stays revoked.
 */
export function noticeChanges(
  standing: readonly StandingNotice[],
  due: readonly DueNotice[],
): readonly NoticeChange[] {
  const before = new Map(standing.map((notice) => [keyText(notice), notice]));
  const after = new Set(due.map(({ grounds }) => keyText(grounds)));
  const gone = standing.filter((notice) => !notice.revoked && !after.has(keyText(notice)));
  const rest = due.flatMap((next): NoticeChange[] => {
    const was = before.get(keyText(next.grounds));
    if (!was) return [{ kind: 'new', due: next }];
    if (was.revoked === 'decision') return [];
    if (was.revoked) return [{ kind: 'revive', standing: was, due: next }];
    return was.figures === next.figures ? [] : [{ kind: 'amend', standing: was, due: next }];
  });
  return [...gone.map((notice): NoticeChange => ({ kind: 'revoke', standing: notice })), ...rest];
}

/** The key as one text: longhui/2024-10/1. */
export function keyText({ unit, month, level }: GroundsKey): string {
  return `${unit}/${month}/${level}`;
}
