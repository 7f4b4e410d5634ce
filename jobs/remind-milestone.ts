import { type Day, partsOf } from '../src/calendar/dates.ts';
import { formatDay, instant } from '../src/calendar/zone.ts';
import { percentText } from '../src/domain/arithmetic.ts';
import type { Indicator, Milestone } from '../src/domain/model.ts';
import { allAnswerers } from '../src/office/answerers.ts';
import { figureValue } from '../src/office/figure-text.ts';
import { loadInForce, pauseOf } from '../src/office/in-force.ts';
import type { Office } from '../src/office/office.ts';
import { answersSoFar } from '../src/office/owed.ts';
import { loadReach } from '../src/office/reach.ts';
import type { Standing } from '../src/office/situation.ts';
import { standingsOf } from '../src/office/situation.ts';
import { toldUnits } from '../src/office/tell-units.ts';
import type { Job } from '../src/tick.ts';

/** 双月清单: before a step of a milestone schedule, the units that are not there yet are told what it asks of them. */
export const remindMilestone: Job = {
  name: 'remind-milestone',
  speaks: true,
  occurrences: (from, to, office) =>
    steps(office)
      .flatMap(({ indicator, step }) =>
        office.config.rules.milestones.flatMap(({ workdays, time }) => {
          const at = instant(office.calendar.addWorkdays(step.date, -workdays), time, office.zone);
          return at > from && at <= to ? [{ period: `${indicator.id}/${step.date}/${workdays}`, at }] : [];
        }),
      )
      .sort((a, b) => a.at - b.at),
  async run({ tx, now, office, due, say }) {
    const inForce = await loadInForce(tx, office, now);
    const reach = await loadReach(tx, office.channels);
    const figures = await answersSoFar(tx, office, now);
    const newest = new Map(due.map((one) => [one.period.split('/').slice(0, 2).join('/'), one]));
    const told: { unit: string; line: string }[] = [];
    const used = new Set<string>();
    for (const [id, { period }] of newest) {
      const found = steps(office).find(({ indicator, step }) => `${indicator.id}/${step.date}` === id);
      if (!found || now > instant(found.step.date, '23:59', office.zone)) continue;
      used.add(period);
      const { indicator, step } = found;
      for (const { unit, subject } of allAnswerers(office)) {
        if (unit.kind === 'department' && indicator.lead !== unit.id) continue;
        if (pauseOf(inForce, unit.id, step.date)) continue;
        const [standing] = standingsOf(office, inForce, subject, figures, now, [indicator]);
        if (!standing || standing.progress.completion?.gte(step.percent)) continue;
        told.push({ unit: unit.id, line: stepLine(standing, step) });
      }
    }
    for (const message of toldUnits(office, reach, `milestone:${[...used].sort().join('+')}`, told, now))
      say(message);
    return due.filter(({ period }) => !used.has(period)).map(({ period }) => period);
  },
};

function steps(office: Office): { indicator: Indicator; step: Milestone }[] {
  return office.config.indicators.flatMap((indicator) =>
    indicator.schedule.kind === 'milestones'
      ? indicator.schedule.steps.map((step) => ({ indicator, step }))
      : [],
  );
}

/** 【双月清单】徐特立项目：6月30日前应到“主体”（60%），现在开工（20%，数据截至3月31日）。 */
function stepLine({ indicator, figures, progress }: Standing, step: Milestone): string {
  const stage = indicator.stages.find(({ percent }) => Number(percent) >= Number(step.percent));
  const goal = stage ? `到“${stage.name}”（${step.percent}%）` : `完成${step.percent}%`;
  const { completion, dataDate } = progress;
  const reached = completion && percentText(completion);
  const value = figures.whole ? `${figureValue(figures.whole, indicator.measure)}，` : '';
  const now = reached ? `现在${value}完成${reached}（数据截至${formatDay(dataDate!)}）` : '现在还没有报过';
  return `【双月清单】${indicator.name}：${dayText(step.date)}前应${goal}，${now}。`;
}

const dayText = (day: Day) => (partsOf(day).day > 27 ? `${partsOf(day).month}月底` : formatDay(day));
