import { formatInstant, instant } from '../../src/calendar/zone.ts';
import { PersonError } from '../../src/conversation/errors.ts';
import type { Talk } from '../../src/conversation/handler.ts';
import type { Reading, Statement } from '../../src/language/model.ts';
import { ask } from '../../src/store/questions.ts';
import type { PlannedLine } from './plan.ts';
import { askerOf } from './question.ts';

/** What waits for 确认 (or for a choice between names): enough to plan it again, on whatever day the answer comes. */
export interface Proposal {
  readonly unit: string;
  readonly reading: Pick<Reading, 'period' | 'dataDate' | 'statements'>;
  /** Product time of the message it came from: its reporting day. */
  readonly reportedAt: number;
  /** Prose: nothing is recorded before 确认, not even what raises no doubt. */
  readonly prose: boolean;
  /** 更正, with its reason. */
  readonly correction?: string;
}

const kind = 'report';

/** Opens the question in place of an earlier one; returns the line that says how to answer. */
export async function propose(
  talk: Talk,
  proposal: Proposal,
  lines: readonly PlannedLine[],
): Promise<string> {
  const expiresAt = expiryOf(talk);
  await ask(talk.tx, askerOf(talk), {
    kind,
    proposal,
    basis: basisOf(lines),
    inboxId: talk.message.id,
    expiresAt,
  });
  talk.record({ action: 'question.ask', subject: proposal.unit, data: { lines: lines.length } });
  const replaced = talk.question ? '；您上一条等确认的内容已由这条代替，没有记录' : '';
  const until = `（${formatInstant(expiresAt, talk.office.zone)}前有效${replaced}）。`;
  if (!undecidedName(proposal)) return `请回复“确认”记录，或“取消”放弃${until}`;
  const others = lines.length > 0 ? '，其余的选好后再确认' : '';
  return `请先回复数字选定名称${others}，或“取消”放弃${until}`;
}

/** The sender's open proposal. */
export function openProposal(talk: Talk): Proposal | undefined {
  return talk.question?.kind === kind ? (talk.question.proposal as Proposal) : undefined;
}

/** What the proposal was based on: the newest report, the one to be replaced, and the target of every line. */
export function basisOf(lines: readonly PlannedLine[]): string {
  return lines
    .map(({ indicator, part, period, history, replaces, target }) => {
      const known = [history.at(-1)?.reportId ?? 0, replaces?.reportId ?? 0];
      return [indicator.id, part, period, ...known, target ?? ''].join(' ');
    })
    .sort()
    .join('\n');
}

/** The statement that waits for a number, if any. */
export function undecidedName(
  proposal: Proposal,
): { statement: Statement; ids: readonly string[] } | undefined {
  for (const statement of proposal.reading.statements)
    if (statement.indicator.kind === 'ambiguous') return { statement, ids: statement.indicator.ids };
  return undefined;
}

/** The proposal with its first ambiguous name settled by the number a person typed, counted from 1. */
export function chosen(proposal: Proposal, number: number): Proposal {
  const open = undecidedName(proposal);
  if (!open) throw new PersonError('no_choice', '现在不是选数字，请回复“确认”或“取消”。');
  const id = open.ids[number - 1];
  if (id === undefined)
    throw new PersonError('choice_out_of_range', `请回复 1 到 ${open.ids.length} 的数字，或回复“取消”。`);
  const statements = proposal.reading.statements.map((statement) =>
    statement === open.statement ? { ...statement, indicator: { kind: 'found' as const, id } } : statement,
  );
  return { ...proposal, reading: { ...proposal.reading, statements } };
}

/** DESIGN 4: a question lives until the end of the next workday. */
function expiryOf({ office, today }: Talk): number {
  return instant(office.calendar.addWorkdays(today, 1), '23:59', office.zone);
}
