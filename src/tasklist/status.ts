import type { Indicator, StatedState } from '../domain/model.ts';
import { readStatus } from '../language/status-words.ts';
import type { Cell } from '../spreadsheet/model.ts';

/** What a cell of a filled ledger says of an indicator without a number; {} for nothing, undefined when it is no such word. */
export function statusOf(
  cell: Cell | undefined,
  indicator: Indicator | undefined,
): { readonly stage?: string; readonly state?: StatedState } | undefined {
  if (!cell) return {};
  const names = indicator && {
    ...indicator,
    stages: indicator.stages.map(({ name }) => name),
    parts: [],
  };
  const said = readStatus(cell.text, names);
  if (!said || said.holds || said.zero) return undefined;
  return indicator?.kind === 'stage' && !said.stage ? undefined : said;
}
