import { partsOf } from '../../calendar/dates.ts';
import { type PeriodKey, periodEnd } from '../../calendar/periods.ts';
import { formatDay } from '../../calendar/zone.ts';
import { percentText, valueText } from '../../domain/arithmetic.ts';
import { figurePeriod } from '../../domain/data-date.ts';
import type { AtMost, BehindSoon, EarlyWarning } from '../../domain/early-warning.ts';
import type { Lift } from '../../domain/lift.ts';
import type { Status } from '../../domain/model.ts';
import type { Raise, Raises } from '../../domain/raise.ts';
import { bottomPlaceCount } from '../../domain/ranking.ts';
import { statusText } from '../../domain/status.ts';
import { figureValue } from '../figure-text.ts';
import type { Office } from '../office.ts';
import { raisedName, reachText } from './reach-text.ts';

const mostLines = 12;
/** Each alone is enough, so three to choose from are. */
const choices = 3;
/** More than these are needed together only rarely: then they share a line. */
const ownLines = 4;

/** The early warning of a unit, for it alone: where its trend leads at the month's end, and what would prevent it. */
export function earlyWarningLines(
  office: Office,
  { bottom, behind }: Pick<EarlyWarning, 'bottom' | 'behind'>,
  month: PeriodKey,
): string[] {
  const end = `${monthText(month)}底`;
  const many = `${end}预计滞后或未达标${behind.length}项：`;
  const head = bottom ? bottomLines(office, bottom, month) : [`【预警提示】按目前进度，${many}`];
  const second = bottom && behind.length > 0 ? [many] : [];
  const room = mostLines - head.length - second.length - 1;
  const worst = behind.toSorted((a, b) => urgency(a) - urgency(b));
  const shown = worst.length <= room ? worst.length : room - 1;
  const rest = shown < worst.length ? [`其余${worst.length - shown}项请发“进度”查看。`] : [];
  return [
    ...head,
    ...second,
    ...worst.slice(0, shown).map((one) => behindLine(office, one, month)),
    ...rest,
    closingLine,
  ];
}

function bottomLines(
  office: Office,
  { place, of, lift }: NonNullable<EarlyWarning['bottom']>,
  month: PeriodKey,
): string[] {
  const places = bottomPlaceCount(of, office.config.rules.ranking.bottomPlaces);
  return [
    `【预警提示】按目前进度，${monthText(month)}底预计排第${place}位（共${of}个单位），在后${places}位。`,
    ...liftedBy(office, lift, month, {
      one: '可以避免。',
      any: '下面任何一项做到，都可以避免：',
      all: (n) => `只做到一项不够，下面${n}项都做到可以避免：`,
      cannot: '只提高各项指标的完成数，已不能避免。',
      report: `报上${monthText(month)}的数就可以避免。`,
    }),
  ];
}

const closingLine = '本提示只发给本单位，名次和得分以结账为准。';

/** What would lift a unit out of the bottom places of a month (得分), everything else staying as it is. */
export function liftLines(
  office: Office,
  lift: Lift,
  { month, places }: { readonly month: PeriodKey; readonly places: number },
): string[] {
  const out = `不在后${places}位`;
  const [first, ...more] = liftedBy(office, lift, month, {
    one: `就${out}。`,
    any: `下面任何一项做到，就${out}：`,
    all: (n) => `只做到一项不够，下面${n}项都做到就${out}：`,
    cannot: `只提高各项指标的完成数，仍在后${places}位。`,
    report: `报上${monthText(month)}的数，就${out}。`,
  });
  return [`其他单位不变，${first}`, ...more];
}

/** How it is said that something is enough, or nothing is. */
interface Words {
  readonly one: string;
  readonly any: string;
  readonly all: (count: number) => string;
  readonly cannot: string;
  readonly report: string;
}

function liftedBy(office: Office, lift: Lift, month: PeriodKey, words: Words): string[] {
  if (lift.kind === 'report') return [words.report];
  if (lift.kind === 'cannot') return [words.cannot];
  const items = raisesOf(lift).map((raise) => raiseText(office, raise, month));
  if (items.length === 1) return [`${items[0]}，${words.one}`];
  if (lift.kind === 'together')
    return [words.all(items.length), ...(items.length > ownLines ? [items.join('；')] : items)];
  const more = items.length > choices ? [`另有${items.length - choices}项，做到其中一项也可以。`] : [];
  return [words.any, ...items.slice(0, choices), ...more];
}

const raisesOf = (lift: Exclude<Raises, { kind: 'cannot' }>) =>
  lift.kind === 'single' ? lift.options : lift.raises;

/** 创业培训 截至10月31日报到620人次以上 */
function raiseText(office: Office, raise: Raise, month: PeriodKey): string {
  return `${raisedName(office, raise)} ${asOfMonth(office, raise.indicator, month)}${reachText(office, raise)}`;
}

/** The day that a report of the month speaks of; real data lags. */
function asOfMonth(office: Office, id: string, month: PeriodKey): string {
  const { lag, skip } = office.indicator(id);
  return `截至${formatDay(periodEnd(figurePeriod(month, lag, skip)))}`;
}

/** 创业培训 预计561人次，滞后（黄）；截至10月31日报到620人次以上可以避免。 */
function behindLine(office: Office, behind: BehindSoon, month: PeriodKey): string {
  const { indicator, name, needed, progress } = behind;
  const head = `${name} ${expectedText(office, behind)}${statusText(progress.status)}；`;
  if (needed.kind === 'at-most') return head + atMostText(office, indicator, needed, month);
  if (needed.kind === 'cannot') return `${head}只提高完成数已不能避免。`;
  const day = asOfMonth(office, indicator, month);
  const items = raisesOf(needed).map((raise) => {
    const part = raise.part === undefined ? '' : raisedName(office, raise).slice(name.length);
    return `${part}${reachText(office, raise)}`;
  });
  const enough = items.join(needed.kind === 'single' ? '，或者' : '，并且');
  return `${head}${day}${enough}可以避免。`;
}

function atMostText(office: Office, id: string, { value, passed }: AtMost, month: PeriodKey): string {
  const limit = valueText(value, office.indicator(id).measure);
  return passed
    ? `已经超过${monthText(month)}底的控制数${limit}，请控制新增。`
    : `${asOfMonth(office, id, month)}不超过${limit}可以避免。`;
}

/** 预计561人次， where the trend moves it; 目前4.2%， where it is read as it is; of parts the whole completion. */
function expectedText(office: Office, { indicator: id, figures, progress }: BehindSoon): string {
  const { kind, prorate, measure } = office.indicator(id);
  const moves = kind === 'cumulative' || (kind === 'cap' && prorate);
  if (kind === 'stated') return '目前';
  if (figures.whole) {
    // A remark was made on what was reported, not on what is expected.
    const value = figureValue({ ...figures.whole, remark: undefined }, measure);
    return `${moves ? '预计' : '目前'}${value}，`;
  }
  return progress.completion ? `预计完成${percentText(progress.completion)}，` : '';
}

const worstFirst: readonly Status[] = ['behind-red', 'exceeded', 'not-met', 'behind-yellow'];
const urgency = ({ progress }: BehindSoon) => worstFirst.indexOf(progress.status);
const monthText = (month: PeriodKey) => `${partsOf(periodEnd(month)).month}月`;
