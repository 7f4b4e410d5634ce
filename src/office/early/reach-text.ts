import { valueText } from '../../domain/arithmetic.ts';
import type { Reach } from '../../domain/lever.ts';
import type { Indicator } from '../../domain/model.ts';
import type { Raise } from '../../domain/raise.ts';
import { stateText } from '../figure-text.ts';
import type { Office } from '../office.ts';

/** 市城区二次供水户数: a part goes by the name of its indicator and its own. */
export function raisedName(
  office: Office,
  { indicator: id, part }: Pick<Raise, 'indicator' | 'part'>,
): string {
  const indicator = office.indicator(id);
  return `${indicator.name}${partOf(indicator, part)?.name ?? ''}`;
}

/** 报到620人次以上 · 报到“主体”或以后的阶段 · 报“达到序时”或“已完成” */
export function reachText(office: Office, { indicator: id, part, to }: Raise): string {
  const indicator = office.indicator(id);
  if ('value' in to) return valueReached(to.value, partOf(indicator, part)?.measure ?? indicator.measure);
  return 'stage' in to ? stageReached(indicator, to.stage) : stateReached(to);
}

function partOf({ parts }: Indicator, part: string | undefined) {
  return parts.find(({ id }) => id === part);
}

/** To report a zero is enough where nothing was ever reported. */
function valueReached(value: Extract<Reach, { value: unknown }>['value'], measure: string): string {
  return value.isZero()
    ? `报上数即可（${valueText(value, measure)}以上）`
    : `报到${valueText(value, measure)}以上`;
}

function stageReached({ stages }: Indicator, stage: string): string {
  return stages.at(-1)?.name === stage ? `报到“${stage}”` : `报到“${stage}”或以后的阶段`;
}

function stateReached({ state }: Extract<Reach, { state: unknown }>): string {
  if (state === 'behind') return '报上进度即可';
  return state === 'done' ? `报“${stateText(state)}”` : `报“${stateText(state)}”或“${stateText('done')}”`;
}
