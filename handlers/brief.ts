import { formatPeriod } from '../src/calendar/periods.ts';
import { formatDay } from '../src/calendar/zone.ts';
import { defineHandler, type Talk } from '../src/conversation/handler.ts';
import { judgedAndBehind, worstLines, worstShown } from '../src/office/behind.ts';
import { appealLines } from '../src/office/digest.ts';
import { findingLines } from '../src/office/findings/counts.ts';
import { type InForce, openRounds } from '../src/office/in-force.ts';
import { firstAndLast } from '../src/office/monthly/first-and-last.ts';
import { pendingNotices } from '../src/office/notices/pending.ts';
import { cityOf } from '../src/office/office.ts';
import { answersSoFar, owingOf } from '../src/office/owed.ts';
import { loadReach } from '../src/office/reach.ts';
import { dueText } from '../src/office/round-text.ts';
import { countsText, standingsOf } from '../src/office/situation.ts';
import { asksNothing, shownYears, workingYear, yearNotice } from '../src/office/year.ts';
import { rankingsOf } from '../src/store/closed-months.ts';
import { closingsInForce } from '../src/store/closings.ts';
import { figuresOf, type StoredFigure } from '../src/store/reports.ts';

/** 简报: the situation on one screen: the city's counts, what is behind, who has not reported, the last ranking, and what waits. */
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
    const inForce = await talk.inForce();
    const counts = [...yearNotice(talk), ...cityLines(talk, inForce, current)];
    const others = [
      ...(await findingLines(tx, talk)),
      ...(await silentLines(talk)),
      ...(await rankingLines(talk)),
      ...(talk.person!.role === 'office' ? await appealLines(tx, talk) : []),
      ...(await pendingNotices(tx, office, talk.today)),
    ];
    const room = oneScreen - counts.length - others.length - 1;
    return { lines: [...counts, ...behindLines(talk, inForce, current, room), ...others] };
  },
});

/** What fits on a phone; what waits is never cut, so the list of the worst gives way. */
const oneScreen = 12;

/** The first and last places of the newest month that was published. */
async function rankingLines({ office, tx }: Talk): Promise<string[]> {
  const newest = (await closingsInForce(tx)).findLast(({ publishedAt }) => publishedAt !== undefined);
  if (!newest) return [];
  const [month] = await rankingsOf(tx, [newest]);
  return firstAndLast(office, month!.groups, `，${formatPeriod(newest.month)}`);
}

function cityLines(talk: Talk, inForce: InForce, stored: readonly StoredFigure[]): string[] {
  const { office, now, today } = talk;
  const year = workingYear(talk);
  const whole = cityOf(office);
  if (!whole) return [];
  return office.config.programmes.flatMap((programme) => {
    if (programme.year !== year) return [];
    const standings = standingsOf(office, inForce, whole, stored, now, programme.indicators);
    return standings.length > 0
      ? [`${programme.name}（截至${formatDay(today)}，${standings.length}项）：${countsText(standings)}`]
      : [];
  });
}

function behindLines(talk: Talk, inForce: InForce, stored: readonly StoredFigure[], room: number): string[] {
  const { behind } = judgedAndBehind(talk, inForce, stored);
  if (behind.length === 0) return ['目前没有滞后的指标。'];
  return worstLines(talk, behind, Math.min(worstShown, Math.max(1, room)));
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
