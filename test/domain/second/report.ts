import { type Difference, differencesIn } from './differences.ts';
import type { Law } from './law.ts';
import type { RawUnit, RawYear, Step } from './raw.ts';

/** The seed, what differs, and the fewest facts that it takes. */
export function reportOf(year: RawYear, law?: Law): string {
  const small = smallest(year, law);
  return [
    `SEED=${year.seed} YEARS=1 has ${differencesIn(year, law).length} differences. The smallest case:`,
    ...differencesIn(small, law).map(differenceText),
    `rules ${plain(small.rules)}`,
    ...small.steps.map((step) => plain(step)),
  ].join('\n');
}

function differenceText({ about, product, byHand }: Difference): string {
  return `${about}\n  the product: ${product}\n  by hand:     ${byHand}`;
}

/** The year made as small as it can be while they still disagree. */
export function smallest(year: RawYear, law?: Law): RawYear {
  for (const next of smallerThan(year)) {
    if (sizeOf(next) < sizeOf(year) && differencesIn(next, law).length > 0) return smallest(next, law);
  }
  return year;
}

/** Without its last steps, a month, a decision, a unit or an indicator. */
function* smallerThan(year: RawYear): Generator<RawYear> {
  const { steps } = year;
  for (let at = 1; at < steps.length; at++) yield { ...year, steps: steps.slice(0, at) };
  for (const gone of new Set(steps.map(monthOf))) {
    yield { ...year, steps: steps.filter((step) => monthOf(step) !== gone) };
  }
  for (const gone of steps.filter(({ kind }) => kind === 'decide')) {
    yield { ...year, steps: steps.filter((step) => step !== gone) };
  }
  const units = steps.flatMap((step) => (step.kind === 'close' ? step.month.units : []));
  for (const gone of new Set(units.map(({ unit }) => unit))) {
    yield withUnits(year, (units) => units.filter(({ unit }) => unit !== gone));
  }
  const indicators = units.flatMap(({ tasks }) => tasks.map(({ indicator }) => indicator.id));
  for (const gone of new Set(indicators)) {
    yield withUnits(year, (units) =>
      units.map((unit) => ({ ...unit, tasks: unit.tasks.filter(({ indicator }) => indicator.id !== gone) })),
    );
  }
}

const monthOf = (step: Step) => (step.kind === 'close' ? step.month.month : step.month);
const sizeOf = ({ steps }: RawYear) => JSON.stringify(steps).length;

function withUnits(year: RawYear, change: (units: readonly RawUnit[]) => readonly RawUnit[]): RawYear {
  const steps = year.steps.map((step) =>
    step.kind === 'close' ? { ...step, month: { ...step.month, units: change(step.month.units) } } : step,
  );
  return { ...year, steps };
}

// What every indicator has and no rule of a closing asks.
const unasked = new Set([
  'programme',
  'name',
  'aliases',
  'measure',
  'lag',
  'text',
  'tell',
  'line',
  'numbering',
]);

/** As JSON without what says nothing here. */
function plain(value: unknown): string {
  const isEmpty = (part: unknown) => part === false || (Array.isArray(part) && part.length === 0);
  return JSON.stringify(value, (key, part) => (unasked.has(key) || isEmpty(part) ? undefined : part));
}
