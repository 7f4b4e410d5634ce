import { decimal } from '../domain/arithmetic.ts';
import { readMeasure } from '../domain/measures.ts';
import { clean, fold } from '../language/fold.ts';
import { readNumber } from '../language/numbers.ts';
import type { Cell } from '../spreadsheet/model.ts';

/** What a cell says: nothing, a tick, a number with what was typed behind it, or something that is not one number. */
export type Figure =
  | { readonly kind: 'blank' }
  | { readonly kind: 'tick' }
  | { readonly kind: 'amount'; readonly value: string; readonly measure: string; readonly multiplier: string }
  | { readonly kind: 'unreadable'; readonly why: string };

const faults: Record<NonNullable<Cell['fault']>, string> = {
  'formula-without-value': '是公式，文件里没有存下算出的数：请打开后保存一次，或改成数字',
  error: '是公式错误',
  date: '是日期，不是数字',
  'shown-otherwise': '单元格的格式把数折算成万、亿等显示，不知道以哪个为准：请改为常规格式',
};

const multipliers: readonly (readonly [string, string])[] = [
  ['万亿', '1000000000000'],
  ['千万', '10000000'],
  ['百万', '1000000'],
  ['万', '10000'],
  ['亿', '100000000'],
];

const amount = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(.*)$/s;
const longest = 30;

/** Reads one cell of a table; whatever is not exactly one number is handed back with the reason, never guessed. */
export function readFigure(cell: Cell | undefined): Figure {
  if (!cell) return { kind: 'blank' };
  if (cell.fault) return { kind: 'unreadable', why: faults[cell.fault] };
  if (cell.number !== undefined)
    return { kind: 'amount', value: cell.number, measure: cell.percent ? '%' : '', multiplier: '1' };
  const text = fold(clean(cell.text)).replace(/\s+/g, '');
  if (/^([-—–_/\\.]*|无|无任务|无此项?任务|空|不涉及|不下达)$/.test(text)) return { kind: 'blank' };
  if (/^[√✓✔☑●是有]$/u.test(text)) return { kind: 'tick' };
  if (text.length > longest) return { kind: 'unreadable', why: '是一段文字，不是一个数' };
  return readText(text);
}

function readText(text: string): Figure {
  const typed = amount.exec(text);
  if (typed) {
    const [, sign, whole, fraction = '', rest] = typed as unknown as [
      string,
      string,
      string,
      string?,
      string?,
    ];
    const number = `${sign === '-' ? '-' : ''}${whole.replaceAll(',', '')}${fraction}`;
    if (number.replace(/\D/g, '').length > 15) return { kind: 'unreadable', why: '位数过多，不像一个数' };
    return withRest(decimal(number).toFixed(), rest ?? '');
  }
  const numeral = readNumber(text, 0);
  if (
    numeral?.chinese &&
    !numeral.malformed &&
    !numeral.percent &&
    !/[万亿]$/.test(text.slice(0, numeral.end))
  )
    return withRest(numeral.value, text.slice(numeral.end));
  if (/^[≥≤><≧≦]|^(不少于|不低于|不超过|大于|小于|至少|约|近|力争|确保)/.test(text))
    return { kind: 'unreadable', why: '不是一个确定的数，请只写数字' };
  return { kind: 'unreadable', why: '不是数字' };
}

/** 万, 亿 and the measure behind a number; anything else there makes it no single number. */
function withRest(value: string, rest: string): Figure {
  const whole = readMeasure(rest);
  const scale =
    whole.dimension === undefined ? multipliers.find(([word]) => rest.startsWith(word)) : undefined;
  const measure = scale ? rest.slice(scale[0].length) : rest;
  if (measure === '' || (measure.length <= 6 && !/\d/.test(measure) && /^[\p{L}%‰/²³㎡]+$/u.test(measure))) {
    const known = readMeasure(measure);
    if (/^[年月号]|以上|左右|以内|余|多$|^[-~至到]|起步/.test(measure))
      return { kind: 'unreadable', why: '不是一个确定的数，请只写数字' };
    const times = scale ? scale[1] : known.multiplier;
    return {
      kind: 'amount',
      value: decimal(value).times(times).toFixed(),
      measure: known.base,
      multiplier: times,
    };
  }
  const range = /^[-~—–至到]\d/.test(rest);
  return { kind: 'unreadable', why: range ? '是一个范围，不是一个数' : '不是一个数，请只写数字' };
}
