import { parentPort } from 'node:worker_threads';

// A drawing thread that does what the title of its picture says; what it draws is its number of pictures so far.
let drawn = 0;

parentPort!.on('message', ({ title }: { title: string }) => {
  drawn += 1;
  if (title === 'spin') for (;;);
  if (title === 'exit') process.exit(7);
  if (title === 'throw') throw new Error('thrown outside a picture');
  if (title === 'hoard') for (const hoard: number[][] = []; ; ) hoard.push(new Array(100_000).fill(1.5));
  if (title === 'fail') return parentPort!.postMessage({ failure: 'no such picture' });
  return parentPort!.postMessage({ png: Uint8Array.of(drawn) });
});
