import { QueueDownError } from './model.ts';

/** The promise's outcome, or QueueDownError when it takes longer. */
export async function withTimeLimit<T>(promise: Promise<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    // When the main loop was busy the answer may be there already: it is read before setImmediate.
    const refuse = () =>
      setImmediate(reject, new QueueDownError(`the queue did not answer in ${limitMs} ms`));
    timer = setTimeout(refuse, limitMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
