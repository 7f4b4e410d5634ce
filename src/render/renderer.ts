import { type DrawingThread, startDrawing } from './drawing-thread.ts';
import { RenderError } from './errors.ts';
import { pagesOf } from './pages.ts';
import type { Picture } from './picture.ts';

export interface Renderer {
  /** Draws a picture of one page as PNG; rejects with RenderError, never with anything else. */
  render(picture: Picture): Promise<Buffer>;
  /** Draws a picture of any size as the pages that `pagesOf` gives. */
  renderPages(picture: Picture): Promise<Buffer[]>;
  /** Ends the thread; what waits is refused. */
  close(): Promise<void>;
}

export interface RendererOptions {
  /** A page takes a fraction of a second; the first one also starts the thread. */
  readonly limitMs?: number;
  /** Pictures that may wait before more are refused. */
  readonly maxWaiting?: number;
  /** The thread's JavaScript heap; what a page takes beside it is bounded by its height. */
  readonly heapMb?: number;
  /** A thread that drew nothing for so long is ended, and its memory given back. */
  readonly idleMs?: number;
  /** The program of the thread. */
  readonly worker?: URL;
}

const closedError = () => new RenderError('closed', 'the renderer was closed');

/** Draws pictures one at a time in a thread of its own, started by the first picture and again after it died. */
export function createRenderer(options: RendererOptions = {}): Renderer {
  const { limitMs = 15_000, maxWaiting = 200, heapMb = 192, idleMs = 120_000 } = options;
  const file = options.worker ?? new URL('./worker.ts', import.meta.url);
  let thread: DrawingThread | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let closed = false;
  let idle: NodeJS.Timeout | undefined;

  async function endThread(): Promise<void> {
    clearTimeout(idle);
    const ending = thread;
    thread = undefined;
    await ending?.end();
  }

  async function draw(picture: Picture): Promise<Buffer> {
    if (closed) throw closedError();
    clearTimeout(idle);
    if (!thread || thread.dead) thread = startDrawing(file, { maxOldGenerationSizeMb: heapMb });
    try {
      return await thread.draw(picture, limitMs);
    } catch (error) {
      throw closed ? closedError() : error;
    } finally {
      idle = setTimeout(() => void endThread(), idleMs).unref();
    }
  }

  async function render(picture: Picture): Promise<Buffer> {
    const pages = pagesOf(picture).length;
    if (pages > 1) throw new RenderError('too-large', `the ${picture.kind} takes ${pages} pages`);
    if (waiting >= maxWaiting) throw new RenderError('too-many-waiting', `${waiting} pictures are waiting`);
    waiting += 1;
    const drawn = last.then(() => draw(picture));
    last = drawn.catch(() => undefined);
    try {
      return await drawn;
    } finally {
      waiting -= 1;
    }
  }

  return {
    render,
    renderPages: async (picture) => Promise.all(pagesOf(picture).map(render)),
    async close() {
      closed = true;
      await endThread();
    },
  };
}
