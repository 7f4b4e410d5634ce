import { formatInstant } from '../src/calendar/zone.ts';
import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler, type Talk } from '../src/conversation/handler.ts';
import type { Unit } from '../src/domain/model.ts';
import type { Occurrence } from '../src/domain/rounds.ts';
import { figuresOf } from '../src/store/reports.ts';
import { owedHere } from './reporting/missing-text.ts';
import { ownUnits } from './reporting/scope.ts';
import { openYears } from './reporting/year.ts';

/** 未报: what the open rounds still lack: the own unit's items, for the office every unit. */
export const missing = defineHandler<void>({
  words: ['未报', '还差什么', '缺报'],
  roles: ['liaison', 'department', 'office', 'leader'],
  help: '看还有哪些没报、什么时候截止',
  examples: ['未报', '还差什么'],
  parse: () => undefined,
  async run(_, talk) {
    const { office, person, now, tx } = talk;
    const open = office.rounds(now);
    if (open.length === 0) return { lines: ['现在没有正在进行的调度，不用填报。'] };
    const wide = person!.role === 'office' || person!.role === 'leader';
    const units = wide ? office.config.units.filter(({ id }) => office.tasks(id).length > 0) : ownFor(talk);
    const stored = await figuresOf(
      tx,
      units.map(({ id }) => id),
      ...openYears(talk),
    );
    return { lines: open.flatMap((occurrence) => roundLines(talk, occurrence, units, stored, wide)) };
  },
});

function ownFor(talk: Talk): Unit[] {
  const units = ownUnits(talk);
  if (units.length === 0) throw new PersonError('no_unit', '您还没有登记单位，请发送：绑定 单位名称');
  return units;
}

function roundLines(
  talk: Talk,
  occurrence: Occurrence,
  units: readonly Unit[],
  stored: Parameters<typeof owedHere>[3],
  wide: boolean,
): string[] {
  const { office, now } = talk;
  const lacking = owedHere(talk, occurrence, units, stored);
  const overdue = now > occurrence.dueAt ? '，已逾期' : '';
  const head = `【${occurrence.rule.name}】截止${formatInstant(occurrence.dueAt, office.zone)}${overdue}：`;
  if (lacking.length === 0) return [`${head}已全部报齐。`];
  const byUnit = units.flatMap((unit) => {
    const names = lacking.flatMap((row) =>
      row.unit === unit.id ? [office.indicator(row.indicator).name] : [],
    );
    return names.length > 0 ? [{ unit: unit.name, names }] : [];
  });
  if (wide)
    return [
      `${head}${byUnit.length}个单位未报齐`,
      byUnit.map(({ unit, names }) => `${unit}差${names.length}项`).join('、'),
    ];
  const own = (unit: string) => (units.length > 1 ? `${unit}：` : '');
  return [
    `${head}还差${lacking.length}项`,
    ...byUnit.map(({ unit, names }) => `${own(unit)}${names.join('、')}`),
  ];
}
