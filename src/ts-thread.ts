import { type ResourceLimits, Worker } from 'node:worker_threads';

const tsx = import.meta.resolve('tsx/esm/api');

/** Starts a TypeScript file as a worker thread; Node 20 does not hand tsx down to threads, so each registers its own. */
export function startThread(file: URL, workerData: unknown, resourceLimits?: ResourceLimits): Worker {
  const boot = `import(${JSON.stringify(tsx)})
    .then((tsx) => tsx.register())
    .then(() => import(${JSON.stringify(file.href)}));`;
  return new Worker(boot, { eval: true, workerData, execArgv: [], resourceLimits });
}
