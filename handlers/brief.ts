import { formatDay } from '../src/calendar/zone.ts';
import { defineHandler, type Talk } from '../src/conversation/handler.ts';
import { judgedAndBehind, worstLines } from '../src/office/behind.ts';
import { findingLines } from '../src/office/findings/counts.ts';
import { type InForce, openRounds } from '../src/office/in-force.ts';
import { pendingNotices } from '../src/office/notices/pending.ts';
import { answersSoFar, owingOf } from '../src/office/owed.ts';
import { loadReach } from '../src/office/reach.ts';
import { dueText } from '../src/office/round-text.ts';
import { countsText, standingsOf } from '../src/office/situation.ts';
import { asksNothing, shownYears, workingYear, yearNotice } from '../src/office/year.ts';
import { figuresOf, type StoredFigure } from '../src/store/reports.ts';

/** 简报: the situation on one screen: the city's counts, what is behind, who has not reported, and which notices wait. */
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
        ...cityLines(talk, await talk.inForce(), current),
        ...behindLines(talk, await talk.inForce(), current),
        ...(await findingLines(tx, talk)),
        ...(await silentLines(talk)),
        ...(await pendingNotices(tx, office, talk.today)),
      ],
    };
  },
});

function cityLines(talk: Talk, inForce: InForce, stored: readonly StoredFigure[]): string[] {
  const { office, now, today } = talk;
  const year = workingYear(talk);
  const whole = office.config.units.find(({ kind }) => kind === 'city');
  if (!whole) return [];
  return office.config.programmes.flatMap((programme) => {
    if (programme.year !== year) return [];
    const standings = standingsOf(office, inForce, whole, stored, now, programme.indicators);
    return standings.length > 0
      ? [`${programme.name}（截至${formatDay(today)}，${standings.length}项）：${countsText(standings)}`]
      : [];
  });
}

function behindLines(talk: Talk, inForce: InForce, stored: readonly StoredFigure[]): string[] {
  const { behind } = judgedAndBehind(talk, inForce, stored);
  return behind.length === 0 ? ['目前没有滞后的指标。'] : worstLines(talk, behind);
}

async function silentLines(talk: Talk): Promise<string[]> {
  const { office, tx, now } = talk;
  const inForce = await talk.inForce();
  const reach = await loadReach(tx, office.channels);
  const figures = await answersSoFar(tx, office, now);
  return openRounds(office, inForce, now).map((round) => {
    const nothing = asksNothing(office, round);
    if (nothing) return `${round.rule.name}：${nothing}`;
    const all = owingOf(office, inForce, reach, round, figures, talk.today);
    const silent = all.filter(({ lacking, paused }) => lacking.length > 0 && !paused);
    const due = dueText(round, office.zone);
    return silent.length > 0
      ? `${round.rule.name}（${due}截止）未报齐${silent.length}个：${silent.map(({ answerer }) => answerer.unit.name).join('、')}`
      : `${round.rule.name}（${due}截止）均已报齐。`;
  });
}
