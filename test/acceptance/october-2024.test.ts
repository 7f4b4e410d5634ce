import { beforeAll, describe, expect, it } from 'vitest';
import { runDue } from '../jobs/run-due.ts';
import { type October, october, octoberScene } from '../support/october.ts';
import type { Scene } from '../support/scene.ts';

let told: October;
let scene: Scene;
let answers: string[][];
beforeAll(async () => {
  told = await october();
  ({ scene, answers } = await octoberScene(told));
});

describe('October 2024', () => {
  it('prints', async () => {
    for (const [at, answer] of answers.entries())
      if (answer.some((l) => /没有记录|确认|没有/.test(l)))
        console.log(told.reports[at]!.unit, answer.join('\n'));
    console.log((await scene.say('huangjing', '简报')).join('\n'));
    await runDue(scene, '2024-11-05T18:00+08:00');
    await runDue(scene, '2024-11-07T18:00+08:00');
    await runDue(scene, '2024-11-08T08:00+08:00');
    await runDue(scene, '2024-11-08T09:00+08:00');
    for (const one of (await scene.outbox()).filter(({ lines }) => /月汇总|月度情况/.test(lines[0]!)))
      console.log(`${one.platform} ${one.chatId}\n${one.lines.join('\n')}\n`);
    console.log((await scene.say('huangjing', '简报')).join('\n'));
    expect(1).toBe(1);
  });
});
