import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';

/** The process's own counters, in Prometheus' text format. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const callbacks = new Counter({
    name: 'diaodu_callbacks_total',
    help: 'Callbacks by door and outcome',
    labelNames: ['door', 'outcome'],
    registers: [registry],
  });
  const sends = new Counter({
    name: 'diaodu_sends_total',
    help: 'Attempts to send by outcome',
    labelNames: ['outcome'],
    registers: [registry],
  });
  const failures = new Counter({
    name: 'diaodu_job_failures_total',
    help: 'Jobs that failed by our own fault, by queue',
    labelNames: ['queue'],
    registers: [registry],
  });
  const due = new Gauge({ name: 'diaodu_due', help: 'Rows due and not done', registers: [registry] });
  const waiting = new Gauge({
    name: 'diaodu_waiting',
    help: 'Messages waiting for a later time',
    registers: [registry],
  });
  return {
    registry,
    countCallback: (outcome: string, door: string) => callbacks.inc({ door, outcome }),
    countSend: (outcome: string) => sends.inc({ outcome }),
    countFailure: (queue: string) => failures.inc({ queue }),
    setLoad(load: { due: number; waiting: number }) {
      due.set(load.due);
      waiting.set(load.waiting);
    },
  };
}

export type Metrics = ReturnType<typeof createMetrics>;
