import { formatPeriod } from '../src/calendar/periods.ts';
import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler, type Talk } from '../src/conversation/handler.ts';
import { inForce } from '../src/domain/history.ts';
import type { Unit } from '../src/domain/model.ts';
import type { NameMatch } from '../src/language/model.ts';
import { harmless } from '../src/message/harmless.ts';
import { asOf, figureValue } from '../src/office/figure-text.ts';
import { fromLedger, itemOf, toFigure } from '../src/office/figures.ts';
import { type Figure, namesakeIn } from '../src/office/namesakes.ts';
import { openYears } from '../src/office/year.ts';
import {
  appendReports,
  dropFigure,
  figuresOf,
  ledgerOf,
  lockUnits,
  putFigures,
  type ReportRow,
  recentItems,
  type StoredFigure,
} from '../src/store/reports.ts';
import { partName } from './reporting/doubt-text.ts';
import { type Named, readNamed } from './reporting/named.ts';
import { unlessClosedMeanwhile } from './reporting/record.ts';
import { notTheirs, reportingUnit } from './reporting/scope.ts';
import { compareReported } from './reporting/sides.ts';

const shown = 5;

/** 撤回 <指标>: takes the newest report of an indicator back; the one before it counts again. */
export const withdraw = defineHandler<Named>({
  words: ['撤回', '撤销填报'],
  roles: ['liaison', 'department'],
  help: '收回最近一次报的某项数，上一次的数重新有效',
  examples: ['撤回 新增城镇就业', '撤回 创业培训'],
  parse: (rest, { vocabulary }) => readNamed(rest, vocabulary),
  async run(named, talk) {
    const unit = reportingUnit(talk, named.unit);
    await lockUnits(talk.tx, [unit.id]);
    await unlessClosedMeanwhile(talk);
    if (named.items.length === 0) return which(talk, unit);
    refuseUnclear(talk, named);
    const lines: string[] = [];
    for (const { indicator } of named.items)
      if (indicator.kind === 'found') lines.push(await withdrawOne(talk, unit, indicator));
    return { lines };
  },
});

/** Nothing named: the last figures, each with its line to copy. */
async function which(talk: Talk, unit: Unit): Promise<never> {
  const figures = await figuresOf(talk.tx, [unit.id], ...openYears(talk));
  const newest = figures.sort((a, b) => newestId(b) - newestId(a)).slice(0, shown);
  const names = [
    ...new Set(
      newest.map(({ indicator, part }) => `撤回 ${partName(talk.office.indicator(indicator), part)}`),
    ),
  ];
  if (names.length === 0)
    throw new PersonError('nothing_to_withdraw', `${unit.name}今年还没有报过数，没有可以撤回的。`);
  throw new PersonError('indicator_missing', '请写明撤回哪一项，最近报过的有（可直接复制）：', ...names);
}

/** A word that is no name may have changed what was meant: then nothing is taken back. */
function refuseUnclear({ office }: Talk, { items }: Named): void {
  const unclear = items.filter(({ indicator }) => indicator.kind !== 'found');
  if (unclear.length === 0) return;
  const words = unclear.map(({ source }) => `“${harmless(source, 30)}”`).join('、');
  const near = unclear.flatMap(({ indicator }) =>
    indicator.kind === 'ambiguous' ? indicator.ids : indicator.kind === 'unknown' ? indicator.nearest : [],
  );
  const names = items.flatMap(({ indicator }) =>
    indicator.kind === 'found' ? [partName(office.indicator(indicator.id), indicator.part ?? '')] : [],
  );
  const offered = [...new Set(near)].slice(0, shown).map((id) => office.indicator(id).name);
  throw new PersonError(
    'names_unclear',
    `${words}不是指标名称或者不止一个，没有撤回，请写全称重发。`,
    ...(offered.length > 0 ? [`是不是：${offered.join('、')}？`] : []),
    `每项撤回的是最近一次报的数，只写指标名，例如：撤回 ${names[0] ?? offered[0] ?? '新增城镇就业'}`,
  );
}

type Found = Extract<NameMatch, { readonly kind: 'found' }>;

async function withdrawOne(talk: Talk, unit: Unit, match: Found): Promise<string> {
  const { office, tx, now } = talk;
  const named = { indicator: office.indicator(match.id), part: match.part ?? '' };
  const newest = await newestReport(talk, unit, named, openYears(talk));
  const { indicator, part } = newest ?? named;
  const name = partName(indicator, part);
  const foreign = notTheirs(talk, indicator);
  if (foreign) return `✗ ${name}${foreign}`;
  if (!newest) return `✗ ${name}：今年没有可以撤回的数，不用撤回。`;
  const { last } = newest;
  const key = { year: last.year, unit: unit.id, indicator: indicator.id, part };
  if (office.isClosed(last.period, now))
    return `✗ ${name}：${formatPeriod(last.period)}已结账，不能撤回；确需修改请联系专班办公室重开。`;
  await appendReports(
    tx,
    [
      {
        ...key,
        kind: 'withdrawal',
        period: last.period,
        dataDate: last.data_date,
        late: false,
        replaces: last.id,
        inboxId: talk.message.id,
        personId: talk.person!.id,
      },
    ],
    now,
  );
  talk.record({
    action: 'report.withdrawal',
    subject: `${unit.id}/${indicator.id}/${last.period}`,
    data: { replaces: last.id },
  });
  const recent = (await fromLedger(talk.tx, key)).slice(-recentItems);
  if (recent.length > 0) await putFigures(tx, [{ ...key, recent }]);
  else await dropFigure(tx, key);
  await compareReported(talk, [{ figure: { ...key, recent }, months: [last.period] }]);
  const measure = indicator.parts.find(({ id }) => id === part)?.measure ?? indicator.measure;
  const current = recent.at(-1);
  const gone = `${figureValue(toFigure(itemOf(last)), measure)}（${asOf(last.data_date)}）`;
  return `已撤回 ${name} ${gone}。${current ? `现在有效的是 ${figureValue(toFigure(current), measure)}（${asOf(current.dataDate)}）。` : '这项今年现在没有数据，请重新填报。'}`;
}

/** The report made last, of those that count; in January also one for December. */
async function newestReport(
  { tx, office }: Talk,
  unit: Unit,
  named: Figure,
  years: readonly number[],
): Promise<(Figure & { readonly last: ReportRow }) | undefined> {
  let newest: (Figure & { readonly last: ReportRow }) | undefined;
  for (const year of years) {
    const { indicator, part } = namesakeIn(office, named, year) ?? named;
    for (const last of inForce(await ledgerOf(tx, { year, unit: unit.id, indicator: indicator.id, part })))
      if (!newest || last.id > newest.last.id) newest = { indicator, part, last };
  }
  return newest;
}

function newestId({ recent }: StoredFigure): number {
  return Math.max(...recent.map(({ reportId }) => reportId));
}
