import { cpus } from 'node:os';
import { median, type Sample } from './measure.ts';

export interface Series {
  readonly name: string;
  readonly samples: readonly Sample[];
}

const middle = ({ samples }: Series, of: keyof Sample) => median(samples.map((sample) => sample[of]));

/** One program's medians as a line of the table. */
function line(series: Series): string {
  const cpu = middle(series, 'cpuMsPerMessage').toFixed(3);
  const each = series.samples.map(({ cpuMsPerMessage }) => cpuMsPerMessage.toFixed(3)).join(' ');
  const rate = middle(series, 'messagesPerSecond').toFixed(0);
  const wait = `${middle(series, 'ackP50').toFixed(1)} / ${middle(series, 'ackP99').toFixed(1)}`;
  return `  ${series.name.padEnd(28)} ${cpu.padStart(9)} ${rate.padStart(11)} ${wait.padStart(16)}   (${each})`;
}

/** The table people read. */
export function table(title: string, bare: Series, product: Series, target: number): string {
  const ratio = ratioOf(bare, product);
  return [
    title,
    `  ${''.padEnd(28)} ${'CPU ms'.padStart(9)} ${'messages/s'.padStart(11)} ${'ack ms p50/p99'.padStart(16)}   (CPU of each round)`,
    line(bare),
    line(product),
    `  ratio ${ratio.toFixed(2)}, target at most ${target}: ${ratio <= target ? 'reached' : 'NOT reached'}`,
    '',
  ].join('\n');
}

/** CPU per message of the product as a multiple of the bare program's: each round's, and of these the middle one. */
export function ratioOf(bare: Series, product: Series): number {
  return median(
    product.samples.map((sample, round) => sample.cpuMsPerMessage / bare.samples[round]!.cpuMsPerMessage),
  );
}

/** The machine, for whoever compares runs. */
export function machine() {
  const [first] = cpus();
  return {
    cpus: cpus().length,
    model: first?.model.trim(),
    node: process.version,
    platform: process.platform,
  };
}

const round = (value: number) => Math.round(value * 1000) / 1000;

/** Median CPU per message, rounded for the JSON line. */
export function msPerMessage(series: Series): number {
  return round(middle(series, 'cpuMsPerMessage'));
}

/** A ratio rounded for the JSON line. */
export function roundedRatio(bare: Series, product: Series): number {
  return round(ratioOf(bare, product));
}
