import { pathToFileURL } from 'node:url';
import { median } from './measure.ts';
import { startHelper } from './support/ask.ts';
import type { ClosingCost } from './support/closing-process.ts';
import type { StoredClosingCost } from './support/stored-closing-process.ts';

const sizes = [12, 120, 1_200, 3_000] as const;
const rounds = 3;
/** No worse than linear, with room for what a busy machine adds; quadratic growth would show as 250. */
const target = 1.5;

/** One size beside the smallest. */
export interface ClosingGrowth {
  readonly units: number;
  readonly cpuMs: number;
  readonly heldMb: number;
  readonly peakMb: number;
  /** CPU per unit as a multiple of that with 12 units. */
  readonly cpuRatio: number;
  /** Memory held per unit as a multiple of that with 12 units. */
  readonly heldRatio: number;
}

const rounded = (value: number) => Math.round(value * 1000) / 1000;

/** What a closing of 40 indicators and 24 months of history costs, pure rules only, as the number of units grows. */
export async function closingGrowth(): Promise<readonly ClosingGrowth[]> {
  const costs = new Map<number, ClosingCost[]>(sizes.map((units) => [units, []]));
  // In turn, so that a busy moment of the machine falls on all sizes.
  for (let round = 0; round < rounds; round += 1)
    for (const units of sizes) costs.get(units)!.push(await costOf(units));
  const middle = (units: number, of: keyof ClosingCost) => median(costs.get(units)!.map((cost) => cost[of]));
  const perUnit = (units: number, of: keyof ClosingCost) => middle(units, of) / units;
  return sizes.map((units) => ({
    units,
    cpuMs: rounded(middle(units, 'cpuMs')),
    heldMb: rounded(middle(units, 'heldBytes') / 2 ** 20),
    peakMb: Math.round(middle(units, 'peakBytes') / 2 ** 20),
    cpuRatio: rounded(perUnit(units, 'cpuMs') / perUnit(sizes[0], 'cpuMs')),
    heldRatio: rounded(perUnit(units, 'heldBytes') / perUnit(sizes[0], 'heldBytes')),
  }));
}

async function costOf(units: number): Promise<ClosingCost> {
  const helper = startHelper('./closing-process.ts');
  try {
    await helper.ask('warmUp', { units });
    return await helper.ask<ClosingCost>('close', { units });
  } finally {
    helper.stop();
  }
}

/** The same city from the ledger to the snapshot, through the embedded store: read, judged, scored, ranked, frozen, notices drafted. */
export interface StoredGrowth {
  readonly units: number;
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly peakMb: number;
  /** CPU per unit as a multiple of that with 120 units; 12 are done before anything is warm. */
  readonly cpuRatio: number;
  readonly stalledMs: number;
}

export async function storedGrowth(): Promise<readonly StoredGrowth[]> {
  const costs: { units: number; cost: StoredClosingCost }[] = [];
  for (const units of sizes) {
    const helper = startHelper('./stored-closing-process.ts');
    try {
      costs.push({ units, cost: await helper.ask<StoredClosingCost>('close', { units }) });
    } finally {
      helper.stop();
    }
  }
  const base = costs[1]!.cost.cpuMs / costs[1]!.units;
  return costs.map(({ units, cost }) => ({
    units,
    wallMs: Math.round(cost.wallMs),
    cpuMs: Math.round(cost.cpuMs),
    peakMb: Math.round(cost.peakBytes / 2 ** 20),
    cpuRatio: rounded(cost.cpuMs / units / base),
    stalledMs: Math.round(cost.stalledMs),
  }));
}

/** The table people read. */
export function storedTable(growth: readonly StoredGrowth[]): string {
  return [
    'The same closing through the embedded store, from the ledger to the snapshot',
    `    ${'units'.padStart(6)} ${'wall ms'.padStart(10)} ${'CPU ms'.padStart(10)} ${'per unit'.padStart(9)} ${'peak MB'.padStart(8)} ${'stalled ms'.padStart(10)}`,
    ...growth.map(
      ({ units, wallMs, cpuMs, cpuRatio, peakMb, stalledMs }) =>
        `    ${String(units).padStart(6)} ${String(wallMs).padStart(10)} ${String(cpuMs).padStart(10)} ${`×${cpuRatio}`.padStart(9)} ${String(peakMb).padStart(8)} ${String(stalledMs).padStart(10)}`,
    ),
    '',
    '',
  ].join('\n');
}

/** The table people read. */
export function closingTable(growth: readonly ClosingGrowth[]): string {
  const worst = Math.max(...growth.flatMap(({ cpuRatio, heldRatio }) => [cpuRatio, heldRatio]));
  const verdict = worst <= target ? 'reached' : 'NOT reached';
  return [
    'Closing a month of 40 indicators with 24 months of history (rules only)',
    `  per unit at most ${worst} times what 12 units cost; target at most ${target}: ${verdict}`,
    `    ${'units'.padStart(6)} ${'CPU ms'.padStart(10)} ${'per unit'.padStart(9)} ${'held MB'.padStart(9)} ${'per unit'.padStart(9)} ${'peak MB'.padStart(8)}`,
    ...growth.map(
      ({ units, cpuMs, cpuRatio, heldMb, heldRatio, peakMb }) =>
        `    ${String(units).padStart(6)} ${cpuMs.toFixed(1).padStart(10)} ${`×${cpuRatio}`.padStart(9)} ${heldMb.toFixed(2).padStart(9)} ${`×${heldRatio}`.padStart(9)} ${String(peakMb).padStart(8)}`,
    ),
    '\n',
  ].join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const growth = await closingGrowth();
  process.stdout.write(`${closingTable(growth)}${JSON.stringify({ closing: growth })}\n`);
}
