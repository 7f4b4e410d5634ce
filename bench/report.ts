import { cpus } from 'node:os';
import { median, type Sample } from './measure.ts';
import type { names } from './programs.ts';

type Name = (typeof names)[number];
type Samples = Readonly<Record<Name, readonly Sample[]>>;

interface Pair {
  readonly bare: readonly Sample[];
  readonly product: readonly Sample[];
  /** The product's CPU per message as a multiple of the bare program's: each round's, and of these the middle one. */
  readonly ratio: number;
  readonly target: number;
}

export interface Comparison {
  readonly ack: Pair;
  readonly answer: Pair;
  readonly cpuMs: Readonly<Record<Name, number>>;
}

const targets = { ack: 2, answer: 3 };
const rounded = (value: number) => Math.round(value * 1000) / 1000;
const middle = (samples: readonly Sample[], of: keyof Sample) => median(samples.map((sample) => sample[of]));

/** Sets the product beside the bare program. */
export function compare(samples: Samples): Comparison {
  const cpuMs = (name: Name) => rounded(middle(samples[name], 'cpuMsPerMessage'));
  return {
    ack: pair(samples.bareAck, samples.productAck, targets.ack),
    answer: pair(samples.bareAnswer, samples.productAnswer, targets.answer),
    cpuMs: {
      bareAck: cpuMs('bareAck'),
      productAck: cpuMs('productAck'),
      bareAnswer: cpuMs('bareAnswer'),
      productAnswer: cpuMs('productAnswer'),
    },
  };
}

function pair(bare: readonly Sample[], product: readonly Sample[], target: number): Pair {
  const ratios = product.map(({ cpuMsPerMessage }, round) => cpuMsPerMessage / bare[round]!.cpuMsPerMessage);
  return { bare, product, ratio: rounded(median(ratios)), target };
}

/** The table people read. */
export function table(title: string, { ack, answer }: Comparison): string {
  const head = `${'CPU ms'.padStart(8)} ${'messages/s'.padStart(11)} ${'ack ms p50/p99'.padStart(15)}   CPU ms of each round`;
  return [
    title,
    ''.padEnd(28) + head,
    ...lines('to acknowledge', ack),
    ...lines('to a delivered answer', answer),
    '\n',
  ].join('\n');
}

function lines(what: string, { bare, product, ratio, target }: Pair): string[] {
  const verdict = `${ratio} times; target at most ${target}: ${ratio <= target ? 'reached' : 'NOT reached'}`;
  return [`  ${what}: ${verdict}`, line('bare program', bare), line('product', product)];
}

function line(name: string, samples: readonly Sample[]): string {
  const cpu = middle(samples, 'cpuMsPerMessage').toFixed(3).padStart(8);
  const rate = middle(samples, 'messagesPerSecond').toFixed(0).padStart(11);
  const wait = `${middle(samples, 'ackP50').toFixed(1)} / ${middle(samples, 'ackP99').toFixed(1)}`.padStart(
    15,
  );
  const each = samples.map(({ cpuMsPerMessage }) => cpuMsPerMessage.toFixed(2)).join(' ');
  return `    ${name.padEnd(24)}${cpu} ${rate} ${wait}   ${each}`;
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
