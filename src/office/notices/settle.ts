import { type PeriodKey, shortMonth } from '../../calendar/periods.ts';
import type { FrozenIndicator, RankedMonth } from '../../domain/month.ts';
import { printedFigures, printedGrounds } from '../../domain/printed-grounds.ts';
import { keyText, noticeChanges } from '../../domain/reopening.ts';
import { dueNotices } from '../../domain/runs.ts';
import { lockNoticesOfMonth, type StoredNotice, saveDraft } from '../../store/notices.ts';
import { type Acting, takeStep } from './acting.ts';
import { type Issued, issueNotice } from './issue.ts';
import { amendNotice, type Renewed, reviveNotice } from './reopened.ts';
import { revokeNotice } from './revoke.ts';

/** A month that is being closed, as the notices need it. */
export interface Settling extends Acting {
  readonly month: PeriodKey;
  /** All closed months from `ranking.from` on in their latest revision, this one included. */
  readonly ranked: readonly RankedMonth[];
  /** What this month's closing freezes of a unit's indicators. */
  judged(unit: string): readonly FrozenIndicator[];
}

/** What became of a month's notices. */
export interface Settled {
  /** All of the month that a person has to sign. */
  readonly drafts: readonly StoredNotice[];
  /** Signed at once, by setting. */
  readonly issued: readonly Issued[];
  /** As they were before. */
  readonly revoked: readonly StoredNotice[];
  readonly amended: readonly StoredNotice[];
  readonly revived: readonly StoredNotice[];
}

/** In the transaction that closes a month, for the first time or again: makes its notices what they have to be (DESIGN 6). */
export async function settleNotices(settling: Settling): Promise<Settled> {
  const { tx, office, month } = settling;
  const standing = new Map((await lockNoticesOfMonth(tx, month)).map((one) => [keyText(one), one]));
  const due = dueIn(settling);
  const renewed = new Map(
    due.map(({ grounds, printed, figures }) => [keyText(grounds), { grounds: printed, figures }]),
  );
  const revoked: StoredNotice[] = [];
  const amended: StoredNotice[] = [];
  const revived: StoredNotice[] = [];
  for (const change of noticeChanges([...standing.values()], due)) {
    if (change.kind === 'new') {
      const { grounds } = change.due;
      const draft = await saveDraft(tx, { ...grounds, ...renewed.get(keyText(grounds))! }, settling.now);
      if (draft) await takeStep(settling, draft, 'draft', { figures: draft.figures });
      continue;
    }
    const was = standing.get(keyText(change.standing))!;
    if (change.kind === 'revoke') {
      await revokeNotice(settling, was, 'reopening', goneReason(settling));
      revoked.push(was);
      continue;
    }
    const now = await again[change.kind](settling, was, renewed.get(keyText(was))!);
    if (now.state !== 'draft') (change.kind === 'amend' ? amended : revived).push(now);
  }
  const drafts = (await lockNoticesOfMonth(tx, month)).filter(({ state }) => state === 'draft');
  const done = { revoked, amended, revived };
  if (!office.config.rules.warning.autoSign) return { ...done, drafts, issued: [] };
  const issued: Issued[] = [];
  for (const draft of drafts) issued.push(await issueNotice(settling, draft, false));
  return { ...done, drafts: [], issued };
}

const again: Record<
  'amend' | 'revive',
  (settling: Settling, notice: StoredNotice, renewed: Renewed) => Promise<StoredNotice>
> = { amend: amendNotice, revive: reviveNotice };

function dueIn({ office, ranked, month, judged }: Settling) {
  const { warning } = office.config.rules;
  return dueNotices(ranked, month, warning).map((grounds) => {
    const indicators = judged(grounds.unit);
    return {
      grounds,
      printed: printedGrounds(grounds, ranked, indicators, warning.ladder[grounds.level - 1]!),
      figures: printedFigures(grounds, indicators),
    };
  });
}

function goneReason({ month }: Settling): string {
  return `${shortMonth(month)}重新结账后，不再符合预警条件。`;
}
