import { formatDay } from '../src/calendar/zone.ts';
import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler, type Talk } from '../src/conversation/handler.ts';
import type { Missing } from '../src/domain/missing.ts';
import type { Unit } from '../src/domain/model.ts';
import type { Occurrence } from '../src/domain/rounds.ts';
import { forUnit, openRounds, pauseOf } from '../src/office/in-force.ts';
import { nameLines } from '../src/office/name-lists.ts';
import { answersSoFar, type Owing, owingOf } from '../src/office/owed.ts';
import { loadReach } from '../src/office/reach.ts';
import { dueText, silentText } from '../src/office/round-text.ts';
import { asksNothing, openYears } from '../src/office/year.ts';
import { figuresOf } from '../src/store/reports.ts';
import type { Pause } from '../src/store/rounds.ts';
import { owedHere, roundsHere } from './reporting/missing-text.ts';
import { ownUnits } from './reporting/scope.ts';
import { typedUnit } from './reporting/typed-unit.ts';

/** 未报 [单位]: what the open rounds still lack: the own unit's items; for the office a count by unit, or one unit's items. */
export const missing = defineHandler<string>({
  words: ['未报', '还差什么', '缺报'],
  roles: ['liaison', 'department', 'office', 'leader'],
  help: '看还有哪些没报、什么时候截止；专班办公室可写单位名',
  examples: ['未报', '还差什么'],
  parse: (rest) => rest.trim(),
  async run(typed, talk) {
    const { role } = talk.person!;
    const wide = role === 'office' || role === 'leader';
    const unit = typed === '' ? undefined : typedUnit(talk, typed, '未报 隆回县');
    if (wide) return { lines: await forOffice(talk, unit) };
    if (unit && !ownUnits(talk).includes(unit))
      throw new PersonError(
        'not_readable',
        `${unit.name}的未报情况只有本单位、专班办公室和领导可以查看。`,
        '看本单位请发送：未报',
      );
    return { lines: await forOwn(talk, unit ? [unit] : ownFor(talk)) };
  },
});

const nothingOpen = '现在没有正在进行的调度，不用填报。';

function ownFor(talk: Talk): Unit[] {
  const units = ownUnits(talk);
  if (units.length === 0) throw new PersonError('no_unit', '您还没有登记单位，请发送：绑定 单位名称');
  return units;
}

/** A reporter's own units, each with its own deadlines. */
async function forOwn(talk: Talk, units: readonly Unit[]): Promise<string[]> {
  const { tx, today } = talk;
  const stored = await figuresOf(
    tx,
    units.map(({ id }) => id),
    ...openYears(talk),
  );
  const inForce = await talk.inForce();
  const lines: string[] = [];
  for (const unit of units) {
    const name = units.length > 1 ? unit.name : '';
    const asked = talk.person!.role === 'department' ? talk.person!.units : [unit.id];
    for (const id of asked) lines.push(...pauseLine(talk, pauseOf(inForce, id, today)));
    for (const round of await roundsHere(talk, unit))
      lines.push(
        ...roundLines(talk, round, name, owedHere(talk, round, [unit], stored), (rows) =>
          itemLines(talk, rows),
        ),
      );
  }
  return lines.length > 0 ? lines : [nothingOpen];
}

function pauseLine({ office }: Talk, pause: Pause | undefined): string[] {
  if (!pause) return [];
  const { name } = office.unit(pause.unit);
  return [`${name}暂停调度至${formatDay(pause.untilDay)}，这期间不用填报。`];
}

async function forOffice(talk: Talk, unit: Unit | undefined): Promise<string[]> {
  const { office, tx, now } = talk;
  const inForce = await talk.inForce();
  const rounds = openRounds(office, inForce, now);
  if (rounds.length === 0) return [nothingOpen];
  const reach = await loadReach(tx, office.channels);
  const figures = await answersSoFar(tx, office, now);
  const pause = unit && pauseOf(inForce, unit.id, talk.today);
  if (pause) return pauseLine(talk, pause);
  return rounds.flatMap((round) => {
    const all = owingOf(office, inForce, reach, round, figures, talk.today);
    if (!unit) return countLines(talk, round, all);
    const rows = all.filter(({ answerer }) => answerer.unit === unit || answerer.subject === unit);
    const own = rows[0]?.occurrence ?? forUnit(round, unit.id, inForce);
    return roundLines(
      talk,
      own,
      '',
      rows.flatMap(({ lacking }) => lacking),
      (found) => itemLines(talk, found),
    );
  });
}

/** Who still owes how much; who has more time or is excused. */
function countLines(talk: Talk, round: Occurrence, all: readonly Owing[]): string[] {
  const { office } = talk;
  const owing = all.filter(({ lacking, paused }) => lacking.length > 0 && !paused);
  const moved = owing.filter(({ occurrence }) => occurrence.dueAt !== round.dueAt);
  const paused = all.filter((one) => one.paused).map(({ answerer }) => answerer.unit.name);
  const head = roundHead(talk, round, '');
  const nothing = asksNothing(office, round);
  if (nothing) return [`${head}${nothing}`];
  return [
    owing.length === 0 ? `${head}已全部报齐。` : `${head}${owing.length}个单位未报齐`,
    ...(owing.length > 0 ? [silentText(owing)] : []),
    ...moved.map(
      ({ answerer, occurrence }) => `延期：${answerer.unit.name}至${dueText(occurrence, office.zone)}`,
    ),
    ...(paused.length > 0 ? [`暂停：${paused.join('、')}`] : []),
  ];
}

function roundHead({ office, now }: Talk, round: Occurrence, unit: string): string {
  const overdue = now > round.dueAt ? '，已逾期' : '';
  return `【${round.rule.name}】${unit}${dueText(round, office.zone)}截止${overdue}：`;
}

function roundLines(
  talk: Talk,
  round: Occurrence,
  unit: string,
  lacking: readonly Missing[],
  tell: (rows: readonly Missing[]) => string[],
): string[] {
  const nothing = asksNothing(talk.office, round);
  if (nothing) return [`【${round.rule.name}】${nothing}`];
  const head = roundHead(talk, round, unit);
  if (lacking.length === 0) return [`${head}已全部报齐。`];
  return [`${head}还差${lacking.length}项`, ...tell(lacking)];
}

function itemLines({ office }: Talk, rows: readonly Missing[]): string[] {
  return nameLines(
    office,
    rows.map((row) => office.indicator(row.indicator)),
  );
}
