import { formatDay } from '../src/calendar/zone.ts';
import { defineHandler, type Talk } from '../src/conversation/handler.ts';
import type { Outbound } from '../src/message/outbound.ts';
import { lackingIn } from '../src/office/lacking.ts';
import { byUrgency, countsText, standingsOf } from '../src/office/situation.ts';
import { standingText } from '../src/office/standing-text.ts';
import { asksNothing, shownYears, workingIndicators, workingYear, yearNotice } from '../src/office/year.ts';
import { figuresOf, type StoredFigure } from '../src/store/reports.ts';

const worstShown = 5;

/** 简报: the situation on one screen: the city's counts, what is behind, and who has not reported. */
export const brief = defineHandler<void>({
  words: ['简报', '概况'],
  roles: ['office', 'leader'],
  help: '一屏看全市情况：完成、滞后、未报',
  examples: ['简报', '概况'],
  parse: () => undefined,
  async run(_, talk) {
    const { office, tx } = talk;
    const stored = await figuresOf(
      tx,
      office.config.units.map(({ id }) => id),
      ...shownYears(talk),
    );
    const current = stored.filter(({ year }) => year === workingYear(talk));
    return {
      lines: [
        ...yearNotice(talk),
        ...cityLines(talk, current),
        ...behindLines(talk, current),
        ...silentLines(talk, stored),
      ],
    };
  },
});

function cityLines(talk: Talk, stored: readonly StoredFigure[]): string[] {
  const { office, now, today } = talk;
  const year = workingYear(talk);
  const whole = office.config.units.find(({ kind }) => kind === 'city');
  if (!whole) return [];
  return office.config.programmes.flatMap((programme) => {
    if (programme.year !== year) return [];
    const standings = standingsOf(office, whole, stored, now, programme.indicators);
    return standings.length > 0
      ? [`${programme.name}（截至${formatDay(today)}，${standings.length}项）：${countsText(standings)}`]
      : [];
  });
}

function behindLines(talk: Talk, stored: readonly StoredFigure[]): string[] {
  const { office, now } = talk;
  const indicators = workingIndicators(talk);
  const all = office.config.units.flatMap((unit) => standingsOf(office, unit, stored, now, indicators));
  const behind = byUrgency(all).filter(({ progress }) =>
    ['behind-red', 'exceeded', 'not-met', 'behind-yellow'].includes(progress.status),
  );
  if (behind.length === 0) return ['目前没有滞后的指标。'];
  const lines = behind
    .slice(0, worstShown)
    .map((standing) => standingText(office, standing, `${standing.unit.name}${standing.indicator.name}`));
  return [
    `滞后或未达标共${behind.length}项${behind.length > worstShown ? `，最突出的${worstShown}项` : ''}：`,
    ...lines,
  ];
}

function silentLines({ office, now }: Talk, stored: readonly StoredFigure[]): Outbound['lines'][number][] {
  const units = office.config.units.filter(({ kind }) => kind === 'county');
  return office.rounds(now).map((occurrence) => {
    const nothing = asksNothing(office, occurrence);
    if (nothing) return `${occurrence.rule.name}：${nothing}`;
    const lacking = new Set(lackingIn(office, occurrence, units, stored).map(({ unit }) => unit));
    const names = units.filter(({ id }) => lacking.has(id)).map(({ name }) => name);
    return names.length > 0
      ? `${occurrence.rule.name}未报齐：${names.join('、')}`
      : `${occurrence.rule.name}各县市区均已报齐。`;
  });
}
