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

describe('销号', () => {
  it('closes the notice, and whoever was told of it hears so', async () => {
    const scene = await issued(filed);
    const before = (await scene.outbox()).length;
    expect(await scene.say('maguoqiang', '销号 2', { alone: true })).toEqual([
      '已销号：洞口县《预警通知》〔2024〕1号。',
      '发到洞口县民生实事工作群，单独告知向阳。',
    ]);
    const told = (await scene.outbox()).slice(before);
    expect(told.map(({ chatId }) => chatId)).toEqual(['cidSamplez2ujk0gwRUIMc5sYtA==', '158640273915']);
    expect(told[0]!.lines).toEqual(['【销号】洞口县《预警通知》〔2024〕1号的整改已通过，予以销号。']);
    expect((await row(scene)).state).toBe('closed');
  });

  it.each([
    [
      'before 整改',
      [],
      '销号 2',
      [
        '2 号（洞口县《预警通知》〔2024〕1号）已经签发，还没有签收（期限11月15日），不能销号。',
        '如不应下发，请发：撤销 2 原因：…',
      ],
    ],
    [
      'after 退回',
      [filed, '退回 2 原因：x'],
      '销号 2',
      [
        '2 号（洞口县《预警通知》〔2024〕1号）的整改已经退回，还没有重报（期限11月15日），不能销号。',
        '如不应下发，请发：撤销 2 原因：…',
      ],
    ],
    [
      'of a draft',
      [],
      '销号 1',
      ['1 号（绥宁县预警通知草稿）还没有签发，不能销号。', '如不应下发，请发：撤销 1 原因：…'],
    ],
    ['twice', [filed, '销号 2'], '销号 2', ['2 号（洞口县《预警通知》〔2024〕1号）已经销号，不能销号。']],
    [
      'of what was revoked',
      ['撤销 2 原因：x'],
      '销号 2',
      ['2 号（洞口县《预警通知》〔2024〕1号）已经撤销，不能销号。'],
    ],
  ])('%s: a clear sentence, nothing changed', async (_, before, typed, said) => {
    const scene = await issued(...before);
    const was = [await row(scene), (await scene.outbox()).length];
    expect(await scene.say('huangjing', typed)).toEqual(said);
    expect([await row(scene), (await scene.outbox()).length]).toEqual(was);
  });

  it('is not for the unit’s own people', async () => {
    const scene = await issued(filed);
    expect((await scene.say(liaison, '销号 2'))[0]).toContain('只能由专班办公室、领导使用');
    expect((await scene.say('158640273915', '销号 2', { alone: true }))[0]).toContain(
      '由专班办公室或市领导使用',
    );
    expect((await row(scene)).state).toBe('rectifying');
  });
});
