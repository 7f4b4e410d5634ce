import type { Fact } from '../../domain/month.ts';
import { type Difference, standingDifferences } from '../../store/differences.ts';
import type { Db, Tx } from '../../store/schema.ts';
import type { Office } from '../office.ts';
import { bothSides, sideTitle } from './texts.ts';

/**
 * 县市数据不一致 of a month by unit, one per indicator: those that nobody decided, and those decided against the county that it
 * has not corrected. Settled ones and those decided for the county cost nothing.
 */
export async function differencesOf(
  tx: Db | Tx,
  office: Pick<Office, 'unit' | 'indicator'>,
  month: string,
): Promise<Map<string, readonly Fact[]>> {
  const facts = new Map<string, Map<string, Fact>>();
  for (const difference of await standingDifferences(tx, month)) {
    const own = facts.get(difference.unit) ?? new Map<string, Fact>();
    facts.set(difference.unit, own);
    const said = bothSides(office, difference);
    const known = own.get(difference.indicator);
    own.set(difference.indicator, {
      id: known?.id ?? String(difference.id),
      name: office.indicator(difference.indicator).name,
      figure: known ? `${known.figure}；${said}` : said,
    });
  }
  return new Map([...facts].map(([unit, own]) => [unit, [...own.values()]]));
}

const shown = 5;

/** What stands, for the digest: what is to be decided, and what waits for a county's 更正. */
export async function standingLines(
  tx: Db | Tx,
  office: Pick<Office, 'unit' | 'indicator'>,
): Promise<string[]> {
  const all = await standingDifferences(tx);
  const open = all.filter(({ state }) => state === 'open');
  const waiting = all.filter(({ state }) => state === 'department');
  const list = (some: readonly Difference[]) =>
    some
      .slice(0, shown)
      .map((difference) => `${difference.id}号${sideTitle(office, difference)}`)
      .join('、') + (some.length > shown ? '等' : '');
  return [
    ...(open.length > 0 ? [`县市数据不一致${open.length}项待裁定：${list(open)}，发“同意”查看。`] : []),
    ...(waiting.length > 0
      ? [`以部门数为准、县市区还没有更正的${waiting.length}项：${list(waiting)}。`]
      : []),
  ];
}
