import { expect, it } from 'vitest';
import { openScene } from '../support/scene.ts';

it('records a figure and says how it stands', async () => {
  const scene = await openScene({ now: '2024-03-31T10:00+08:00' });
  const t = performance.now();
  console.log(await scene.say('ouyangmin', '填报 新增城镇就业 1450人'), performance.now() - t);
  const s = await openScene({ now: '2024-03-31T10:00+08:00' });
  console.log(performance.now() - t);
});
