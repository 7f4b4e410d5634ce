// Prints how many tests each suite ran; fails when a suite that must run is missing, failed or skipped anything.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

const required = [
  'calendar',
  'config',
  'conversation',
  'delivery',
  'domain',
  'e2e',
  'handlers',
  'language',
  'message',
  'platforms',
  'queue',
  'render',
  'sandbox',
  'seeds',
  'store',
];
const suites = new Map(required.map((name) => [name, { passed: 0, failed: 0, skipped: 0 }]));
for (const file of process.argv.slice(2)) {
  for (const { name, assertionResults } of JSON.parse(readFileSync(file, 'utf8')).testResults) {
    const suite = relative('test', name).split('/')[0];
    const counts = suites.get(suite) ?? { passed: 0, failed: 0, skipped: 0 };
    suites.set(suite, counts);
    for (const { status } of assertionResults)
      counts[status === 'passed' ? 'passed' : status === 'failed' ? 'failed' : 'skipped'] += 1;
  }
}
const total = { passed: 0, failed: 0, skipped: 0 };
for (const [name, counts] of [...suites].sort()) {
  console.log(
    `${name.padEnd(24)} ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`,
  );
  for (const key of Object.keys(total)) total[key] += counts[key];
}
const empty = required.filter((name) => suites.get(name).passed === 0);
if (empty.length > 0) console.log(`no test ran in: ${empty.join(', ')}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = empty.length > 0 || total.failed > 0 || total.skipped > 0 ? 1 : 0;
