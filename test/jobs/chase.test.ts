import { expect, it } from 'vitest';
import { openScene } from '../support/scene.ts';
import { runDue, saidTo } from './run-due.ts';

it('a 催报 of the night is done in the morning, for those who still miss something then', async () => {
  const scene = await openScene({ now: '2024-09-23T08:00+08:00' });
  await runDue(scene, '2024-09-23T09:00+08:00');
  scene.at('2024-09-25T22:00+08:00');
  await scene.say('huangjing', '催报 双清区');
  const before = (await saidTo(scene, scene.groupOf('zhoumin'))).length;
  await runDue(scene, '2024-09-26T08:00+08:00');
  const after = await saidTo(scene, scene.groupOf('zhoumin'));
  expect(after.slice(before)).toContainEqual(
    expect.stringContaining('【就业周调度】9月29日（周日）17:00截止'),
  );
});
