import { parentPort } from 'node:worker_threads';
import { covers } from './fonts.ts';
import { measure, paint } from './paint.ts';
import { layOut, type Picture } from './picture.ts';
import { cleanAll } from './text/clean.ts';

/** What the thread answers to each picture. */
export type PictureReply = { png: Uint8Array } | { failure: string };

// The entry of the worker thread: draws one picture after the other.
const port = parentPort!;

port.on('message', (picture: Picture) => {
  port.postMessage(drawn(picture));
});

function drawn(picture: Picture): PictureReply {
  try {
    return { png: paint(layOut(cleanAll(picture, covers), measure)) };
  } catch (error) {
    return { failure: String(error) };
  }
}
