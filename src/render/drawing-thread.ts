import type { ResourceLimits, Worker } from 'node:worker_threads';
import { startThread } from '../ts-thread.ts';
import { RenderError } from './errors.ts';
import type { Picture } from './picture.ts';
import type { PictureReply } from './worker.ts';

export interface DrawingThread {
  /** Draws one picture; ask again only when it is settled. After a time limit or a crash the thread is dead. */
  draw(picture: Picture, limitMs: number): Promise<Buffer>;
  readonly dead: boolean;
  end(): Promise<void>;
}

/** Starts the thread that draws; an idle one does not keep the process alive. */
export function startDrawing(file: URL, limits: ResourceLimits): DrawingThread {
  const thread: Worker = startThread(file, undefined, limits);
  let dead = false;
  let settle: ((outcome: PictureReply | RenderError) => void) | undefined;

  function die(error: RenderError): void {
    dead = true;
    settle?.(error);
    void thread.terminate();
  }
  thread.on('message', (reply: PictureReply) => settle?.(reply));
  thread.on('error', (error) => die(new RenderError('crashed', `the drawing thread stopped: ${error}`)));
  thread.on('exit', (code) =>
    die(new RenderError('crashed', `the drawing thread stopped with code ${code}`)),
  );

  return {
    async draw(picture, limitMs) {
      const late = () => die(new RenderError('time-limit', `the picture was not drawn in ${limitMs} ms`));
      const timer = setTimeout(late, limitMs);
      try {
        thread.ref();
        const outcome = await new Promise<PictureReply | RenderError>((resolve) => {
          settle = resolve;
          thread.postMessage(picture);
        });
        if (outcome instanceof RenderError) throw outcome;
        if ('failure' in outcome) throw new RenderError('failed', outcome.failure);
        return Buffer.from(outcome.png.buffer, outcome.png.byteOffset, outcome.png.byteLength);
      } finally {
        clearTimeout(timer);
        settle = undefined;
        thread.unref();
      }
    },
    get dead() {
      return dead;
    },
    async end() {
      await thread.terminate();
    },
  };
}
