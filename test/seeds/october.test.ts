import { expect, it } from 'vitest';
import { runDue } from '../jobs/run-due.ts';
import { october, octoberScene } from '../support/october.ts';
import { seed } from './seeds.ts';

/** What the report of October prints between two texts, without line breaks. */
function printed(from: string, to: string): string {
  const text = seed('003').replace(/\s+/g, '');
  const start = text.indexOf(from);
  return text.slice(start, text.indexOf(to, start) + to.length);
}

it('the digest of October, entered by chat, counts as the city’s own report did, word for word', async () => {
  const { scene } = await octoberScene(await october());
  await runDue(scene, '2024-11-07T18:00+08:00');
  await runDue(scene, '2024-11-08T09:00+08:00');
  const digest = (await scene.outbox()).find(({ lines }) => lines[0] === '【月汇总】2024年10月')!;
  const said = digest.lines.map((line) => line.replace(/^截至10月底，/, ''));
  expect(said).toContain(printed('全市省定十大重点民生实事24个项目中，13个', '序时进度。'));
  expect(said).toContain(printed('全市市定十大重点民生实事14个指标中', '1个指标未达序时。'));
});
