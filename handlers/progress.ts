import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler, type Talk } from '../src/conversation/handler.ts';
import type { Indicator, Unit } from '../src/domain/model.ts';
import { matchName } from '../src/language/names.ts';
import { harmless } from '../src/message/harmless.ts';
import { nameLines } from '../src/office/name-lists.ts';
import { boardPages } from '../src/office/pictures/board.ts';
import { placeFacts } from '../src/office/pictures/place-facts.ts';
import { cardPages, indicatorPages } from '../src/office/pictures/progress.ts';
import { byUrgency, countsText, standingsOf } from '../src/office/situation.ts';
import { standingText } from '../src/office/standing-text.ts';
import { shownYears, workingIndicators, workingYear, yearNotice } from '../src/office/year.ts';
import { figuresFor, figuresOf } from '../src/store/reports.ts';
import { inPictures, type Shown, splitPicture } from './handing/pictures.ts';
import { missingLines, roundsHere } from './reporting/missing-text.ts';
import { ownUnits } from './reporting/scope.ts';

const namesShown = 5;

/** 进度 [单位 or 指标] [图]: the own unit, another unit, or one indicator across units; as lines or as pictures. */
export const progress = defineHandler<string>({
  words: ['进度', '完成情况', '进展'],
  roles: 'bound',
  help: '看本单位各项完成情况；可写单位或指标名，后面加“图”发图片',
  examples: ['进度', '进度 新增城镇就业'],
  parse: (rest) => rest.trim(),
  async run(typed, talk) {
    const { rest, picture } = splitPicture(typed);
    return inPictures(talk, picture, await shown(talk, rest));
  },
});

async function shown(talk: Talk, typed: string): Promise<Shown> {
  const { office } = talk;
  if (typed === '') return overview(talk);
  const unit = matchName(typed, office.vocabulary.units);
  if (unit.kind === 'found') return ofUnit(talk, mayRead(talk, office.unit(unit.id)));
  const indicator = matchName(typed, office.vocabulary.indicators);
  if (indicator.kind === 'found') return ofIndicator(talk, office.indicator(indicator.id));
  return unclear(talk, typed, unit, indicator);
}

function unclear(talk: Talk, typed: string, ...matches: ReturnType<typeof matchName>[]): never {
  const { config } = talk.office;
  const all = [...config.units, ...config.indicators];
  const ids = matches.flatMap((match) =>
    match.kind === 'ambiguous' ? match.ids : match.kind === 'unknown' ? match.nearest : [],
  );
  const names = ids.map((id) => all.find((item) => item.id === id)?.name ?? id);
  throw new PersonError(
    'name_unknown',
    `“${harmless(typed, 30)}”不是单位或指标的名称，或者不止一个${names.length > 0 ? `：${names.slice(0, 6).join('、')}` : ''}。`,
    '请写全称再发，例如：进度 隆回县，或：进度 新增城镇就业',
  );
}

async function overview(talk: Talk): Promise<Shown> {
  const { role } = talk.person!;
  const own = role === 'liaison' || role === 'department' ? ownUnits(talk) : [];
  if (own.length > 1) {
    const here = own.filter((unit) => talk.chat?.units.includes(unit.id));
    if (here.length === 1) return ofUnit(talk, here[0]!);
    throw new PersonError(
      'unit_missing',
      `您负责${own.map(({ name }) => name).join('、')}，请写单位，例如：进度 ${own[0]!.name}`,
    );
  }
  if (own.length !== 1) return ofEverybody(talk);
  if (role === 'liaison') return ofUnit(talk, own[0]!);
  return ofUnit(
    talk,
    own[0]!,
    workingIndicators(talk).filter((indicator) => leads(talk, indicator)),
  );
}

