import { formatInstant } from '../src/calendar/zone.ts';
import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler, type Talk } from '../src/conversation/handler.ts';
import type { Missing } from '../src/domain/missing.ts';
import type { Unit } from '../src/domain/model.ts';
import type { Occurrence } from '../src/domain/rounds.ts';
import { matchName } from '../src/language/names.ts';
import { harmless } from '../src/message/harmless.ts';
import { lackingIn } from '../src/office/lacking.ts';
import { nameLines } from '../src/office/name-lists.ts';
import { asksNothing, openYears } from '../src/office/year.ts';
import { identities, type Person } from '../src/store/people.ts';
import { figuresOf, type StoredFigure } from '../src/store/reports.ts';
import { owedHere } from './reporting/missing-text.ts';
import { isAnsweredBy, ownUnits } from './reporting/scope.ts';

type Rows = (occurrence: Occurrence) => readonly Missing[];

/** 未报 [单位]: what the open rounds still lack: the own unit's items; for the office a count by unit, or one unit's items. */
export const missing = defineHandler<string>({
  words: ['未报', '还差什么', '缺报'],
  roles: ['liaison', 'department', 'office', 'leader'],
  help: '看还有哪些没报、什么时候截止；专班办公室可写单位名',
  examples: ['未报', '还差什么'],
  parse: (rest) => rest.trim(),
  async run(typed, talk) {
    const { office, person, now, tx } = talk;
    const open = office.rounds(now);
    if (open.length === 0) return { lines: ['现在没有正在进行的调度，不用填报。'] };
    const wide = person!.role === 'office' || person!.role === 'leader';
    const named = typed === '' ? undefined : namedUnit(talk, typed, wide);
    const units = named ? [named] : wide ? withTasks(talk) : ownFor(talk);
    const stored = await figuresOf(
      tx,
      units.map(({ id }) => id),
      ...openYears(talk),
    );
    const rows = wide ? await answeredFor(talk, units, stored) : ownRows(talk, units, stored);
    const tell = wide && !named ? countLines : itemLines;
    return { lines: open.flatMap((occurrence) => roundLines(talk, occurrence, units, rows, tell)) };
  },
});

function withTasks({ office }: Talk): Unit[] {
  return office.config.units.filter(({ id }) => office.tasks(id).length > 0);
}

function ownFor(talk: Talk): Unit[] {
  const units = ownUnits(talk);
  if (units.length === 0) throw new PersonError('no_unit', '您还没有登记单位，请发送：绑定 单位名称');
  return units;
}

function namedUnit(talk: Talk, typed: string, wide: boolean): Unit {
  const { office } = talk;
  const match = matchName(typed, office.vocabulary.units);
  if (match.kind !== 'found')
    throw new PersonError(
      'unit_unknown',
      `“${harmless(typed, 30)}”不是单位名称，或者不止一个。`,
      '请写单位全称再发，例如：未报 隆回县',
    );
  const unit = office.unit(match.id);
  if (wide || ownUnits(talk).includes(unit)) return unit;
  throw new PersonError(
    'not_readable',
    `${unit.name}的未报情况只有本单位、专班办公室和领导可以查看。`,
    '看本单位请发送：未报',
  );
}

function ownRows(talk: Talk, units: readonly Unit[], stored: readonly StoredFigure[]): Rows {
  return (occurrence) => owedHere(talk, occurrence, units, stored);
}

/** Of all units, what somebody answers for: nobody is waited for where nobody reports. */
async function answeredFor(
  talk: Talk,
  units: readonly Unit[],
  stored: readonly StoredFigure[],
): Promise<Rows> {
  const { office, tx } = talk;
  const people: Person[] = (await identities(tx)).map(({ person }) => person);
  return (occurrence) =>
    lackingIn(office, occurrence, units, stored).filter((row) => {
      const indicator = office.indicator(row.indicator);
      return people.some((person) => isAnsweredBy(office, person, row.unit, indicator));
    });
}

type Tell = (talk: Talk, units: readonly Unit[], lacking: readonly Missing[]) => [string, ...string[]];

function roundLines(
  talk: Talk,
  occurrence: Occurrence,
  units: readonly Unit[],
  rows: Rows,
  tell: Tell,
): string[] {
  const { office, now } = talk;
  const overdue = now > occurrence.dueAt ? '，已逾期' : '';
  const head = `【${occurrence.rule.name}】截止${formatInstant(occurrence.dueAt, office.zone)}${overdue}：`;
  const nothing = asksNothing(office, occurrence);
  if (nothing) return [`【${occurrence.rule.name}】${nothing}`];
  const lacking = rows(occurrence);
  if (lacking.length === 0) return [`${head}已全部报齐。`];
  const [summary, ...lines] = tell(talk, units, lacking);
  return [`${head}${summary}`, ...lines];
}

const countLines: Tell = (_talk, units, lacking) => {
  const counts = units.flatMap(({ id, name }) => {
    const count = lacking.filter((row) => row.unit === id).length;
    return count > 0 ? [`${name}差${count}项`] : [];
  });
  return [`${counts.length}个单位未报齐`, counts.join('、')];
};

const itemLines: Tell = ({ office }, units, lacking) => [
  `还差${lacking.length}项`,
  ...units.flatMap(({ id, name }) => {
    const rows = lacking.filter((row) => row.unit === id);
    const [first, ...more] = nameLines(
      office,
      rows.map((row) => office.indicator(row.indicator)),
    );
    return first === undefined ? [] : [units.length > 1 ? `${name}：${first}` : first, ...more];
  }),
];
