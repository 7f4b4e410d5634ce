import { formatPeriod, shortMonth } from '../src/calendar/periods.ts';
import { PersonError } from '../src/conversation/errors.ts';
import { defineHandler, type Talk } from '../src/conversation/handler.ts';
import type { GroupRanking, RankedMonth } from '../src/domain/month.ts';
import { matchName } from '../src/language/names.ts';
import { placesBefore } from '../src/office/closing/place-changes.ts';
import { rankingLines } from '../src/office/closing/ranking-text.ts';
import { placeIn } from '../src/office/closing/score-text.ts';
import { rankingPages, trendPages } from '../src/office/pictures/ranking.ts';
import { rankingsOf, snapshotOf } from '../src/store/closed-months.ts';
import { type Closing, closingsInForce } from '../src/store/closings.ts';
import { splitMonth } from './closing/typed-month.ts';
import { inPictures, type Shown, splitPicture } from './handing/pictures.ts';
import { typedUnit } from './reporting/typed-unit.ts';

/** 排名 [月份] [单位 or 组] [图]: a published month's ranking, or one unit's places month by month; as lines or as pictures. */
export const ranking = defineHandler<string>({
  words: ['排名', '名次'],
  roles: 'bound',
  help: '看已发布月份的排名；写单位看它各月的名次，后面加“图”发图片',
  examples: ['排名', '排名 10月'],
  parse: (rest) => rest,
  async run(typed, talk) {
    const { rest, picture } = splitPicture(typed);
    return inPictures(talk, picture, await shown(talk, rest));
  },
});

async function shown(talk: Talk, typed: string): Promise<Shown> {
  const { office, tx } = talk;
  const { month, rest } = splitMonth(typed, talk.today);
  const all = await visible(talk);
  if (rest !== '' && !groupNamed(talk, rest)) return placesOf(talk, all, rest);
  const closing = month === undefined ? all.at(-1) : all.find((one) => one.month === month);
  if (!closing) throw notThere(month, all);
  const snapshot = await snapshotOf(tx, closing);
  const groups = shownGroups(talk, snapshot.groups, rest);
  const open = closing.publishedAt === undefined ? ['（还没有发布，发布请发：发布）'] : [];
  return {
    lines: [
      ...open,
      ...groups.flatMap((group) => rankingLines(office, snapshot, group)),
      ...(await ownLines(talk, all, month)),
    ],
    async pages() {
      const before = await placesBefore(tx, closing.month);
      return groups.flatMap((group) => rankingPages(office, snapshot, group, before));
    },
  };
}

/** The office reads every closed month, everybody else what is published. */
async function visible({ tx, person }: Talk): Promise<readonly Closing[]> {
  const closings = await closingsInForce(tx);
  return person!.role === 'office'
    ? closings
    : closings.filter(({ publishedAt }) => publishedAt !== undefined);
}

function notThere(month: string | undefined, all: readonly Closing[]): PersonError {
  const last = all.at(-1);
  const way = last
    ? [`最近发布的是${formatPeriod(last.month)}，请发：排名 ${shortMonth(last.month)}`]
    : ['排名每月结账后由专班办公室发布。'];
  const what = month === undefined ? '还没有发布过排名。' : `${formatPeriod(month)}的排名还没有发布。`;
  return new PersonError('not_published', what, ...way);
}

function groupNamed({ office }: Talk, typed: string): string | undefined {
  return office.config.units.find(({ rankingGroup }) => rankingGroup === typed)?.rankingGroup;
}

/** The group that was named, else that of the own units, else all. */
function shownGroups(talk: Talk, groups: readonly GroupRanking[], typed: string): readonly GroupRanking[] {
  const named = groupNamed(talk, typed);
  if (named !== undefined) return groups.filter(({ group }) => group === named);
  const own = new Set(talk.person!.units.map((id) => talk.office.unit(id).rankingGroup));
  const mine = groups.filter(({ group }) => own.has(group));
  return mine.length > 0 ? mine : groups;
}

/** The line of months of the own units, when there is more than one month to compare. */
async function ownLines(talk: Talk, all: readonly Closing[], month: string | undefined): Promise<string[]> {
  const until = all.filter((one) => month === undefined || one.month <= month).slice(-12);
  if (until.length < 2) return [];
  const months = await rankingsOf(talk.tx, until);
  return talk.person!.units.flatMap((unit) => placesLine(talk, months, unit));
}

async function placesOf(talk: Talk, all: readonly Closing[], typed: string): Promise<Shown> {
  const { office, tx } = talk;
  const match = matchName(typed, office.vocabulary.units);
  const unit = match.kind === 'found' ? match.id : typedUnit(talk, typed, '排名 隆回县').id;
  const months = await rankingsOf(tx, all.slice(-12));
  const lines = placesLine(talk, months, unit);
  const { name, rankingGroup } = office.unit(unit);
  if (lines.length === 0)
    throw new PersonError('never_ranked', `${name}没有已发布的排名。`, '看全部请发：排名');
  return {
    lines,
    async pages() {
      return trendPages(office, rankingGroup!, months, await snapshotOf(tx, all.at(-1)!), lines[0]);
    },
  };
}

/** 隆回县名次：2024年8月第11、9月第10、10月第9 */
function placesLine({ office }: Talk, months: readonly RankedMonth[], unit: string): string[] {
  const places = months.flatMap(({ month, groups }) => {
    const own = placeIn(groups, unit);
    return own ? [{ month, text: `第${own.place}（共${own.of}个）` }] : [];
  });
  if (places.length === 0) return [];
  const text = places.map(({ month, text: place }, at) => {
    const turned = at === 0 || places[at - 1]!.month.slice(0, 4) !== month.slice(0, 4);
    return `${turned ? formatPeriod(month) : shortMonth(month)}${place}`;
  });
  return [`${office.unit(unit).name}名次：${text.join('、')}`];
}
