import { decimal } from '../domain/arithmetic.ts';
import { convert, isWhole } from '../domain/measure.ts';
import { readMeasure } from '../domain/measures.ts';
import type { IndicatorKind } from '../domain/model.ts';
import type { Cell } from '../spreadsheet/model.ts';
import { readFigure } from './figure.ts';

export type Amount =
  | { readonly kind: 'blank' }
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'unreadable'; readonly why: string };

/** What a configuration file may hold. */
const storable = /^-?(0|[1-9]\d{0,14})(\.\d{1,6})?$/;

/** Brings a cell into an indicator's measure: `listed` is the measure of its column or row, '' when none is given. */
export function amountOf(
  cell: Cell | undefined,
  listed: string,
  indicator: { readonly kind: IndicatorKind; readonly measure: string },
): Amount {
  const figure = readFigure(cell);
  if (figure.kind === 'blank' || figure.kind === 'unreadable') return figure;
  const wordless = indicator.kind === 'stage' || indicator.kind === 'stated';
  if (figure.kind === 'tick')
    return wordless ? { kind: 'value', value: '100' } : unreadable('只打了勾，没有写目标数');
  if (wordless)
    return figure.measure === '%' && decimal(figure.value).eq(100)
      ? { kind: 'value', value: '100' }
      : unreadable('这项指标没有数字目标：有任务的打 √，没有的留空');
  const header = readMeasure(listed);
  if (
    figure.measure !== '' &&
    listed !== '' &&
    header.base !== figure.measure &&
    header.dimension !== readMeasure(figure.measure).dimension
  )
    return unreadable(`写的是${figure.measure}，表头或计量单位是${listed}`);
  if (figure.measure === '' && figure.multiplier !== '1' && header.multiplier !== '1')
    return unreadable(`计量单位已是${listed}，数字里又写了万、亿，不知道是哪一个`);
  const share = (listed === '' ? readMeasure(indicator.measure) : header).dimension === 'share';
  if (figure.measure === '' && share && /^-?0\.0*[1-9]/.test(figure.value))
    return unreadable(`不知道是 ${figure.value}% 还是 ${times(figure.value, '100')}%，请写上 %`);
  const typed =
    figure.measure !== '' || listed === ''
      ? figure
      : { ...figure, value: times(figure.value, header.multiplier), measure: header.base };
  const converted = convert(typed, indicator.measure);
  if (converted.kind !== 'ok') return unreadable(`写的是${typed.measure}，这项指标按${indicator.measure}计`);
  const value = decimal(converted.value).toFixed();
  if (!isWhole(converted.value, indicator.measure)) return unreadable(`按${indicator.measure}计应为整数`);
  if (!storable.test(value)) return unreadable('位数过多：整数最多 15 位，小数最多 6 位');
  if (indicator.kind !== 'level' && value.startsWith('-')) return unreadable('不能是负数');
  return { kind: 'value', value };
}

function unreadable(why: string): Amount {
  return { kind: 'unreadable', why };
}

function times(value: string, multiplier: string): string {
  return decimal(value).times(multiplier).toFixed();
}
