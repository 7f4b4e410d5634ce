import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler, type Talk } from '../src/conversation/handler.ts';
import { matchName } from '../src/language/names.ts';
import { type Pending, placeIn, scoreHead, sheetLines } from '../src/office/closing/score-text.ts';
import type { ShownMonth } from '../src/office/closing/shown.ts';
import { liftLines } from '../src/office/early/lines.ts';
import type { Office } from '../src/office/office.ts';
import { type Appeal, appealKey, openAppeals } from '../src/store/appeals.ts';
import type { ClosedUnit } from '../src/store/closed-unit.ts';
import { shownMonth } from './closing/shown-month.ts';
import { splitMonth } from './closing/typed-month.ts';
import { typedUnit } from './reporting/typed-unit.ts';

const example = '得分 隆回县 10月';

/** 得分 [单位] [月份]: a unit's score with every entry and its reason, and what would lift it out of the bottom places. */
export const score = defineHandler<string>({
  words: ['得分', '计分', '分数'],
  roles: ['liaison', 'department', 'office', 'leader'],
  help: '看本单位一个月的得分和每一条扣分、加分；可写月份',
  examples: ['得分', '得分 10月'],
  parse: (rest) => rest,
  async run(typed, talk) {
    const { month, rest } = splitMonth(typed, talk.today);
    const units = rest === '' ? ownUnits(talk) : [readable(talk, rest)];
    const shown = await shownMonth(talk, month);
    const appeals = (await openAppeals(talk.tx)).filter((one) => one.month === shown.month);
    return { lines: units.flatMap((unit) => unitLines(talk, shown, unit, appeals)) };
  },
});

function unitLines({ office }: Talk, shown: ShownMonth, unit: string, appeals: readonly Appeal[]): string[] {
  const own = shown.units.find((one) => one.unit === unit);
  if (!own) return [`${office.unit(unit).name}不参加计分。`];
  const head = scoreHead(office, shown.month, own, placeIn(shown.groups, unit));
  const state = shown.closing
    ? shown.closing.revision > 1
      ? `（第${shown.closing.revision}版）`
      : ''
    : '（暂计，以结账为准）';
  return [
    `${head}${own.sheet ? state : ''}`,
    ...(own.sheet ? sheetLines(own.sheet, own.indicators, pendingOf(unit, appeals)) : []),
    ...liftOf(office, shown, own),
  ];
}

/** Of a unit in the bottom places, what would have been enough to stay out of them. */
function liftOf(office: Office, { month, groups }: ShownMonth, { group, lift }: ClosedUnit): string[] {
  const places = groups.find((one) => one.group === group)?.bottomPlaces;
  return lift && places !== undefined ? liftLines(office, lift, { month, places }) : [];
}

/** What of a unit's month is objected to and not answered yet. */
function pendingOf(unit: string, appeals: readonly Appeal[]): Pending {
  const own = appeals.filter((one) => one.unit === unit);
  const keyed = new Map(own.map(({ id, subject }) => [appealKey(subject), id]));
  return {
    indicator: (id) => own.find(({ subject }) => subject.kind === 'figure' && subject.indicator === id)?.id,
    entry: ({ rule, source, points }) =>
      keyed.get(appealKey({ kind: 'entry', rule, source, points: points.toFixed() })),
  };
}

/** The units a person acts for; of several the one whose group this is. */
function ownUnits({ office, person, chat }: Talk): readonly string[] {
  const { role, units } = person!;
  if (role === 'office' || role === 'leader') {
    const scored = units.filter((id) => office.unit(id).rankingGroup !== undefined);
    if (scored.length > 0) return scored;
    throw new PersonError('unit_missing', '请写明单位，例如：', example);
  }
  if (units.length === 0) throw new PersonError('no_unit', '您还没有登记单位，请发送：绑定 单位名称');
  const here = units.filter((id) => chat?.units.includes(id));
  return here.length === 1 ? here : units;
}

/** Office and leaders read all; others their own. */
function readable(talk: Talk, typed: string): string {
  const { office, person } = talk;
  const wide = person!.role === 'office' || person!.role === 'leader';
  if (wide) return typedUnit(talk, typed, example).id;
  const match = matchName(typed, office.vocabulary.units);
  if (match.kind === 'found' && person!.units.includes(match.id)) return match.id;
  if (match.kind !== 'found') return typedUnit(talk, typed, '得分 10月').id;
  throw new PersonError(
    'not_readable',
    `${office.unit(match.id).name}的得分只有本单位、专班办公室和领导可以查看。`,
    '看本单位请发：得分；看排名请发：排名',
  );
}
