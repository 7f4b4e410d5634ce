import type { Paper } from '../../bulletin/paper.ts';
import type { Masthead } from '../../config/model-papers.ts';
import type { Office } from '../office.ts';

/** Red head, issuing office and imprint as rules.yaml has them. */
export function mastheadOf(
  { config }: Office,
  { head, office, lines, contact }: Masthead,
): Pick<Paper, 'head' | 'office' | 'imprint'> {
  const own = config.units.find(({ kind }) => kind === 'office')?.name ?? config.city;
  const imprint = lines.length > 0 || contact ? { lines, ...(contact ? { contact } : {}) } : undefined;
  return { head, office: office ?? own, ...(imprint ? { imprint } : {}) };
}
