import type { Talk } from '../../src/conversation/handler.ts';
import type { Unit } from '../../src/domain/model.ts';
import type { Reading } from '../../src/language/model.ts';
import type { Outbound } from '../../src/message/outbound.ts';
import { type Asked, composeAnswer, datesText } from './compose.ts';
import { type Plan, type PlannedLine, plan } from './plan.ts';
import { type Proposal, propose } from './proposal.ts';
import { type RecordedLine, record } from './record.ts';
import { compareReported } from './sides.ts';

export interface IntakeOptions {
  readonly prose: boolean;
  readonly reportedAt: number;
  /** The reason of a 更正. */
  readonly correction?: string;
  /** The person has said 确认: doubtful lines are recorded too. */
  readonly confirmed?: boolean;
  /** What was confirmed has changed meanwhile: all of it is asked again. */
  readonly again?: boolean;
}

/**
 * Takes statements in: each line is judged alone, good ones are recorded at once (prose only after 确认), doubtful and
 * ambiguous ones become the sender's open question, bad ones come back with their reason.
 */
export async function intake(
  talk: Talk,
  unit: Unit,
  reading: Reading,
  options: IntakeOptions,
): Promise<Outbound> {
  const planned = await plan(talk, unit, reading, {
    reportedAt: options.reportedAt,
    correcting: options.correction !== undefined,
  });
  return finish(talk, reading, planned, options);
}

/** Records and asks according to what `plan` said. */
export async function finish(
  talk: Talk,
  reading: Reading,
  planned: Plan,
  options: IntakeOptions,
): Promise<Outbound> {
  const { lines, unplaced } = planned;
  const refused = lines.filter(({ judgement }) => judgement.verdict === 'refuse');
  const possible = lines.filter(({ judgement }) => judgement.verdict !== 'refuse');
  const now = possible.filter((line) => recordsNow(line, options));
  const later = possible.filter((line) => !now.includes(line));
  const ambiguous = unplaced.filter(({ candidates }) => candidates);
  const recorded: RecordedLine[] = await record(talk, now, options.correction);
  await compareReported(
    talk,
    recorded.map(({ line, figure }) => ({
      figure,
      months: [line.period, line.replaces?.period ?? line.period],
    })),
  );
  const asked = await openQuestion(talk, planned, reading, later, ambiguous.length > 0, options);
  return composeAnswer(talk, planned, {
    reading,
    correction: options.correction,
    recorded,
    refused,
    unplaced,
    asked,
    leftovers: options.confirmed ? [] : reading.leftovers,
  });
}

function recordsNow({ judgement }: PlannedLine, { prose, confirmed, again }: IntakeOptions): boolean {
  if (confirmed) return true;
  return !prose && !again && judgement.verdict === 'ok';
}

async function openQuestion(
  talk: Talk,
  planned: Plan,
  reading: Reading,
  later: readonly PlannedLine[],
  ambiguous: boolean,
  options: IntakeOptions,
): Promise<Asked | undefined> {
  if (later.length === 0 && !ambiguous) return undefined;
  const { unit, unplaced } = planned;
  const waiting = [
    ...unplaced.filter(({ candidates }) => candidates).map(({ statement }) => statement),
    ...later.map(({ statement }) => statement),
  ];
  const proposal: Proposal = {
    unit: unit.id,
    reading: { period: reading.period, dataDate: reading.dataDate, statements: waiting },
    reportedAt: options.reportedAt,
    prose: options.prose,
    correction: options.correction,
  };
  const how = await propose(talk, proposal, later);
  if (later.length === 0) return { lines: [], how };
  return { head: askedHead(unit, later, options), lines: later, how };
}

function askedHead(unit: Unit, lines: readonly PlannedLine[], { prose, again }: IntakeOptions): string {
  const what = `${lines.length}项（${datesText(lines)}），还没有记录：`;
  if (again) return `在您确认前数据有了变化，请再看一遍 ${unit.name} 以下${what}`;
  return prose ? `我理解为 ${unit.name} 以下${what}` : `请核对 ${unit.name} 以下${what}`;
}
