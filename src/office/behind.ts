import type { StoredFigure } from '../store/reports.ts';
import type { InForce } from './in-force.ts';
import { byUrgency, type Standing, standingsOf } from './situation.ts';
import { standingText } from './standing-text.ts';
import { type At, workingIndicators } from './year.ts';

/** How many of what is behind an overview shows. */
export const worstShown = 5;

/** Everything that is judged this year, and of it what is behind or not met, the worst first. */
export function judgedAndBehind(
  at: At,
  inForce: InForce,
  stored: readonly StoredFigure[],
): { readonly judged: readonly Standing[]; readonly behind: readonly Standing[] } {
  const { office, now } = at;
  const indicators = workingIndicators(at);
  const judged = office.config.units.flatMap((unit) =>
    standingsOf(office, inForce, unit, stored, now, indicators),
  );
  const behind = byUrgency(judged).filter(({ progress }) =>
    ['behind-red', 'exceeded', 'not-met', 'behind-yellow'].includes(progress.status),
  );
  return { judged, behind };
}

/** 滞后或未达标共37项，最突出的5项： and those. */
export function worstLines({ office }: At, behind: readonly Standing[], shown = worstShown): string[] {
  const most = behind.length > shown ? `，最突出的${shown}项` : '';
  return [
    `滞后或未达标共${behind.length}项${most}：`,
    ...behind
      .slice(0, shown)
      .map((standing) => standingText(office, standing, `${standing.unit.name}${standing.indicator.name}`)),
  ];
}
