import { describe, expect, it } from 'vitest';
import { openScene, type Scene } from '../support/scene.ts';
import { settle } from '../support/settle.ts';

const now = '2024-11-08T10:00+08:00';
const liaison = '174520396812';
const filed = '整改 2 原因：项目开工晚 措施：增加班组 时限：12月底';

async function issued(...more: string[]): Promise<Scene> {
  const scene = await openScene({ now });
  await settle(scene);
  for (const text of ['签发 2', ...more])
    await scene.say(text.startsWith('整改') ? liaison : 'huangjing', text);
  return scene;
}

const row = ({ db }: Scene) =>
  db.selectFrom('notices').selectAll().where('id', '=', 2).executeTakeFirstOrThrow();

describe('退回', () => {
  it('gives the unit, alone in its group, the reason and a new deadline', async () => {
    const scene = await issued(filed);
    scene.at('2024-11-14T10:00+08:00');
    expect(await scene.say('huangjing', '退回 2 原因：措施没有落实到人')).toEqual([
      '已退回洞口县《预警通知》〔2024〕1号的整改，请其于11月21日前重报。',
      '发到洞口县民生实事工作群。',
    ]);
    const told = (await scene.outbox()).at(-1)!;
    expect(told.chatId).toBe('cidSamplez2ujk0gwRUIMc5sYtA==');
    expect(told.lines).toEqual([
      '【退回】洞口县《预警通知》〔2024〕1号的整改被退回，请于11月21日前重报。',
      '原因：措施没有落实到人',
      '发送：整改 2 原因：… 措施：… 时限：…',
    ]);
    expect(await row(scene)).toMatchObject({
      state: 'returned',
      rectify_by: '2024-11-21',
      rectified_on: null,
    });
  });

  it('filed again it can be returned again, and is told again', async () => {
    const scene = await issued(filed, '退回 2 原因：不具体', filed, '退回 2号 原因：还是不具体');
    const told = (await scene.outbox()).filter(({ lines }) => lines[0]?.startsWith('【退回】'));
    expect(told.map(({ lines }) => lines[1])).toEqual(['原因：不具体', '原因：还是不具体']);
    expect((await row(scene)).returns).toBe(2);
  });

  it.each([
    ['without a reason', [filed], '退回 2', '退回要写原因，没有退回。请补上再发：'],
    [
      'before a rectification',
      [],
      '退回 2 原因：x',
      '2 号（洞口县《预警通知》〔2024〕1号）已经签发，还没有签收，没有可退回的整改。',
    ],
    ['of a draft', [], '退回 1 原因：x', '1 号（绥宁县预警通知草稿）还没有签发，没有可退回的整改。'],
    [
      'of a closed one',
      [filed, '销号 2'],
      '退回 2 原因：x',
      '2 号（洞口县《预警通知》〔2024〕1号）已经销号，没有可退回的整改。',
    ],
    ['of an unknown number', [], '退回 99 原因：x', '没有编号为 99 的预警通知，请核对编号。'],
    ['without a number', [], '退回', '请写上编号，例如：退回 12'],
  ])('%s: a clear sentence, nothing changed', async (_, before, typed, said) => {
    const scene = await issued(...before);
    const was = [await row(scene), (await scene.outbox()).length];
    expect((await scene.say('huangjing', typed))[0]).toBe(said);
    expect([await row(scene), (await scene.outbox()).length]).toEqual(was);
  });

  it('of a draft says how it is dropped', async () => {
    const scene = await issued();
    expect((await scene.say('huangjing', '退回 1 原因：x'))[1]).toBe('不签发这件请发：撤销 1 原因：…');
  });
});
