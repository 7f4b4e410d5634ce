import { describe, expect, it } from 'vitest';
import { openScene } from '../support/scene.ts';
import { runDue } from './run-due.ts';

describe('remind-milestone', () => {
  it('before a step tells each unit that is not there yet what it asks, and nobody else', async () => {
    const scene = await openScene({ now: '2024-06-18T09:00+08:00' });
    await scene.say('heli', '填报 徐特立项目 主体');
    await scene.say('liufang', '填报 徐特立项目 开工');
    await runDue(scene, '2024-06-24T09:00+08:00');
    const said = (await scene.outbox()).filter(({ lines }) => lines.some((line) => line.includes('徐特立')));
    const chats = said.map(({ chatId }) => chatId);
    expect(chats).not.toContain(scene.groupOf('heli'));
    expect(chats).not.toContain(scene.groupOf('zhoumin'));
    const own = said.find(({ chatId }) => chatId === scene.groupOf('liufang'));
    expect(own!.lines.find((line) => line.includes('徐特立'))).toBe(
      '【双月清单】县域普通高中徐特立项目：6月底前应到“主体”（60%），现在开工，完成20%（数据截至6月18日）。',
    );
  });

  it('says nothing any more once the day of the step is over', async () => {
    const scene = await openScene({ now: '2024-06-20T09:00+08:00' });
    await runDue(scene, '2024-07-01T09:00+08:00');
    const said = (await scene.outbox()).filter(({ lines }) => lines[0]?.startsWith('【双月清单】'));
    expect(said).toEqual([]);
  });
});
