import { formatPeriod, type PeriodKey, shortMonth } from '../../calendar/periods.ts';
import { checkedUnits } from '../../store/check-backs.ts';
import type { Deed } from '../deed.ts';
import { settleNotices } from '../notices/settle.ts';
import { settledLines } from '../notices/settled-lines.ts';
import { loadReach, type Reach } from '../reach.ts';
import { toldUnits } from '../tell-units.ts';
import { type Closed, changedUnits, freezeMonth } from './close.ts';
import { bottomLines, changeText } from './ranking-text.ts';

/**
 * Closes a month and does what follows from it: units whose figures are others than before are told, each alone; its warning
 * notices become what they have to be. Returns what the office reads.
 */
export async function finishMonth(deed: Deed, month: PeriodKey): Promise<readonly string[]> {
  const closed = await freezeMonth(deed, month);
  const { snapshot } = closed;
  const reach = await loadReach(deed.tx, deed.office.channels);
  tellChanged(deed, closed, reach);
  const settled = await settleNotices({
    ...deed,
    reach,
    month,
    ranked: closed.ranked,
    judged: (unit) => closed.read.indicators.get(unit) ?? [],
  });
  const again = snapshot.revision > 1 ? `（第${snapshot.revision}版）` : '';
  return [
    `【结账】${formatPeriod(month)}已结账${again}。`,
    ...bottomLines(deed.office, snapshot.groups),
    ...(closed.previous ? changeLines(deed, closed) : await checkedLine(deed, closed)),
    ...settledLines(deed.office, settled),
    `公布排名请发：发布 ${shortMonth(month)}`,
  ];
}

/** Who answered the check-back before the month froze. */
async function checkedLine({ tx }: Deed, { snapshot }: Closed): Promise<string[]> {
  const checked = await checkedUnits(tx, snapshot.month);
  const asked = snapshot.units.filter(({ sheet }) => sheet !== undefined);
  const silent = asked.filter(({ unit }) => !checked.has(unit));
  const right = asked.length - silent.length;
  return [`核对无误的${right}个单位${silent.length > 0 ? `，没有答复的${silent.length}个` : ''}。`];
}

function changeLines({ office }: Deed, closed: Closed): string[] {
  const changed = changedUnits(closed);
  if (changed.length === 0) return ['得分和排名与上一版相同。'];
  return [`与上一版不同的有${changed.length}个单位：`, ...changed.map((one) => changeText(office, one))];
}

/** Those who may have seen the old figures hear what became of them. */
function tellChanged(deed: Deed, closed: Closed, reach: Reach): void {
  const { office, now, say } = deed;
  const { month, revision } = closed.snapshot;
  const told = changedUnits(closed).map((one) => ({
    unit: one.now.unit,
    line: `【得分更正】${formatPeriod(month)}：${changeText(office, one)}。`,
    more: [`看明细请发：得分 ${shortMonth(month)}`],
  }));
  for (const message of toldUnits(office, reach, `reclosed:${month}:${revision}`, told, now, 'later too'))
    say(message);
}
