import { decimal } from '../../src/domain/arithmetic.ts';
import type { Figure, Indicator, Part } from '../../src/domain/model.ts';

/** An indicator of persons over a plain year; the given parts replace that. */
export function indicator(over: Partial<Indicator> = {}): Indicator {
  return {
    id: 'jobs',
    programme: '2024',
    name: '新增就业',
    aliases: [],
    kind: 'cumulative',
    measure: '人',
    weight: '1',
    schedule: { kind: 'linear' },
    lag: 0,
    skip: [],
    stages: [],
    parts: [],
    prorate: false,
    ...over,
  };
}

/** A part with its own measure and weight. */
export function part(id: string, over: Partial<Part> = {}): Part {
  return { id, name: id, aliases: [], measure: '万户', weight: '1', ...over };
}

/** A value and the day it speaks of. */
export function figure(value: string, dataDate = '2024-03-31', over: Partial<Figure> = {}): Figure {
  return { value: decimal(value), dataDate, period: dataDate.slice(0, 7), ...over };
}

export const thresholds = {
  overTargetPercent: '150',
  statedPercentPoints: '1',
  jumpTimes: '5',
  jumpWindow: 6,
  jumpMinimum: 3,
};
