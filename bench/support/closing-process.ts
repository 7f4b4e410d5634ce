import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { loadConfig } from '../../src/config/load.ts';
import { closeMonth } from '../../src/domain/close-month.ts';
import type { RankedMonth } from '../../src/domain/month.ts';
import { dueNotices } from '../../src/domain/runs.ts';
import { serve } from './ask.ts';
import { factsOf, figuresOf, month, monthsBefore, type UnitFigures } from './city-months.ts';

/** What one closing costs. */
export interface ClosingCost {
  readonly cpuMs: number;
  /** Heap in use for the figures, the history and the closed month. */
  readonly heldBytes: number;
  readonly peakBytes: number;
}

const historyMonths = 24;
/**
 * Each size closes so many units, and holds all that comes out, as often as that takes: the collector then has equally much
 * to carry along whatever the size, and what differs is how the rules themselves grow.
 */
const unitsHeld = 3_000;

// A process of its own for each size: its code is compiled by it alone.
serve({
  // A question of its own, so that nothing of it is still held when the memory is measured.
  warmUp: async ({ units }: Size) => {
    const rules = await sampleRules();
    closeTimes(timesOf(units), cityOf(units, rules), rules);
  },
  close: async ({ units }: Size): Promise<ClosingCost> => {
    const rules = await sampleRules();
    const times = timesOf(units);
    const before = heapInUse();
    const cities = Array.from({ length: times }, () => {
      const city = cityOf(units, rules);
      return { city, held: closeTimes(1, city, rules)[0]! };
    });
    const heldBytes = (heapInUse() - before) / times;
    const { city, held } = cities.pop()!;
    // The silent half shares a place in the bottom, month after month.
    if (held.due.length !== units / 2) throw new Error(`${held.due.length} notices of ${units} units`);
    cities.length = 0;
    const started = process.cpuUsage();
    closeTimes(times, city, rules);
    const { user, system } = process.cpuUsage(started);
    const peakBytes = process.resourceUsage().maxRSS * 1024;
    return { cpuMs: (user + system) / 1000 / times, heldBytes, peakBytes };
  },
});

interface Size {
  readonly units: number;
}

function timesOf(units: number): number {
  return Math.max(1, Math.round(unitsHeld / units));
}

type SampleRules = Awaited<ReturnType<typeof sampleRules>>;

/** A city's figures of the month and the months before. */
function cityOf(units: number, rules: SampleRules) {
  const figures = figuresOf(units);
  const history = monthsBefore(historyMonths).map((of) => ({ ...rankingOf(figures, rules), month: of }));
  return { figures, history };
}

/** Rows of their own for each month, as if read from the store. */
function rankingOf(figures: readonly UnitFigures[], rules: SampleRules): RankedMonth {
  const few = figures.map((unit) => ({ ...unit, tasks: unit.tasks.slice(0, 1) }));
  const { groups } = closeMonth(factsOf(few), rules);
  return { month, groups };
}

/** Judges, scores and ranks the month and finds the notices due, from figures to grounds, so many times. */
function closeTimes(times: number, { figures, history }: ReturnType<typeof cityOf>, rules: SampleRules) {
  return Array.from({ length: times }, () => {
    const closed = closeMonth(factsOf(figures), rules);
    return { closed, due: dueNotices([...history, closed], month, rules.warning) };
  });
}

/** The sample's rules, with runs that reach back over all the history. */
async function sampleRules() {
  const loaded = await loadConfig('config');
  if ('problems' in loaded) throw new Error('the sample does not load');
  const { rules } = loaded.config;
  return { ...rules, warning: { ...rules.warning, resetInJanuary: false } };
}

function heapInUse(): number {
  setFlagsFromString('--expose_gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  return process.memoryUsage().heapUsed;
}
