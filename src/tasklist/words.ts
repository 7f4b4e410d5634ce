import { readMeasure } from '../domain/measures.ts';
import { fold } from '../language/fold.ts';
import type { Field, Purpose } from './model.ts';

/** A heading or label without spaces, line breaks and the like. */
export function bare(text: string): string {
  return fold(text).replace(/\s+/g, '');
}

/** Headings of columns, the first that fits counts; 单位 and 编号 depend on what stands below. */
const headings: readonly (readonly [RegExp, Field])[] = [
  [/^(指标|项目)?(编号|编码|id)$/i, 'id'],
  [/^(数据)?截[至止](日期|时间)?$|^数据(日期|时间)$/, 'dataDate'],
  [/责任人|负责人|责任领导|责任同志|联系人|分管领导|联络员/, 'responsible'],
  [/牵头|责任(单位|部门)|主管(单位|部门)|主责|负责(单位|部门)/, 'lead'],
  [/^(计量|指标|度量|数量)单位$|^计量$/, 'measure'],
  [/^(所属)?专项(名称)?$/, 'programme'],
  [/^(年度|年份|年)$/, 'year'],
  [/^(分项|子项|分项指标|子指标)(名称)?$/, 'part'],
  [/^(指标)?类型$/, 'kind'],
  [/^(别名|简称)/, 'aliases'],
  [/^(权重|分值|分数|权数)/, 'weight'],
  [/^(形象进度|工程)?阶段/, 'stages'],
  [/^(序时|双月)?节点|^序时进度(节点|安排)/, 'milestones'],
  [/^(数据)?滞后月数/, 'lag'],
  [/^无数据月份/, 'skip'],
  [/^(序号|序|no\.?|备注|说明|注|文件依据|依据|.{0,6}时限|.{0,4}措施|.{0,4}进度要求)$/i, 'other'],
  [/^(类别|分类|领域|板块|大类|所属.*|八大行动|行动(名称)?|类型)$/, 'section'],
  [
    /^(考核|主要|具体|重点|工作|民生|分解|调度|年度)*(指标|项目|任务|事项|实事)+(名称|内容|事项)?$|^(工作|任务|目标|主要|建设)*内容$|^目标任务(内容|名称)$/,
    'name',
  ],
];

/** What a column holds by its heading; undefined when the heading does not say. */
export function fieldOf(heading: string): Field | undefined {
  const text = bare(heading);
  return headings.find(([pattern]) => pattern.test(text))?.[1];
}

/** 县市区, 单位: the heading over (or beside) names of units. */
export function isUnitHeading(heading: string): boolean {
  return /^(县|市|区|县市区|县\(市、?区\)|县\(市\)区|单位|单位名称|地区|区县|县区|乡镇|责任主体|承担单位|实施单位|.{0,6}[\\/].{0,6})$/.test(
    bare(heading),
  );
}

/** 计量单位, and 单位 where it cannot be the heading over units: what stands below counts. */
export function isMeasureHeading(heading: string): boolean {
  return bare(heading) === '单位' || fieldOf(heading) === 'measure';
}

export function isTotal(text: string): boolean {
  return /^(合计|总计|总数|共计|全市合计|合计\(全市\)|全市总计)$/.test(bare(text));
}

/** 小计 adds up some of the units, nobody says which. */
export function isSubtotal(text: string): boolean {
  return /^小计$/.test(bare(text));
}

const targetWords =
  /^(全?年|年度|\d{4}年|本年|今年|市定|省定|市级|省级|市下达|下达|分解|计划|目标|任务|指标|数|值|数量|总量|的)+$/;
const doneWords =
  /完成|实际|累计|进展|进度|比例|占比|比重|[^效概利费税汇]率$|^率$|排名|得分|差距|上年|去年|同期|基数|备注|说明/;

/** 一季度, 上半年, 1-9月: a step on the way, not the year's target. */
const periodWords =
  /^(第?[一二三四1-4]季度|前?[一二三1-3]个?季度|[上下]半年|半年|(\d{1,2}[-—~至])?\d{1,2}月(份|底)?)(目标|任务|计划|节点)?$/;

export type Label = 'target' | 'value' | 'responsible' | 'other';

/** What a sub-heading says of the column below it; undefined for any other word (a part's name, a measure). */
export function labelOf(text: string): Label | undefined {
  const word = bare(text).replace(/\([^)]*\)$/, '');
  if (/责任人|负责人|责任领导|联系人/.test(word)) return 'responsible';
  if (
    /^(目标任务|目标|任务)?(实际|累计|已|当前|目前|截至目前|本年|今年|年度|全年|\d{4}年)*(完成|实绩)(数|值|量|情况)?$|^(实际|累计)(数|值)$/.test(
      word,
    )
  )
    return 'value';
  if (targetWords.test(word)) return 'target';
  if (periodWords.test(word)) return 'other';
  return doneWords.test(word) ? 'other' : undefined;
}

const titleWords: readonly (readonly [RegExp, Purpose])[] = [
  [/完成(情况|统计|进度)|进展|进度(表|情况|统计|通报)|通报/, 'values'],
  [/分解|下达/, 'targets'],
];

/** What a table is about by its title; undefined when that says neither or both. */
export function purposeOf(title: string): Purpose | undefined {
  const said = titleWords.flatMap(([pattern, purpose]) => (pattern.test(title) ? [purpose] : []));
  return said.length === 1 ? said[0] : undefined;
}

/** The one word for what is asked of a table. */
export const wantedLabel = (purpose: Purpose): Label => (purpose === 'targets' ? 'target' : 'value');

/** Whether a column with these labels (the nearest last) holds what is looked for; without a label it does. */
export function serves(labels: readonly string[], purpose: Purpose): boolean {
  const said = labels.flatMap((label) => labelOf(label) ?? []);
  const last = said.at(-1);
  if (last === undefined) return true;
  return last === wantedLabel(purpose);
}

const marks =
  /^(?:[①-⑳⓪❶-❿]|[(（]?[一二三四五六七八九十]{1,3}[)）、.．]|[(（]\d{1,2}[)）]|\d{1,2}[、.．)）](?!\d)|[★☆●▲■◆*※])\s*/u;

/** A name without the number in front of it (1. ① （一） 一、) and the mark of a footnote behind it. List marks go before anything is folded. */
export function withoutMark(text: string): string {
  const rest = text
    .trim()
    .replace(marks, '')
    .replace(/[①-⑳*＊※]+$/u, '')
    .trim();
  return rest === '' ? text.trim() : rest;
}

export function isNote(text: string): boolean {
  return /^(注|备注|说明|填表|制表|审核|填报|联系|单位负责人|附件?|※|\*)\s*\d*\s*[:：、.．]?/.test(
    text.trim(),
  );
}

/** Names that only say what is counted: under 二次供水 they are its parts. */
export function isGenericName(text: string): boolean {
  return /^(户数|人数|人次|个数|数量|面积|里程|金额|件数|家数|所数|次数)$/.test(
    bare(text).replace(/\([^)]*\)$/, ''),
  );
}

/** A text that is a measure and nothing else: 人, （万元）. */
export function isMeasure(text: string): boolean {
  const word = bare(text).replace(/^\((.*)\)$/, '$1');
  return word.length <= 6 && !/\d/.test(word) && readMeasure(word).dimension !== undefined;
}
