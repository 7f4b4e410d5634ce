import { pinyin } from 'pinyin-pro';
import type { IndicatorKind } from '../domain/model.ts';
import { fold } from '../language/fold.ts';
import { carriedOver, type Former, stagesOf } from './carry-over.ts';
import { readFigure } from './figure.ts';
import type { Listed } from './model.ts';
import type { FreshIndicator } from './reading.ts';
import { bare } from './words.ts';

const longestId = 60;

/** An id for a new name: its pinyin, so that the same list gives the same id wherever it is read. */
export function idFor(name: string): string {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true });
  const id = syllables
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return id.slice(0, longestId).replace(/-+$/, '') || 'x';
}

const kinds: Readonly<Record<string, IndicatorKind>> = {
  累计: 'cumulative',
  累计数: 'cumulative',
  比率: 'level',
  增速: 'level',
  上限: 'cap',
  不得超过: 'cap',
  形象进度: 'stage',
  工程形象进度: 'stage',
  状态: 'stated',
  只说状态: 'stated',
};

/** The words of the column 类型, for a template. */
export const kindWords = ['累计', '比率', '上限', '形象进度', '状态'] as const;

export type FreshOrFault =
  | { readonly fresh: FreshIndicator }
  | { readonly at: string; readonly text: string; readonly why: string };

/**
 * What a list says of an indicator that is not configured yet, or what is missing or unclear there; what the list does not
 * say goes on as it was the year before.
 */
export function freshIndicator(
  listed: Listed,
  name: string,
  said: string,
  earlier?: Former,
  year = 0,
): FreshOrFault {
  const { fields } = listed;
  const typed = fields.kind && bare(fields.kind.text);
  if (fields.kind && !kinds[typed!])
    return { ...fields.kind, why: `指标类型应为 ${kindWords.join('、')} 之一` };
  const figures = listed.cells.map(({ cell }) => readFigure(cell).kind);
  const ticks = figures.includes('tick') && !figures.includes('amount');
  // What becomes another kind of task begins anew.
  const former = typed && kinds[typed] !== earlier?.indicator.kind ? undefined : earlier;
  const before = former?.indicator;
  const measure = before?.measure || said;
  const guessed = ticks ? 'stated' : /^[%％‰]$/.test(measure) ? 'level' : 'cumulative';
  const kind = typed ? kinds[typed]! : (before?.kind ?? guessed);
  const wordless = kind === 'stage' || kind === 'stated';
  if (!wordless && measure === '' && !before?.parts.length)
    return { at: listed.at, text: listed.name, why: '是新指标，但没有写计量单位' };
  const tables = {
    stages: stepsOf(fields.stages?.text ?? ''),
    milestones: stepsOf(fields.milestones?.text ?? ''),
  };
  for (const field of ['stages', 'milestones'] as const)
    if (!tables[field])
      return { ...fields[field]!, why: '应写作“名称=百分数”，用分号隔开，如 开工=20；主体=60；投用=100' };
  const stages = kind === 'stage' && before && !fields.stages ? stagesOf(before) : tables.stages!;
  if (kind === 'stage' && Object.keys(stages).length === 0)
    return { at: listed.at, text: listed.name, why: '是形象进度指标，但没有写阶段，如 开工=20；投用=100' };
  const numbers = [fields.weight, fields.lag].find(
    (placed) => placed && !/^\d+(\.\d{1,6})?$/.test(bare(placed.text)),
  );
  if (numbers) return { ...numbers, why: '应为阿拉伯数字' };
  const fresh: FreshIndicator = {
    kind,
    measure: wordless ? '' : measure,
    aliases: split(fields.aliases?.text),
    weight: fields.weight && bare(fields.weight.text),
    stages,
    milestones: tables.milestones!,
    lag: fields.lag && bare(fields.lag.text),
    skip: split(fields.skip?.text).map((month) => month.replace(/月$/, '')),
    parts: [],
  };
  if (!former) return { fresh };
  const told = {
    kind: fields.kind !== undefined,
    measure: said !== '',
    stages: fields.stages !== undefined,
    lead: fields.lead !== undefined,
  };
  return { fresh: carriedOver(fresh, name, told, former, year) };
}

/** The new indicator with one more part of its own. */
export function withPart(
  fresh: FreshIndicator,
  before: FreshIndicator | undefined,
  name: string,
  measure: string,
): FreshIndicator {
  const parts = before?.parts ?? fresh.parts;
  const id = idFor(name);
  return {
    ...fresh,
    measure: '',
    parts: parts.some((part) => part.id === id || part.name === name)
      ? parts
      : [...parts, { id, name, measure }],
  };
}

function split(text: string | undefined): string[] {
  return fold(text ?? '')
    .split(/[,;、，；\s]+/)
    .filter((word) => word !== '');
}

/** 开工=20；主体=60: names with a percent each; undefined when it is not written so. */
function stepsOf(text: string): Record<string, string> | undefined {
  const steps: Record<string, string> = {};
  for (const piece of fold(text).split(/[;,、；，\n]+/)) {
    if (piece.trim() === '') continue;
    const [, name, percent] = /^\s*(\S.*?)\s*[=:：]\s*(\d{1,3}(?:\.\d{1,2})?)\s*%?\s*$/.exec(piece) ?? [];
    if (name === undefined || percent === undefined) return undefined;
    steps[name] = percent;
  }
  return steps;
}
