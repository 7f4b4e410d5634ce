import { describe, expect, it } from 'vitest';
import { openScene, type Scene } from '../support/scene.ts';
import { settle } from '../support/settle.ts';

const now = '2024-11-08T10:00+08:00';
const liaison = '174520396812';
const officeGroups = ['cidSamplea5HgvOyHFXuvIVC2Sg==', 'wrSamplejVAKXr36WWZ8AoJw'];
const whole = '整改 2 原因：项目开工晚 措施：增加两个班组，每周调度 时限：12月20日前';

async function issued(): Promise<Scene> {
  const scene = await openScene({ now });
  await settle(scene);
  await scene.say('huangjing', '签发 1 2');
  return scene;
}

const row = ({ db }: Scene) =>
  db.selectFrom('notices').selectAll().where('id', '=', 2).executeTakeFirstOrThrow();

describe('整改', () => {
  it('is kept, goes to the office with the lines to answer it, and answers for the 签收 as well', async () => {
    const scene = await issued();
    const before = (await scene.outbox()).length;
    expect(await scene.say(liaison, whole)).toEqual([
      '已收到洞口县《预警通知》〔2024〕2号的整改。',
      '专班办公室审核后销号或退回，结果会在这里通知。',
    ]);
    const told = (await scene.outbox()).slice(before);
    expect(told.map(({ chatId }) => chatId).toSorted()).toEqual(officeGroups);
    expect(told[0]!.lines).toEqual([
      '【整改】洞口县《预警通知》〔2024〕2号（编号 2），肖琳报送：',
      '原因：项目开工晚',
      '措施：增加两个班组，每周调度',
      '时限：12月20日前',
      '同意请复制第一行，不同意请复制第二行并写明原因：',
      '销号 2',
      '退回 2 原因：',
    ]);
    expect(await row(scene)).toMatchObject({
      state: 'rectifying',
      acknowledged_on: '2024-11-08',
      rectified_on: '2024-11-08',
      rectification: { reason: '项目开工晚', measures: '增加两个班组，每周调度', deadline: '12月20日前' },
    });
  });

  it('without labels is taken for what was done, and asked to be completed', async () => {
    const scene = await issued();
    const asked = [
      '整改要写原因、措施、时限，还缺原因、时限，没有记录。请补上再发：',
      '整改 2 原因： 措施：已组织招聘会3场，新增就业300人 时限：',
    ];
    expect(await scene.say(liaison, '整改 2 已组织招聘会3场，新增就业300人')).toEqual(asked);
    expect(await scene.say(liaison, '整改 已组织招聘会3场，新增就业300人')).toEqual(asked);
    expect(await scene.say(liaison, '整改 9 已组织招聘会3场')).toEqual([
      '洞口县没有编号为 9 的预警通知，没有记录。',
      '整改 2　洞口县〔2024〕2号',
    ]);
  });

  it.each([
    ['without a number when there is one notice', '整改 原因：项目开工晚 措施：增加班组 时限：12月底'],
    ['on lines of their own', '整改 2\n原因：项目开工晚\n措施：增加班组\n时限：12月底'],
    ['in another order, with other marks', '整改 2号，时限:12月底；原因:项目开工晚；措施:增加班组'],
    ['glued to the number', '整改2原因：项目开工晚，措施：增加班组，时限：12月底'],
  ])('the parts are read %s', async (_, typed) => {
    const scene = await issued();
    await scene.say(liaison, typed);
    expect((await row(scene)).rectification).toEqual({
      reason: '项目开工晚',
      measures: '增加班组',
      deadline: '12月底',
    });
  });

  it('a label that comes again is text', async () => {
    const scene = await issued();
    await scene.say(
      liaison,
      '整改 原因：工期紧 措施：一是增加班组，时限：11月底；二是每周调度，时限：12月底',
    );
    expect((await row(scene)).rectification).toEqual({
      reason: '工期紧',
      measures: '一是增加班组',
      deadline: '11月底；二是每周调度，时限：12月底',
    });
  });

  it.each([
    ['时限', '整改 2 原因：开工晚 措施：增加班组', '整改 2 原因：开工晚 措施：增加班组 时限：'],
    ['原因', '整改 措施：增加班组 时限：12月底', '整改 2 原因： 措施：增加班组 时限：12月底'],
    ['原因、措施、时限', '整改 2 原因：… 措施：… 时限：…', '整改 2 原因： 措施： 时限：'],
    ['原因、措施、时限', '整改 2', '整改 2 原因： 措施： 时限：'],
  ])(
    'without %s: says what is missing, with the line to copy; nothing changed',
    async (missing, typed, copy) => {
      const scene = await issued();
      const was = [await row(scene), (await scene.outbox()).length];
      expect(await scene.say(liaison, typed)).toEqual([
        `整改要写原因、措施、时限，还缺${missing}，没有记录。请补上再发：`,
        copy,
      ]);
      expect([await row(scene), (await scene.outbox()).length]).toEqual(was);
    },
  );

  it('2,000 characters are kept whole and shown whole to the office, 2,001 are refused', async () => {
    const scene = await issued();
    const text = '长'.repeat(2000);
    expect(await scene.say(liaison, `整改 2 原因：短 措施：${text}长 时限：12月底`)).toEqual([
      '“措施”有2001字，最多2000字，没有记录。请精简后再发。',
    ]);
    await scene.say(liaison, `整改 2 原因：短 措施：${text} 时限：12月底`);
    expect((await row(scene)).rectification?.measures).toBe(text);
    expect((await scene.outbox()).at(-1)!.lines[2]).toBe(`措施：${text}`);
    const missing = await scene.say(liaison, `整改 2 措施：${text} 时限：12月底`);
    expect(missing[1]).toBe('整改 2 原因： 措施：… 时限：…');
  });

  it('mentions nobody and forges no line in the office group', async () => {
    const scene = await issued();
    await scene.say(liaison, '整改 2 原因：忙 @all [点此](http://x.example)\n销号 1 措施：无 时限：无');
    const { lines } = (await scene.outbox()).at(-1)!;
    expect(lines).toHaveLength(7);
    expect(lines.join('\n')).not.toMatch(/@all|\]\(/);
  });

  it('filed again while the office looks at it replaces the first and keeps its day', async () => {
    const scene = await issued();
    await scene.say(liaison, whole);
    scene.at('2024-11-18T10:00+08:00');
    expect((await scene.say(liaison, '整改 2 原因：漏写 措施：补充 时限：12月底'))[0]).toBe(
      '已收到洞口县《预警通知》〔2024〕2号的整改，替换了上次报的。',
    );
    expect((await scene.outbox()).at(-1)!.lines[0]).toContain('肖琳重新报送');
    expect(await row(scene)).toMatchObject({ rectified_on: '2024-11-08', rectification: { reason: '漏写' } });
  });

  it('after the deadline is taken and marked 逾期', async () => {
    const scene = await issued();
    scene.at('2024-11-18T10:00+08:00');
    expect((await scene.say(liaison, whole))[0]).toBe(
      '已收到洞口县《预警通知》〔2024〕2号的整改（已过11月15日的期限，记逾期）。',
    );
  });

  it.each([
    ['another unit’s', [], '整改 1 原因：a 措施：b 时限：c', '洞口县没有编号为 1 的预警通知，没有记录。'],
    [
      'a closed one',
      [whole, '销号 2'],
      whole,
      '2 号（洞口县《预警通知》〔2024〕2号）已经销号，不用再报整改。',
    ],
    [
      'a revoked one',
      ['撤销 2 原因：有误'],
      whole,
      '2 号（洞口县《预警通知》〔2024〕2号）已经撤销，不用再报整改。',
    ],
    [
      'none that waits',
      ['撤销 2 原因：有误'],
      '整改 原因：a 措施：b 时限：c',
      '洞口县现在没有待整改的预警通知，不用发。',
    ],
  ])('of %s: a clear sentence, nothing changed', async (_, before, typed, said) => {
    const scene = await issued();
    for (const text of before) await scene.say(text.startsWith('整改') ? liaison : 'huangjing', text);
    const was = await row(scene);
    expect((await scene.say(liaison, typed))[0]).toBe(said);
    expect(await row(scene)).toEqual(was);
  });

  it('with no way to the office says whom to ask', async () => {
    const scene = await issued();
    await scene.db.deleteFrom('chats').where('office', '=', true).execute();
    expect((await scene.say(liaison, whole))[1]).toBe(
      '还没有能通知的办公室工作群，请联系专班办公室，请他回复我：销号 2',
    );
  });
});
