import { formatPeriod } from '../../src/calendar/periods.ts';
import { formatDay } from '../../src/calendar/zone.ts';
import type { Talk } from '../../src/conversation/handler.ts';
import { decimal, sumOf } from '../../src/domain/arithmetic.ts';
import { groupBy } from '../../src/domain/group-by.ts';
import { hasTask } from '../../src/domain/target.ts';
import type { CountyTable, CountyTotal, UnreadCell } from '../../src/language/county-table.ts';
import { harmless } from '../../src/message/harmless.ts';
import type { Outbound } from '../../src/message/outbound.ts';
import { asOf } from '../../src/office/figure-text.ts';
import type { Reconciled } from '../../src/office/reconciliation/reconcile.ts';
import { sideName, sideValue } from '../../src/office/reconciliation/texts.ts';
import type { DepartmentFigure } from '../../src/store/department-figures.ts';
import { amountIn, type CountyPlan } from './county-plan.ts';
import { fitLines } from './fit-lines.ts';

/** DESIGN 4. */
const mostLines = 12;
const problemsShown = 3;
const namesShown = 3;
const idsShown = 6;

/** The answer to a department's table: what was not taken, what was, what is missing, and how it stands beside the counties' figures. */
export function composeTableAnswer(
  talk: Talk,
  table: CountyTable,
  plan: CountyPlan,
  found: Reconciled,
): Outbound {
  const { figures } = plan;
  const problems = [...plan.problems, ...table.unread.map((cell) => unreadText(talk, cell))];
  const front = [
    ...problems.slice(0, problemsShown),
    ...(problems.length > problemsShown
      ? [`……另有${problems.length - problemsShown}处没有记录，请改好后只发这几处。`]
      : []),
    ...ignoredLine(table),
    ...table.totals.flatMap((total) => totalLine(talk, table, plan, total)),
  ];
  if (figures.length === 0)
    return {
      lines: [...front, '没有记录。请这样发送，一行一个县市区：', '填报 新增城镇就业', '双清区 1450'],
    };
  const [first] = figures as readonly [DepartmentFigure];
  const head = `已记录 ${talk.office.unit(first.department).name} ${monthsText(figures)} 各县市区部门数${figures.length}个（${datesText(figures)}）：`;
  const tail = [compareLine(found)];
  const [lines] = fitLines(
    [
      {
        blocks: keyed(figures).map((own, at) => [`${at + 1}. ${figureLine(talk, own)}`]),
        more: (count) => `其余 ${count} 项已收到`,
      },
    ],
    mostLines - front.length - 1 - tail.length,
  );
  return { lines: [...front, head, ...lines!, ...tail] };
}

function unreadText({ office }: Talk, { source, why, nearest = [], of }: UnreadCell): string {
  const typed = `✗ “${harmless(source, 30)}”：`;
  if (why === 'county') {
    const names = nearest.map((id) => office.unit(id).name).join('、');
    return `${typed}看不出是哪个县市区${names === '' ? '' : `（${names}？）`}，没有记录，请写全称。`;
  }
  if (why === 'indicator') {
    const names = nearest.map((id) => office.indicator(id).name).join('、');
    return `${typed}看不出是哪项指标${names === '' ? '' : `（${names}？）`}，没有记录。`;
  }
  const name = of ? sideName(office, { indicator: of.indicator, part: of.part ?? '' }) : '';
  if (why === 'twice') return `${typed}${name}写了不止一个数，没有记录，请只写一个。`;
  return `${typed}不是一个准确的数，没有记录。`;
}

function ignoredLine({ ignored }: CountyTable): string[] {
  if (ignored.length === 0) return [];
  const names = ignored.slice(0, namesShown).map((heading) => harmless(heading, 15));
  return [`没有用到的列：${names.join('、')}${ignored.length > namesShown ? `等${ignored.length}列` : ''}。`];
}

/** 合计 is held against the sum of the counties; it is no figure of anybody. */
function totalLine(talk: Talk, table: CountyTable, { figures }: CountyPlan, total: CountyTotal): string[] {
  const { office } = talk;
  const key = { indicator: total.indicator, part: total.part ?? '' };
  const own = figures.filter(({ indicator, part }) => indicator === key.indicator && part === key.part);
  const given = table.cells.filter(
    ({ indicator, part = '' }) => indicator === key.indicator && part === key.part,
  );
  const complete =
    own.length === given.length && !table.unread.some(({ of }) => !of || of.indicator === key.indicator);
  const indicator = office.indicator(total.indicator);
  if (indicator.kind !== 'cumulative' && indicator.kind !== 'cap') return [];
  const said = amountIn(talk, indicator, total, total.amount);
  if (own.length === 0 || 'why' in said) return [];
  const name = sideName(office, key);
  if (!complete) return [`${name}有没有记录的县市区，没有核对合计。`];
  const sum = sumOf(own.map(({ value }) => decimal(value)));
  if (sum.eq(said.value)) return [];
  return [
    `${name}合计写的是${sideValue(office, key, said.value)}，各县市区相加是${sideValue(office, key, sum.toFixed())}，请核对。`,
  ];
}

function keyed(figures: readonly DepartmentFigure[]) {
  return [...groupBy(figures, ({ indicator, part }) => `${indicator}\n${part}`).values()];
}

/** 新增城镇就业 11个县市区，合计15460人，还没有新宁县 */
function figureLine({ office }: Talk, own: readonly DepartmentFigure[]): string {
  const [first] = own as readonly [DepartmentFigure];
  const indicator = office.indicator(first.indicator);
  const told = new Set(own.map(({ unit }) => unit));
  const missing = office.config.units.filter(
    ({ id, kind }) => kind === 'county' && !told.has(id) && hasTask(indicator, office.task(id, indicator.id)),
  );
  const sum = sumOf(own.map(({ value }) => decimal(value))).toFixed();
  const total = indicator.kind === 'level' ? '' : `，合计${sideValue(office, first, sum)}`;
  const names = missing.slice(0, namesShown).map(({ name }) => name);
  const more = missing.length > namesShown ? `等${missing.length}个` : '';
  const lacks = missing.length > 0 ? `，还没有${names.join('、')}${more}` : '';
  return `${sideName(office, first)} ${own.length}个县市区${total}${lacks}`;
}

function compareLine({ counts: { equal, apart, silent }, differing }: Reconciled): string {
  const ids = differing.slice(0, idsShown).map(({ id }) => `${id}号`);
  const more = differing.length > idsShown ? '等' : '';
  const news = differing.length > 0 ? `（${ids.join('、')}${more}，已通知双方和专班办公室）` : '';
  const said = [
    ...(equal > 0 ? [`一致${equal}个`] : []),
    ...(apart > 0 ? [`不一致${apart}个${news}`] : []),
    ...(silent > 0 ? [`县市区还没有报${silent}个`] : []),
  ];
  return `与县市区上报数比较：${said.join('，')}。`;
}

function monthsText(figures: readonly DepartmentFigure[]): string {
  return [...new Set(figures.map(({ month }) => month))].map(formatPeriod).join('、');
}

function datesText(figures: readonly DepartmentFigure[]): string {
  const dates = [...new Set(figures.map(({ dataDate }) => dataDate))].sort();
  const [first, last] = [dates[0]!, dates.at(-1)!];
  return first === last ? asOf(first) : `${asOf(first)}至${formatDay(last)}`;
}
