import { openPool } from '../../../src/store/open.ts';

// Opens the store once, says so or prints why not, and holds it.
const settings = JSON.parse(process.argv[2]!) as { dataDir: string };
try {
  const store = await openPool(settings);
  console.log('open');
  setInterval(() => store, 1_000);
} catch (error) {
  const { code, pid, message } = error as Error & { code: string; pid: number };
  console.log(JSON.stringify({ code, pid, message }));
}
