import { parentPort, workerData } from 'node:worker_threads';
import { openEngine } from './engine.ts';
import type { ThreadReply, ThreadRequest } from './thread.ts';

// The entry of the worker thread: opens the folder named in workerData and answers queries one after the other.
const port = parentPort!;
const reply = (message: ThreadReply) => port.postMessage(message);

try {
  const engine = await openEngine((workerData as { folder: string }).folder);
  let last: Promise<void> = Promise.resolve();
  port.on('message', (request: ThreadRequest) => {
    last = last.then(async () => {
      try {
        if (request.close) {
          await engine.close();
          reply({ id: request.id });
        } else reply({ id: request.id, result: await engine.run(request.text, request.values) });
      } catch (error) {
        reply({ id: request.id, failure: String(error) });
      }
    });
  });
  reply({ id: 0 });
} catch (error) {
  reply({ id: 0, failure: String(error) });
}
