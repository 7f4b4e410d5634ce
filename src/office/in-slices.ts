import { setImmediate as breathe } from 'node:timers/promises';

/**
 * Does something for each of many, so many at a time: a province's three thousand units take seconds, and between slices other
 * messages get their answers.
 */
export async function inSlices<Item, Result>(
  items: readonly Item[],
  slice: number,
  each: (item: Item) => Result,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const [at, item] of items.entries()) {
    if (at % slice === slice - 1) await breathe();
    results.push(each(item));
  }
  return results;
}
