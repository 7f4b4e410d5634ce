import { type Fraction, written } from './fraction.ts';
import { design, type Law } from './law.ts';
import { type Closed, dueFor, type Notice, settle } from './notices.ts';
import { closingName, entryText, innerPlaces, keyTexts, type Outcome, rowText } from './outcome.ts';
import { type Judged, judge } from './progress.ts';
import { type RankedGroup, rankAll } from './ranking.ts';
import type { RawMonth, RawRules, RawYear } from './raw.ts';
import { countedOf, type Sheet, sheetOf } from './score.ts';

/** A closed month with what the next ones ask of it. */
interface Kept extends Closed {
  readonly sheets: readonly Sheet[];
}

/** The second implementation: a year by DESIGN 3 and 6, step by step, in exact fractions. */
export function byHand({ rules, steps }: RawYear, law: Law = design): Outcome {
  const outcome: Outcome = new Map();
  const notices: Notice[] = [];
  let closed: Kept[] = [];
  steps.forEach((step, at) => {
    if (step.kind === 'reopen') closed = closed.filter(({ month }) => month !== step.month);
    else if (step.kind === 'decide') decide(notices, step.unit, step.month);
    else {
      const name = closingName(at, step.month);
      closed = [
        ...closed,
        close(step.month, rules, closed, law, (about, text) => outcome.set(`${name} · ${about}`, text)),
      ];
      const { month } = step.month;
      const due = dueFor(month, closed, rules.warning, law);
      const changes = settle(notices, month, due, law);
      outcome.set(`${name} · due`, keyTexts(due.map((one) => ({ ...one, word: `run ${one.run}` }))));
      outcome.set(`${name} · changes`, keyTexts(changes.map((one) => ({ ...one, word: one.kind }))));
    }
  });
  return outcome;
}

function decide(notices: readonly Notice[], unit: string, month: string): void {
  for (const notice of notices) {
    if (notice.unit === unit && notice.month === month && !notice.revoked) notice.revoked = 'decision';
  }
}

function close(
  { month, units }: RawMonth,
  rules: RawRules,
  closed: readonly Kept[],
  law: Law,
  tell: (about: string, text: string) => void,
): Kept {
  const scored = units.map((unit) => {
    const judged = unit.tasks.map((task) => ({
      indicator: task.indicator.id,
      ...judge(task, rules.redFrom, law),
    }));
    for (const one of judged) tell(`${unit.unit} · ${one.indicator}`, judgedText(one));
    const counted = countedOf(unit, judged, rules.score);
    if (counted.length === 0) return { unit, judged, counted };
    const sheet = sheetOf(unit, counted, creditedOf(unit.unit, month, closed), rules.score, law);
    tell(`${unit.unit} · base`, written(sheet.base, innerPlaces));
    tell(`${unit.unit} · entries`, sheet.lines.map(lineText).join('; '));
    tell(`${unit.unit} · total`, written(sheet.total));
    return { unit, judged, counted, sheet };
  });
  const groups = rankAll(scored, rules.ranking, law);
  for (const group of groups) tell(`group ${group.group}`, groupText(group));
  return {
    month,
    groups,
    tasks: new Map(scored.map(({ unit, judged }) => [unit.unit, judged])),
    sheets: scored.flatMap(({ sheet }) => sheet ?? []),
  };
}

/** Indicators whose 提前完成 stands on a sheet of an earlier month of the year. */
function creditedOf(unit: string, month: string, closed: readonly Kept[]): ReadonlySet<string> {
  const earlier = closed.filter((one) => one.month < month && one.month.slice(0, 4) === month.slice(0, 4));
  const sheets = earlier.flatMap(({ sheets }) => sheets.filter((sheet) => sheet.unit === unit));
  const lines = sheets.flatMap((sheet) => sheet.lines.filter(({ rule }) => rule === 'early'));
  return new Set(lines.map(({ source }) => source));
}

function judgedText({ status, ratio, early, completion, scheduled }: Judged): string {
  const text = (value: Fraction | undefined) => (value ? written(value, innerPlaces) : '—');
  return `${status} r ${text(ratio)} ${early ? 'early ' : ''}completion ${text(completion)} scheduled ${text(scheduled)}`;
}

function lineText({ rule, source, points, limited }: Sheet['lines'][number]): string {
  return entryText(rule, source, written(points), limited);
}

function groupText({ rows, bottomPlaces, notRanked, nobodyReported }: RankedGroup): string {
  const texts = rows.map((row) =>
    rowText({ ...row, total: written(row.total), completion: written(row.completion, innerPlaces) }),
  );
  const out = notRanked.map(({ unit, reason }) => `${unit} ${reason}`);
  const bottom = rows.filter((row) => row.bottom).map(({ unit }) => unit);
  return [
    ...texts,
    `bottom places ${bottomPlaces}: ${bottom.join(', ')}`,
    `not ranked: ${out.join(', ')}`,
    ...(nobodyReported ? ['nobody reported'] : []),
  ].join('\n');
}
