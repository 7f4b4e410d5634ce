import type { NameMatch, Reading, Statement } from '../../src/language/model.ts';
import { readReport } from '../../src/language/report.ts';
import { vocabulary } from './vocabulary.ts';

function nameOf(match: NameMatch): string {
  switch (match.kind) {
    case 'found':
      return match.part ? `${match.id}/${match.part}` : match.id;
    case 'ambiguous':
      return `?${match.ids.join('|')}`;
    case 'unknown':
      return `!${match.typed}`;
  }
}

/** A statement in one line: 名 值 计量单位 and whatever else it says. */
export function tell(statement: Statement): string {
  const { amount } = statement;
  return [
    statement.unit && `[${nameOf(statement.unit)}]`,
    nameOf(statement.indicator),
    amount && `${statement.add ? '+' : ''}${amount.approximate ? '约' : ''}${amount.value}${amount.measure}`,
    statement.statedPercent && `(${statement.statedPercent}%)`,
    statement.stage,
    statement.state,
    statement.holds && 'holds',
    statement.zero && 'zero',
    statement.remark !== undefined && `备注:${statement.remark}`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** What a command's text says, one line a statement; leftovers follow after `~`. */
export function command(text: string): string[] {
  return lines(readReport(text, vocabulary, { prose: false }));
}

/** The same for running text. */
export function prose(text: string): string[] {
  return lines(readReport(text, vocabulary, { prose: true }));
}

function lines(reading: Reading): string[] {
  return [...reading.statements.map(tell), ...reading.leftovers.map(({ text }) => `~${text}`)];
}
