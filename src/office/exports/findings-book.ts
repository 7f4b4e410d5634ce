import { dateAt, timeAt } from '../../calendar/zone.ts';
import type { FindingStepKind } from '../../domain/finding.ts';
import { missedDeadlines } from '../../domain/finding.ts';
import { findingsTable } from '../../render/excel/findings.ts';
import { stepsTable } from '../../render/excel/steps.ts';
import { allFindings, type Finding, type FindingStepRow, findingSteps } from '../../store/findings.ts';
import { namesOfPeople } from '../../store/people.ts';
import { findingText } from '../findings/text.ts';
import { type Book, type ExportScope, exportNote, type NoBook } from './book.ts';

const states = { open: '待答复', answered: '已答复，待确认', closed: '已整改' } as const;
const stepNames: Record<FindingStepKind, string> = {
  asked: '反映',
  answered: '答复',
  returned: '退回',
  closed: '确认整改',
};

/** All problems that were reported, with their answers, and every step of each. */
export async function findingsBook(scope: ExportScope): Promise<Book | NoBook> {
  const { db, config, zone, now } = scope;
  const findings = await allFindings(db);
  if (findings.length === 0) return { none: '还没有观察员问题。' };
  const steps = await findingSteps(
    db,
    findings.map(({ id }) => id),
  );
  const people = await namesOfPeople(db);
  const today = dateAt(now, zone);
  const unitOf = ({ unit }: Finding) => config.units.find(({ id }) => id === unit)?.name ?? unit;
  const note = exportNote(scope);
  const table = findingsTable(
    findings.map((finding) => {
      const own = steps.get(finding.id)!;
      const answer = own.findLast(({ kind }) => kind === 'answered');
      return {
        id: finding.id,
        unit: unitOf(finding),
        content: findingText(finding),
        observer: people.get(finding.personId) ?? '',
        reported: dateAt(finding.createdAt, zone),
        due: finding.dueBy,
        answer: answer?.text,
        answered: answer && dateAt(answer.at, zone),
        overdue: isOverdue(own, today, zone),
        state: states[finding.state],
      };
    }),
    note,
  );
  const stepLines = findings.flatMap((finding) =>
    steps.get(finding.id)!.map(({ kind, at, personId, inboxId, text }) => ({
      id: finding.id,
      unit: unitOf(finding),
      step: stepNames[kind],
      at: { day: dateAt(at, zone), time: timeAt(at, zone) },
      person: people.get(personId) ?? '',
      said: kind === 'asked' ? findingText(finding) : text,
      inboxId,
    })),
  );
  return {
    name: '观察员问题台账',
    summary: `观察员问题 ${findings.length} 件。`,
    tables: [table, stepsTable('观察员问题', stepLines, note)],
    flat: table,
  };
}

function isOverdue(steps: readonly FindingStepRow[], today: string, zone: string): boolean {
  const days = steps.map(({ kind, at, dueBy }) => ({ kind, on: dateAt(at, zone), dueBy }));
  return missedDeadlines(days, today).length > 0;
}
