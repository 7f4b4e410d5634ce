import { formatDay, formatInstant } from '../calendar/zone.ts';
import { groupAddress, personAddress } from '../delivery/routes.ts';
import { valueText } from '../domain/arithmetic.ts';
import type { Indicator, Part } from '../domain/model.ts';
import { type Occurrence, roundId } from '../domain/rounds.ts';
import type { Chat } from '../store/chats.ts';
import type { StoredFigure } from '../store/reports.ts';
import { lackingFrom } from './answerers.ts';
import { figureKey, toFigure } from './figures.ts';
import type { Office } from './office.ts';
import type { Owing } from './owed.ts';
import { canPush, privately, type Reach, reportersOf } from './reach.ts';
import { dueText, periodText } from './round-text.ts';
import type { Unsaid } from './unsaid.ts';

/** What opens a round: one message a group with a template to copy; units without a group are told alone. */
export function openingMessages(
  office: Office,
  reach: Reach,
  round: Occurrence,
  owing: readonly Owing[],
  figures: readonly StoredFigure[],
  late = '',
): { readonly messages: readonly Unsaid[]; readonly unreached: readonly Owing[] } {
  const asked = owing.filter(({ paused }) => !paused);
  const chats = reach.chats.filter((chat) => !chat.office && canPush(chat, reach.channels));
  const inGroups = chats.flatMap((chat) => {
    const here = asked.filter(({ answerer }) => chat.units.includes(answerer.unit.id));
    return here.length > 0 ? [{ chat, here }] : [];
  });
  const grouped = new Set(inGroups.flatMap(({ here }) => here));
  const alone = asked
    .filter((one) => !grouped.has(one))
    .map((one) => ({ one, people: privately(reportersOf(reach, one.answerer.unit.id), reach.channels) }));
  // Not as markdown: a template is there to be copied.
  const text = (here: readonly Owing[], several: boolean) => ({
    lines: openingLines(office, round, here, figures, several, late),
  });
  return {
    messages: [
      ...inGroups.map(({ chat, here }) => ({
        ...groupAddress(chat.platform, chat.id),
        message: text(here, chat.units.length > 1),
        onceKey: `open:${roundId(round)}:${keyOfChat(chat)}`,
      })),
      ...alone.flatMap(({ one, people }) =>
        people.map(({ platform, userId }) => ({
          ...personAddress(platform, userId),
          message: text([one], false),
          onceKey: `open:${roundId(round)}:${platform}:${userId}:${one.answerer.unit.id}`,
        })),
      ),
    ],
    unreached: alone.flatMap(({ one, people }) => (people.length > 0 ? [] : [one])),
  };
}

const keyOfChat = ({ platform, id }: Chat) => `${platform}:${id}`;

function openingLines(
  office: Office,
  round: Occurrence,
  here: readonly Owing[],
  figures: readonly StoredFigure[],
  several: boolean,
  late: string,
): string[] {
  const blocks = here.flatMap((owing) => templateLines(office, owing, figures, several));
  const [first] = here;
  const [due, what] = [dueText(first!.occurrence, office.zone), periodText(round, office.zone)];
  const over = round.closesAt > round.dueAt ? `，${formatInstant(round.closesAt, office.zone)}关闭` : '';
  return [
    `【${round.rule.name}】请报${what}数据，${due}截止${over}${late}。`,
    '复制下面从“填报”开始的内容，填上数字发给我；括号里是上次的数，没有变化的发“无变化”。',
    ...blocks,
  ];
}

/** The template of one who is asked: a line for every number, and in one sentence what has none. */
function templateLines(
  office: Office,
  { answerer, occurrence, asked }: Owing,
  figures: readonly StoredFigure[],
  several: boolean,
): string[] {
  const { unit, subject } = answerer;
  const own = new Map(
    figures.flatMap((figure) =>
      figure.unit === subject.id && figure.recent.length > 0 ? [[figureKey(figure), figure] as const] : [],
    ),
  );
  const items = askedItems(office, { answerer, occurrence });
  const numbers = items.filter(({ indicator }) => indicator.kind !== 'stated');
  const stated = items.length - numbers.length;
  const last = ({ indicator, part }: Item) => {
    const { year } = office.programme(indicator);
    const item = own.get(figureKey({ year, indicator: indicator.id, part: part?.id ?? '' }))?.recent.at(-1);
    if (!item) return '';
    const figure = toFigure(item);
    const value = figure.value ? valueText(figure.value, '') : figure.stage;
    return `（上次${value}，${formatDay(figure.dataDate)}）`;
  };
  const opening = several && unit.kind !== 'department' ? `填报 ${unit.name}` : '填报';
  return [
    ...(several ? [`${unit.name}（${asked}项）：`] : []),
    // Before the template: whoever copies from 填报 on must not copy an example along.
    ...(stated > 0 ? [statedText(items, numbers.length > 0)] : []),
    ...(numbers.length > 0 ? [opening, ...numbers.map((item) => `${blank(item)}${last(item)}`)] : []),
  ];
}

interface Item {
  readonly indicator: Indicator;
  readonly part?: Part;
}

function blank({ indicator, part }: Item): string {
  const measure = part?.measure ?? indicator.measure;
  return `${indicator.name}${part?.name ?? ''}：${measure === '' ? '' : `　${measure}`}`;
}

function statedText(items: readonly Item[], besides: boolean): string {
  const stated = items.filter(({ indicator }) => indicator.kind === 'stated');
  const [first] = stated;
  return `${besides ? '另有' : ''}${stated.length}项只报状态，发“未报”看名称，照这样写：填报 ${first!.indicator.name} 达到序时`;
}

/** What a round asks one for, part by part. */
function askedItems(office: Office, owing: Pick<Owing, 'answerer' | 'occurrence'>): Item[] {
  return lackingFrom(office, owing.occurrence, owing.answerer, []).flatMap(({ indicator: id, parts }) => {
    const indicator = office.indicator(id);
    if (parts.length === 0) return [{ indicator }];
    return indicator.parts.filter((part) => parts.includes(part.id)).map((part) => ({ indicator, part }));
  });
}