async function ofUnit(talk: Talk, unit: Unit, indicators?: readonly Indicator[]): Promise<Shown> {
  const { office, now, tx } = talk;
  const inForce = await talk.inForce();
  const children = office.config.units.filter(({ parent }) => parent === unit.id).map(({ id }) => id);
  const stored = await figuresOf(tx, [unit.id, ...children], ...shownYears(talk));
  const current = stored.filter(({ year }) => year === workingYear(talk));
  const standings = byUrgency(
    standingsOf(office, inForce, unit, current, now, indicators ?? workingIndicators(talk)),
  );
  const told = standings.filter(({ progress }) => progress.status !== 'unreported');
  const silent = standings.filter(({ progress }) => progress.status === 'unreported');
  if (standings.length === 0)
    return { lines: [`${unit.name}今年没有${indicators ? '由您单位牵头的' : ''}任务。`], pages: () => [] };
  const own = stored.filter((figure) => figure.unit === unit.id);
  return {
    lines: [
      ...yearNotice(talk),
      `${unit.name} ${indicators ? '由您单位牵头的' : ''}共${standings.length}项：${countsText(standings)}。`,
      ...told.map((standing, index) => `${index + 1}. ${standingText(office, standing)}`),
      ...nameLines(
        office,
        silent.map(({ indicator }) => indicator),
        namesShown,
      ).map((names) => `未报：${names}`),
      ...missingLines(talk, unit, await roundsHere(talk, unit), own),
    ],
    pages: async () => cardPages(office, unit, standings, await placeFacts(tx, unit.id)),
  };
}

async function ofIndicator(talk: Talk, indicator: Indicator): Promise<Shown> {
  const { office, now, person, tx } = talk;
  const inForce = await talk.inForce();
  const wide = person!.role === 'office' || person!.role === 'leader' || leads(talk, indicator);
  const readable = wide ? office.config.units : ownUnits(talk);
  const stored = await figuresFor(tx, indicator.id, office.programme(indicator).year);
  const standings = readable.flatMap((unit) => standingsOf(office, inForce, unit, stored, now, [indicator]));
  if (standings.length === 0)
    throw new PersonError(
      'not_readable',
      `${indicator.name}没有您可以查看的单位。`,
      '专班办公室、领导和牵头单位可看各单位。',
    );
  const told = byUrgency(standings).filter(({ progress }) => progress.status !== 'unreported');
  const silent = standings.filter(({ progress }) => progress.status === 'unreported');
  return {
    lines: [
      ...yearNotice(talk),
      `${indicator.name}：`,
      ...told.map((standing) => standingText(office, standing, standing.unit.name)),
      ...(silent.length > 0 ? [`未报：${silent.map(({ unit }) => unit.name).join('、')}`] : []),
    ],
    pages: () => indicatorPages(office, indicator, standings),
  };
}

async function ofEverybody(talk: Talk): Promise<Shown> {
  const { office, now, tx, person } = talk;
  const inForce = await talk.inForce();
  if (person!.role === 'observer')
    throw new PersonError('not_readable', '观察员没有自己单位的进度。', '各单位的进度请向专班办公室了解。');
  const indicators = workingIndicators(talk);
  const units = office.config.units.filter(({ id }) => office.tasks(id).length > 0);
  const stored = await figuresOf(
    tx,
    units.map(({ id }) => id),
    workingYear(talk),
  );
  const judged = units.map((unit) => ({
    unit,
    standings: standingsOf(office, inForce, unit, stored, now, indicators),
  }));
  const { programmes } = office.config;
  return {
    lines: [
      ...yearNotice(talk),
      '各单位进度：',
      ...judged.map(({ unit, standings }) => `${unit.name}：${countsText(standings)}`),
      '看某个单位：进度 隆回县；看某项指标：进度 新增城镇就业；要图片在后面加“图”',
    ],
    pages: () => boardPages({ standings: judged.flatMap(({ standings }) => standings), programmes }),
  };
}

function leads({ person }: Talk, indicator: Indicator): boolean {
  return indicator.lead !== undefined && person!.units.includes(indicator.lead);
}

/** Office and leaders read all; others their own units and those below them. */
function mayRead(talk: Talk, unit: Unit): Unit {
  const { person } = talk;
  const own =
    person!.role === 'department' ? [...person!.units, ...ownUnits(talk).map(({ id }) => id)] : person!.units;
  if (person!.role === 'office' || person!.role === 'leader') return unit;
  if (own.includes(unit.id) || (unit.parent && person!.role === 'liaison' && own.includes(unit.parent)))
    return unit;
  throw new PersonError(
    'not_readable',
    `${unit.name}的进度只有本单位、上级单位、专班办公室和领导可以查看。`,
    '看本单位请发送：进度',
  );
}
