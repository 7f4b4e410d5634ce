import type { Listed, SheetReading } from './model.ts';
import { bare, isGenericName, isMeasure, type Label, withoutMark } from './words.ts';

/** A row's name taken apart. */
export interface NameParts {
  readonly name: string;
  /** 户数 under 二次供水. */
  readonly part?: string;
  /** （人） behind the name. */
  readonly measure?: string;
  /** 2024 of 2024年新增城镇就业. */
  readonly year?: number;
}

const longestName = 80;

/** The name in a row: without its number, with the measure in brackets taken off; a generic one is a part of its heading. */
export function namePartsOf({ name: typed, fields }: Listed): NameParts {
  const whole = withoutMark(typed.replace(/\s*\n\s*/g, ''));
  const year = /^20\d\d年度?(?=.{2})/.test(whole) ? yearIn(whole) : undefined;
  const { name, measure } = takeMeasure(whole.replace(/^20\d\d年度?(?=.{2})/, ''));
  const part = fields.part ? takeMeasure(fields.part.text) : undefined;
  if (part) return { name, part: part.name, measure: part.measure ?? measure, year };
  const heading = fields.section && takeMeasure(withoutMark(fields.section.text)).name;
  if (heading && isGenericName(name)) return { name: heading, part: name, measure, year };
  return { name, measure, year };
}

/** 新增城镇就业（人） */
export function takeMeasure(text: string): { name: string; measure?: string } {
  const found = /^(.+?)\s*[（(]\s*(?:计量单位|单位)?[:：]?\s*([^（）()]{1,8})\s*[）)]$/.exec(text.trim());
  return found && isMeasure(found[2]!)
    ? { name: found[1]!.trim(), measure: bare(found[2]!) }
    : { name: text.trim() };
}

const saidBehind: readonly (readonly [RegExp, Label])[] = [
  [/(?:(?:累计|实际|已|目前|当前)*完成(?:数|值|量|情况)?|实绩)$/, 'value'],
  [/(?:(?:全年|年度|本年|今年)?(?:目标|计划)(?:任务)?|任务)(?:数|值)?$/, 'target'],
  [/(?:完成率|完成比例|完成进度|占比|比重|排名|差距|缺口|同比)$/, 'other'],
];

/** 新增城镇就业完成数: an indicator's name with what the column holds of it; undefined when nothing is said. */
export function saidOf(name: string): { readonly core: string; readonly said: Label } | undefined {
  const plain = name.replace(/[（(]([^（）()]*)[）)]$/, '$1').trim();
  for (const [pattern, said] of saidBehind) {
    const core = plain
      .replace(pattern, '')
      .replace(/20\d\d年$/, '')
      .trim();
    if (pattern.test(plain) && core.length >= 2) return { core, said };
  }
  return undefined;
}

/** 失业人员再就业27000人 → 失业人员再就业; undefined when no number ends it. */
export function withoutAmount(name: string): string | undefined {
  const found = /^(.{2,}?)[\d,，.]+\s*[万亿]?\p{L}{0,4}(?:以上)?$/u.exec(name);
  return found?.[1];
}

const listWords =
  /(年度|分县市区|县市区)?(工作)?(目标任务|目标|任务|责任|指标)?(分解|清单|一览|明细|汇总|完成情况|情况|台账|统计|下达|计划)*(表|清单|台账)?$/;

/** What a table without a column of names speaks of: the sheet's tab, else the title, without words for the list itself. */
export function nameOfTable({ sheet, title }: SheetReading): string {
  const tab = /^(sheet|表|工作表)\s*\d*$/i.test(sheet.trim()) ? '' : sheet;
  return (tab || title.split(' ')[0] || '')
    .replace(/^\d{4}年(度)?(全市)?/, '')
    .replace(listWords, '')
    .slice(0, longestName);
}

/** 2024年市定十大重点民生实事任务清单 → 2024年市定十大重点民生实事 */
export function programmeName(title: string): string {
  return title
    .trim()
    .replace(/^附件?\s*\d*\s*[:：]?\s*/, '')
    .replace(listWords, '')
    .replace(/\s+/g, '')
    .slice(0, longestName);
}

/** The year a heading begins with or holds: 2024年目标. */
export function yearIn(text: string): number | undefined {
  const found = /(?<!\d)(20\d\d)年/.exec(bare(text))?.[1];
  return found === undefined ? undefined : Number(found);
}

/** The year a title speaks of. */
export function yearOf(title: string): number | undefined {
  const years = [...new Set([...bare(title).matchAll(/(20\d\d)年/g)].map(([, year]) => Number(year)))];
  return years.length === 1 ? years[0] : undefined;
}
