import { describe, expect, it } from 'vitest';
import { openScene, type Scene } from '../support/scene.ts';
import { settle } from '../support/settle.ts';

const now = '2024-11-08T10:00+08:00';

async function issued(...more: string[]): Promise<Scene> {
  const scene = await openScene({ now });
  await settle(scene);
  for (const text of ['签发 2', ...more]) await scene.say('huangjing', text);
  return scene;
}

async function left({ db, outbox }: Scene) {
  return [await db.selectFrom('notices').selectAll().orderBy('id').execute(), (await outbox()).length];
}

describe('约谈', () => {
  it('tells the unit’s group and its leaders when, where and with whom', async () => {
    const scene = await issued();
    const before = (await scene.outbox()).length;
    expect(
      await scene.say('huangjing', '约谈 2 时间：11月14日下午3点 地点：市政府三楼会议室 约谈人：马国强'),
    ).toEqual([
      '已安排洞口县《预警通知》〔2024〕1号的约谈：2024年11月14日15:00，市政府三楼会议室，约谈人马国强。',
      '发到洞口县民生实事工作群，单独告知向阳。',
    ]);
    const told = (await scene.outbox()).slice(before);
    expect(told.map(({ chatId }) => chatId)).toEqual(['cidSamplez2ujk0gwRUIMc5sYtA==', '158640273915']);
    expect(told[0]!.lines).toEqual([
      '【约谈】洞口县《预警通知》〔2024〕1号：定于2024年11月14日15:00约谈。',
      '地点：市政府三楼会议室',
      '约谈人：马国强',
      '请按时参加，并准备好原因分析和整改措施。',
    ]);
  });

  it('said again it is moved, and told again', async () => {
    const scene = await issued('约谈 2 时间：11月14日15:00 地点：三楼 约谈人：马国强');
    await scene.say('huangjing', '约谈 2 时间：下周五上午9点 地点：二楼 约谈人：马国强');
    const told = (await scene.outbox()).at(-1)!;
    expect(told.lines.slice(0, 2)).toEqual([
      '【约谈变更】洞口县《预警通知》〔2024〕1号：定于2024年11月15日09:00约谈。',
      '地点：二楼',
    ]);
  });

  it.each([
    [
      'without a place',
      '约谈 2 时间：11月14日15:00 约谈人：马国强',
      [
        '约谈要写时间、地点、约谈人，还缺地点，没有通知。请补上再发：',
        '约谈 2 时间：11月14日15:00 地点： 约谈人：马国强',
      ],
    ],
    [
      'with no day',
      '约谈 2 时间：尽快 地点：三楼 约谈人：马国强',
      [
        '看不出“尽快”是什么时候，没有通知。请写明日期和几点，例如：',
        '约谈 2 时间：11月14日15:00 地点：三楼 约谈人：马国强',
      ],
    ],
    [
      'at an hour that may be two',
      '约谈 2 时间：11月14日3点 地点：三楼 约谈人：马国强',
      [
        '看不出“11月14日3点”是什么时候，没有通知。请写明日期和几点，例如：',
        '约谈 2 时间：11月14日15:00 地点：三楼 约谈人：马国强',
      ],
    ],
    [
      'at a time that is over',
      '约谈 2 时间：今天9:30 地点：三楼 约谈人：马国强',
      [
        '2024年11月8日09:30已经过了，没有通知。请改正后再发，例如：',
        '约谈 2 时间：11月14日15:00 地点：三楼 约谈人：马国强',
      ],
    ],
    [
      'for a draft',
      '约谈 1 时间：11月14日15:00 地点：三楼 约谈人：马国强',
      ['1 号（绥宁县预警通知草稿）还没有签发，不能安排约谈。'],
    ],
    [
      'for an unknown number',
      '约谈 99 时间：11月14日15:00 地点：三楼 约谈人：马国强',
      ['没有编号为 99 的预警通知，请核对编号。', '发送“签发”可查看待签发的预警通知。'],
    ],
    ['without a number', '约谈 时间：11月14日15:00', ['请写上编号，例如：约谈 12']],
  ])('%s: a clear sentence, nothing changed', async (_, typed, said) => {
    const scene = await issued();
    const was = await left(scene);
    expect(await scene.say('huangjing', typed)).toEqual(said);
    expect(await left(scene)).toEqual(was);
  });

  it('for a closed or a revoked notice is refused', async () => {
    const scene = await issued('撤销 2 原因：x');
    expect(await scene.say('huangjing', '约谈 2 时间：11月14日15:00 地点：三楼 约谈人：马国强')).toEqual([
      '2 号（洞口县《预警通知》〔2024〕1号）已经撤销，不能安排约谈。',
    ]);
  });
});
