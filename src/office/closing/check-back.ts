import { shortMonth } from '../../calendar/periods.ts';
import { formatInstant } from '../../calendar/zone.ts';
import type { ClosedUnit } from '../../store/closed-unit.ts';
import type { Office } from '../office.ts';
import { byUrgency, countsText } from '../situation.ts';
import type { ComputedMonth } from './compute.ts';
import { closesAt } from './course.ts';
import { entryLines, placeIn, scoreHead } from './score-text.ts';

const entriesShown = 4;
const namesShown = 4;

/** What a unit is asked to check before its month freezes (核对): figures, deductions, the provisional score. */
export function checkBackText(office: Office, computed: ComputedMonth, own: ClosedUnit, late = '') {
  const { month, groups, read } = computed;
  const { auto } = office.config.rules.closing;
  const until = auto ? `，${formatInstant(closesAt(office, month), office.zone)}结账` : '';
  const name = shortMonth(month);
  const entries = own.sheet ? entryLines(own.sheet.entries) : [];
  const more = entries.length - entriesShown;
  const behind = byUrgency(read.standings.get(own.unit) ?? []).filter(({ progress }) => progress.ratio.lt(1));
  const names = behind.slice(0, namesShown).map(({ indicator }) => indicator.name);
  return {
    line: `【核对】请核对${name}的数据和得分${until}${late}。`,
    more: [
      `${scoreHead(office, month, own, placeIn(groups, own.unit))}（暂计）。`,
      `指标${countsOf(computed, own)}。`,
      ...(names.length > 0
        ? [`未得满分的${behind.length}项：${names.join('、')}${behind.length > names.length ? '等' : ''}`]
        : []),
      ...entries.slice(0, entriesShown),
      ...(more > 0 ? [`……还有${more}条`] : []),
      `无误请发：核对无误；看全部请发：得分 ${name}`,
      '有异议请发：异议 <指标> 原因：…',
    ],
  };
}

function countsOf({ read }: ComputedMonth, { unit }: ClosedUnit): string {
  const standings = read.standings.get(unit) ?? [];
  return `${standings.length}项：${countsText(standings)}`;
}
