import { periodEnd } from '../../calendar/periods.ts';
import { valueText } from '../../domain/arithmetic.ts';
import { weightIn } from '../../domain/counted.ts';
import { dataDate } from '../../domain/data-date.ts';
import type { Task } from '../../domain/lever.ts';
import type { Indicator, Unit } from '../../domain/model.ts';
import type { FrozenIndicator } from '../../domain/month.ts';
import { taskOf } from '../../domain/target.ts';
import { figureValue } from '../figure-text.ts';
import type { Office } from '../office.ts';
import type { Standing } from '../situation.ts';

/** A standing as the closing of a month scores and freezes it; `unit` is whose task it is. */
export function frozen(office: Office, standing: Standing, credited: boolean): FrozenIndicator {
  const { indicator, progress } = standing;
  return {
    indicator: indicator.id,
    name: indicator.name,
    weight: weightIn(office.config.rules.score, indicator),
    progress,
    credited,
    value: valueIn(standing),
    target: targetIn(office, standing.unit, indicator),
  };
}

/** The same as a task whose figure could have been another, for what would lift the unit. */
export function taskFor(
  office: Office,
  { unit, indicator, figures, progress }: Standing,
  month: string,
): Task {
  const { lag, skip } = indicator;
  const day = dataDate({ reportedOn: periodEnd(month), period: month, lag, skip });
  return {
    assessed: {
      indicator,
      ...office.task(unit.id, indicator.id),
      figures,
      redFrom: office.config.rules.progress.redFrom,
      judgedAt: progress.judgedAt,
      year: office.programme(indicator).year,
    },
    day: day.kind === 'ok' ? day.date : periodEnd(month),
  };
}

const none = '—';

export function valueIn({ indicator, figures: { whole, parts } }: Standing): string {
  if (whole) return figureValue({ ...whole, remark: undefined }, indicator.measure);
  const told = indicator.parts.flatMap(({ id, name, measure }) => {
    const figure = parts[id];
    return figure ? [`${name}${figureValue({ ...figure, remark: undefined }, measure)}`] : [];
  });
  return told.length > 0 ? told.join('、') : none;
}

export function targetIn(office: Office, unit: Unit, indicator: Indicator): string {
  const { target, partTargets } = office.task(unit.id, indicator.id);
  const { kind, measure, parts } = indicator;
  if (kind === 'stated' || kind === 'stage') return none;
  const goal = taskOf(kind, target);
  if (goal) return valueText(goal, measure);
  const goals = parts.flatMap((part) => {
    const own = taskOf(kind, partTargets[part.id]);
    return own ? [`${part.name}${valueText(own, part.measure)}`] : [];
  });
  return goals.length > 0 ? goals.join('、') : none;
}
