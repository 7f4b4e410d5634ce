import { describe, expect, it } from 'vitest';
import { openScene, type Scene } from '../support/scene.ts';
import { settle } from '../support/settle.ts';

const now = '2024-11-08T10:00+08:00';

async function drafts(...more: string[]): Promise<Scene> {
  const scene = await openScene({ now });
  await settle(scene);
  for (const text of more) await scene.say('huangjing', text);
  return scene;
}

const row = ({ db }: Scene, id = 2) =>
  db.selectFrom('notices').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

describe('撤销', () => {
  it('of an issued notice: the same people are told why, and its 文号 is never used again', async () => {
    const scene = await drafts('签发 2 抄送市领导');
    const before = await scene.outbox();
    expect(await scene.say('huangjing', '撤销 2 原因：数据填报有误，已更正')).toEqual([
      '已撤销洞口县《预警通知》〔2024〕1号（编号 2）。文号不再使用。',
      '发到洞口县民生实事工作群，单独告知向阳、马国强。',
    ]);
    const told = (await scene.outbox()).slice(before.length);
    expect(told.map(({ chatId }) => chatId)).toEqual(before.map(({ chatId }) => chatId));
    for (const { lines } of told)
      expect(lines).toEqual([
        '【撤销】洞口县《预警通知》〔2024〕1号已撤销，不用再签收和整改。',
        '原因：数据填报有误，已更正',
      ]);
    expect(await row(scene)).toMatchObject({ state: 'revoked', revoked: 'decision' });
    expect((await scene.say('huangjing', '签发 1'))[0]).toContain('〔2024〕2号');
  });

  it('of a draft: nobody is told, and closing the month again does not bring it back', async () => {
    const scene = await drafts();
    expect(await scene.say('huangjing', '撤销 2 原因：经研究不予预警')).toEqual([
      '已撤销洞口县预警通知草稿（编号 2）。',
    ]);
    expect(await scene.outbox()).toEqual([]);
    await settle(scene);
    expect((await row(scene)).state).toBe('revoked');
    expect((await scene.say('huangjing', '签发'))[1]).toContain('绥宁县');
  });

  it.each([
    ['without a reason', [], '撤销 2', '撤销要写原因，没有撤销。请补上再发：'],
    ['twice', ['撤销 2 原因：x'], '撤销 2 原因：y', '2 号（洞口县预警通知草稿）已经撤销，没有再次撤销。'],
    ['an unknown number', [], '撤销 99 原因：x', '没有编号为 99 的预警通知，请核对编号。'],
  ])('%s: a clear sentence, nothing changed', async (_, before, typed, said) => {
    const scene = await drafts(...before);
    const was = await row(scene);
    expect((await scene.say('huangjing', typed))[0]).toBe(said);
    expect(await row(scene)).toEqual(was);
  });

  it('a reason mentions nobody', async () => {
    const scene = await drafts('签发 2', '撤销 2 原因：@all [点此](http://x.example)');
    expect((await scene.outbox()).at(-1)!.lines.join('\n')).not.toMatch(/@all|\]\(/);
  });
});
