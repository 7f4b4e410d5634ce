import { PersonError } from '../../src/conversation/errors.ts';
import type { Talk } from '../../src/conversation/handler.ts';
import { readReport } from '../../src/language/report.ts';
import { harmless } from '../../src/message/harmless.ts';
import { wholeAbove } from '../../src/office/answerers.ts';
import { figureValue } from '../../src/office/figure-text.ts';
import { toFigure } from '../../src/office/figures.ts';
import { asIfOpen } from '../../src/office/office.ts';
import type { Appeal } from '../../src/store/appeals.ts';
import { faultText, partName } from '../reporting/doubt-text.ts';
import { plan } from '../reporting/plan.ts';
import { record } from '../reporting/record.ts';
import { compareReported } from '../reporting/sides.ts';

/** An accepted 异议 against a figure: the office's value goes into the ledger as a correction (or first report) of that month. */
export async function correctFigure(
  talk: Talk,
  { id, unit: unitId, month, subject, reason }: Appeal,
  typed: string,
): Promise<{ report: number; text: string }> {
  if (subject.kind !== 'figure') throw new Error('not a figure');
  const unit = talk.office.unit(unitId);
  const indicator = talk.office.indicator(subject.indicator);
  const name = partName(indicator, subject.part);
  if (typed === '')
    throw new PersonError('value_missing', '采纳要写核实后的数，没有处理。请补上再发：', `采纳 ${id} `);
  const names = talk.office.vocabularyIn(talk.office.programme(indicator).year);
  const reading = readReport(`${name} ${typed}`, names, { prose: false });
  const period = { year: Number(month.slice(0, 4)), month: Number(month.slice(5)) };
  const open = { ...talk, office: asIfOpen(talk.office, month) };
  const whose = unit.kind === 'department' ? wholeAbove(talk.office, unit) : unit;
  const place = async (correcting: boolean) => {
    const { lines } = await plan(open, whose, { ...reading, period }, { reportedAt: talk.now, correcting });
    return lines.find((line) => line.indicator === indicator && line.part === subject.part);
  };
  const corrected = await place(true);
  // Nothing was reported for the month: then it is not corrected but reported.
  const line = corrected?.replaces?.period === month ? corrected : await place(false);
  const missing = line?.judgement.verdict === 'refuse' && line.judgement.reason.kind.endsWith('-missing');
  if (!line || missing) throw unreadable(id, typed);
  if (line.judgement.verdict === 'refuse') {
    const { reason: why } = faultText(line.judgement.reason, line, { reading: { ...reading, period } });
    throw new PersonError('value_refused', `${name}：${why}`, `请核对后再发：采纳 ${id} <数>`);
  }
  const recorded = await record(open, [line], `采纳${id}号异议：${reason}`);
  const [{ item, figure }] = recorded as [(typeof recorded)[number]];
  await compareReported(talk, [{ figure, months: [month] }]);
  const measure = indicator.parts.find((part) => part.id === subject.part)?.measure ?? indicator.measure;
  return { report: item.reportId, text: `${name}更正为${figureValue(toFigure(item), measure)}` };
}

function unreadable(id: number, typed: string): PersonError {
  return new PersonError(
    'value_unclear',
    `看不出“${harmless(typed, 30)}”是什么数，没有处理。请只写数和单位，例如：`,
    `采纳 ${id} 180人次`,
  );
}
