import { type Decimal, decimal } from './arithmetic.ts';
import type { Assessed } from './assess.ts';
import type { Lever, Reach } from './lever.ts';

/** Each lever's step; one that is not in it stays as it is. */
export type Settings = ReadonlyMap<Lever, Decimal>;

/** A task with the figures that the settings of its own levers give it. */
export function withSettings(assessed: Assessed, settings: Settings): Assessed {
  const own = [...settings].filter(([lever]) => lever.indicator.id === assessed.indicator.id);
  return own.reduce((to, [lever, step]) => lever.applied(to, step), assessed);
}

/** One indicator (or part) raised to a value. */
export interface Raise {
  readonly indicator: string;
  readonly part?: string;
  readonly to: Reach;
}

export type Raises =
  /** Each of them alone is enough. */
  | { readonly kind: 'single'; readonly options: readonly Raise[] }
  /** None alone is; these together are. */
  | { readonly kind: 'together'; readonly raises: readonly Raise[] }
  | { readonly kind: 'cannot' };

/** What is wanted of the levers. */
export interface Aim {
  /** Tells whether the settings are enough; raising a lever from step 1 on never makes enough too little. */
  readonly enough: (settings: Settings) => boolean;
  /** What settings are worth, to find the most useful lever. */
  readonly worth: (settings: Settings) => Decimal;
  /** Percent of the task up to which all levers are raised before any is raised further, ascending. */
  readonly tiers: (lever: Lever) => readonly Decimal[];
}

/**
 * Finds what has to be raised, and to which smallest values: every single lever that is enough, the smallest raise in percent
 * of the task first; else the most useful ones together, tier by tier, the last only as far as needed.
 */
export function findRaises(levers: readonly Lever[], aim: Aim): Raises {
  const alone = levers.flatMap((lever) => {
    const step = leastStep(lever, new Map(), aim);
    return step ? [{ lever, step }] : [];
  });
  if (alone.length > 0) {
    alone.sort((a, b) => a.lever.effort(a.step).cmp(b.lever.effort(b.step)));
    return { kind: 'single', options: alone.map(({ lever, step }) => raise(lever, step)) };
  }
  const settings = togetherEnough(levers, aim);
  return settings
    ? { kind: 'together', raises: [...settings].map(([lever, step]) => raise(lever, step)) }
    : { kind: 'cannot' };
}

function togetherEnough(levers: readonly Lever[], aim: Aim): Settings | undefined {
  const tiers = Math.max(0, ...levers.map((lever) => aim.tiers(lever).length));
  let settings: Settings = new Map();
  for (let tier = 0; tier < tiers; tier += 1) {
    for (const { lever, step } of byWorth(levers, tier, settings, aim)) {
      const raised = withStep(settings, lever, step);
      if (!aim.enough(raised)) {
        settings = raised;
        continue;
      }
      return onlyNeeded(withStep(settings, lever, leastStep(lever, settings, aim, step)!), aim);
    }
  }
  return undefined;
}

/** The settings without the levers that turned out to be needless. */
function onlyNeeded(settings: Settings, { enough }: Aim): Settings {
  let needed = settings;
  for (const lever of settings.keys()) {
    const rest = new Map(needed);
    rest.delete(lever);
    if (enough(rest)) needed = rest;
  }
  return needed;
}

/** The levers that a tier raises, the most useful first. */
function byWorth(levers: readonly Lever[], tier: number, settings: Settings, aim: Aim) {
  return levers
    .flatMap((lever) => {
      const percent = aim.tiers(lever)[tier];
      const step = percent ? lever.stepAt(percent) : decimal(0);
      if (step.lte(settings.get(lever) ?? 0)) return [];
      return [{ lever, step, worth: aim.worth(withStep(settings, lever, step)) }];
    })
    .sort((a, b) => b.worth.cmp(a.worth));
}

/** The smallest step of a lever that is enough beside the other settings; undefined when even `most` is not. */
function leastStep(
  lever: Lever,
  settings: Settings,
  { enough }: Aim,
  most = lever.steps,
): Decimal | undefined {
  if (!enough(withStep(settings, lever, most))) return undefined;
  let [low, high] = [decimal(1), most];
  while (low.lt(high)) {
    const middle = low.plus(high).div(2).floor();
    if (enough(withStep(settings, lever, middle))) high = middle;
    else low = middle.plus(1);
  }
  return high;
}

function withStep(settings: Settings, lever: Lever, step: Decimal): Settings {
  return new Map(settings).set(lever, step);
}

function raise(lever: Lever, step: Decimal): Raise {
  return { indicator: lever.indicator.id, part: lever.part, to: lever.reach(step) };
}
