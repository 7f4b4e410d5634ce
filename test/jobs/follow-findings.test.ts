import { describe, expect, it } from 'vitest';
import { openScene, type Scene } from '../support/scene.ts';
import { runDue, statesOf } from './run-due.ts';

const text = '桃洪镇敬老院消防通道堆放杂物';
const longhui = 'wrSamplexOpcG7WwGcef3czR';
const officeGroup = 'wrSamplejVAKXr36WWZ8AoJw';

/** A finding of 8 October, due on Monday the 14th (12 October is a make-up workday). */
async function asked(): Promise<Scene> {
  const scene = await openScene({ now: '2024-10-08T10:00+08:00' });
  await scene.say('shilei', `问题 隆回县 ${text}`, { alone: true });
  return scene;
}

const told = async (scene: Scene, chat: string) =>
  (await scene.outbox())
    .filter(
      ({ chatId, kind, lines }) => chatId === chat && kind === 'push' && lines[0]?.includes('观察员问题'),
    )
    .map(({ lines }) => lines);

describe('follow-findings', () => {
  it('reminds the unit alone on the morning of the deadline, and on the workday after it the office too', async () => {
    const scene = await asked();
    await runDue(scene, '2024-10-12T09:00+08:00');
    expect(await told(scene, longhui)).toEqual([]);
    await runDue(scene, '2024-10-14T09:00+08:00');
    expect(await told(scene, longhui)).toEqual([
      [`【观察员问题 1】今天到期，还没有答复：“${text}”`, '答复请写在这句后面发送：', '回复问题 1 答复：'],
    ]);
    expect(await told(scene, officeGroup)).toEqual([]);
    await runDue(scene, '2024-10-15T09:00+08:00');
    expect((await told(scene, longhui)).at(-1)![0]).toBe(
      `【观察员问题 1】10月14日已到期，逾期未答：“${text}”`,
    );
    expect(await told(scene, officeGroup)).toEqual([['【观察员问题】逾期未答1个：1号（隆回县）。']]);
    await runDue(scene, '2024-10-16T09:00+08:00');
    expect(await told(scene, longhui)).toHaveLength(2);
    expect(await told(scene, officeGroup)).toHaveLength(1);
  });

  it('says nothing of what is answered or closed', async () => {
    const scene = await asked();
    await scene.say('shilei', '问题 隆回县 路灯不亮', { alone: true });
    await scene.say('shilei', '问题 2 已整改', { alone: true });
    await scene.say('ouyangmin', '回复问题 1 已清理');
    await runDue(scene, '2024-10-14T09:00+08:00');
    await runDue(scene, '2024-10-15T09:00+08:00');
    expect(await told(scene, longhui)).toEqual([]);
  });

  it('tells a unit of several findings in one message, and each unit of its own only', async () => {
    const scene = await asked();
    await scene.say('shilei', '问题 隆回县 路灯不亮', { alone: true });
    await scene.say('shilei', '问题 新邵县 井盖缺失', { alone: true });
    await runDue(scene, '2024-10-14T09:00+08:00');
    const [lines, ...others] = await told(scene, longhui);
    expect(others).toEqual([]);
    expect(lines).toHaveLength(6);
    expect(lines!.join('')).not.toContain('井盖');
  });

  it('after a stop tells late what is still useful, and skips the morning that is over', async () => {
    const scene = await asked();
    await runDue(scene, '2024-10-16T10:00+08:00');
    expect(await told(scene, longhui)).toEqual([
      [
        `【观察员问题 1】10月14日已到期，逾期未答：“${text}”（补发，原定10月15日09:00）`,
        '答复请写在这句后面发送：',
        '回复问题 1 答复：',
      ],
    ]);
    expect(await statesOf(scene, 'follow-findings')).toEqual([
      '2024-10-09 skipped',
      '2024-10-10 skipped',
      '2024-10-11 skipped',
      '2024-10-12 skipped',
      '2024-10-14 skipped',
      '2024-10-15 done',
      '2024-10-16 done',
    ]);
  });
});
