import { describe, expect, it } from 'vitest';
import { openScene, type Scene, sample } from '../support/scene.ts';
import { frozen, settle } from '../support/settle.ts';

const now = '2024-11-08T10:00+08:00';
/** 绥宁县's draft is number 1, 洞口县's number 2. */
const [suining, dongkou] = ['cidSampleag3ir5UHpi9qX6enYg==', 'cidSamplez2ujk0gwRUIMc5sYtA=='];

/** All that signing may leave behind. */
async function left({ db, outbox }: Scene) {
  const notices = await db.selectFrom('notices').selectAll().orderBy('id').execute();
  const numbers = await db.selectFrom('notice_numbers').selectAll().execute();
  const steps = await db.selectFrom('notice_steps').selectAll().execute();
  return [...notices, ...numbers, ...steps, ...(await outbox())];
}

async function drafts(at = now): Promise<Scene> {
  const scene = await openScene({ now: at });
  await settle(scene);
  return scene;
}

describe('签发', () => {
  it('without a number lists the drafts as lines to copy', async () => {
    const scene = await drafts();
    expect(await scene.say('huangjing', '签发')).toEqual([
      '待签发的预警通知2件，签发请复制，不发请发“撤销 编号 原因：…”：',
      '签发 1　绥宁县 9月、10月排名后3位，预警通知',
      '签发 2　洞口县 9月、10月排名后3位，预警通知',
    ]);
    await scene.say('huangjing', '签发 1 2');
    expect(await scene.say('huangjing', '签发')).toEqual(['现在没有待签发的预警通知。']);
  });

  it('draws the 文号, sets the deadlines, tells the group and, alone, the leader', async () => {
    const scene = await drafts();
    expect(await scene.say('huangjing', '签发 2')).toEqual([
      '已签发洞口县《预警通知》〔2024〕1号（编号 2），11月12日前签收、11月15日前报整改。',
      '发到洞口县民生实事工作群，单独告知向阳。',
    ]);
    const [group, leader, ...others] = await scene.outbox();
    expect(others).toEqual([]);
    expect(group).toMatchObject({ kind: 'push', chatId: dongkou });
    expect(group!.message.mentions).toEqual([{ userId: '174520396812', name: '肖琳' }]);
    expect(group!.lines).toEqual([
      '《预警通知》〔2024〕1号',
      '洞口县人民政府：',
      '2024年9月、10月，你县工作综合情况连续2个月排名县市区后3位。按照有关规定，现对你县下发《预警通知》并进行约谈。',
      '名次：9月第11位（共12个），得71.25分；10月第12位（共12个），得69.80分',
      '未达序时或目标要求的指标1项：',
      '1. 化解超期安置：88户／目标300户，完成29.33%，序时83.33%（数据截至10月31日）',
      '请分析原因、落实措施，确保滞后指标尽快赶上序时进度。',
      '请于11月12日前签收、11月15日前报整改，在本群@调度助手发送：',
      '签收 2',
      '整改 2 原因：… 措施：… 时限：…',
      '对数据有异议的，11月15日前发送：',
      '异议 2 原因：…',
      '邵阳市专班办公室 11月8日',
    ]);
    expect(leader).toMatchObject({ chatId: '158640273915' });
    expect(leader!.lines[0]).toBe('洞口县《预警通知》〔2024〕1号');
    expect(leader!.lines.at(-1)).toBe('请督促联络员11月12日前签收、11月15日前报整改。');
    expect(leader!.lines.join('\n')).not.toContain('签收 2');
  });

  it('several at once get consecutive numbers, ticked the city leaders read each of them', async () => {
    const scene = await drafts();
    const lines = await scene.say('maguoqiang', '签发 2、1 抄送市领导', { alone: true });
    expect(lines.join('\n')).toMatch(/〔2024〕1号（编号 1）[\s\S]*〔2024〕2号（编号 2）/);
    const copies = (await scene.outbox()).filter(({ chatId }) => chatId === 'maguoqiang');
    expect(copies.map(({ lines: [head] }) => head)).toEqual([
      '【抄送】绥宁县《预警通知》〔2024〕1号',
      '【抄送】洞口县《预警通知》〔2024〕2号',
    ]);
    expect(copies[1]!.lines.at(-1)).toBe('要求洞口县11月12日前签收、11月15日前报整改。');
  });

  it('of one unit nothing is said before another', async () => {
    const scene = await drafts();
    await scene.say('huangjing', '签发 1 2');
    for (const { chatId, lines } of await scene.outbox()) {
      const text = lines.join('\n');
      expect(text.includes('绥宁县')).toBe([suining, '139275046188'].includes(chatId));
      expect(text.includes('洞口县')).toBe([dongkou, '158640273915'].includes(chatId));
    }
  });

  it('in the evening of the last workday: signed that day, posted and counted from the next workday', async () => {
    const scene = await drafts('2024-11-08T20:30+08:00');
    const lines = await scene.say('huangjing', '签发 2');
    expect(lines[0]).toContain('11月13日前签收、11月18日前报整改');
    expect(lines.at(-1)).toBe('现在不是发消息的时间，11月11日08:00发出。');
    const row = await scene.db
      .selectFrom('notices')
      .selectAll()
      .where('id', '=', 2)
      .executeTakeFirstOrThrow();
    expect([row.signed_on, row.posted_on]).toEqual(['2024-11-08', '2024-11-11']);
  });

  it('signed in January it has a number of January’s year', async () => {
    const scene = await drafts('2025-01-08T10:00+08:00');
    expect((await scene.say('huangjing', '签发 2'))[0]).toContain('〔2025〕1号');
  });

  it('with no group or leader on record says whom to call and what to set up', async () => {
    const scene = await drafts();
    await scene.db.deleteFrom('chats').where('title', 'like', '洞口县%').execute();
    await scene.db
      .deleteFrom('identities')
      .where('user_id', 'in', ['174520396812', '158640273915'])
      .execute();
    expect((await scene.say('huangjing', '签发 2')).slice(1)).toEqual([
      '没有途径主动通知洞口县，请电话通知；请管理员用 diaodu group 存上群机器人密钥，或让联络员绑定账号。',
      '没有登记洞口县的领导，请电话告知；请管理员在 org.yaml 登记（role: leader）。',
    ]);
    expect(await scene.outbox()).toEqual([]);
  });

  it('a group that the unit shares does not read it: its reporters do, alone', async () => {
    const scene = await drafts();
    await scene.db
      .updateTable('chats')
      .set({ units: JSON.stringify(['dongkou', 'suining']) })
      .where('chat_id', '=', dongkou)
      .execute();
    expect((await scene.say('huangjing', '签发 2'))[1]).toBe('单独告知肖琳、向阳。');
    const [liaison] = await scene.outbox();
    expect(liaison).toMatchObject({ chatId: '174520396812' });
    expect(liaison!.lines).toContain('请于11月12日前签收、11月15日前报整改，回复我：');
  });

  it.each([
    [
      'twice',
      ['签发 2'],
      '签发 2',
      '2 号（洞口县《预警通知》〔2024〕1号）已经签发，还没有签收，不能再签发。',
    ],
    ['one of several twice', ['签发 2'], '签发 1 2', '其余的也没有签发，请去掉它再发：签发 1'],
    ['an unknown number', [], '签发 99', '没有编号为 99 的预警通知，请核对编号。'],
    ['a word that is no number', [], '签发 洞口县', '看不懂“洞口县”，没有签发。请只写编号，例如：'],
    [
      'what was revoked',
      ['撤销 2 原因：数据有误'],
      '签发 2',
      '2 号（洞口县预警通知草稿）已经撤销，不能再签发。',
    ],
  ])('%s: a clear sentence, nothing changed', async (_, before, typed, said) => {
    const scene = await drafts();
    for (const text of before) await scene.say('huangjing', text);
    const was = await left(scene);
    expect(await scene.say('huangjing', typed)).toContain(said);
    expect(await left(scene)).toEqual(was);
  });

  it('of a request says what the number is and how that is decided', async () => {
    const scene = await drafts();
    await scene.say('newcomer', '绑定 隆回县', { chat: scene.groupOf('ouyangmin') });
    expect(await scene.say('huangjing', '签发 3')).toEqual([
      '3 号是绑定申请，不是预警通知，没有办理。',
      '办理这件申请请发：同意 3',
    ]);
  });

  it('is not for liaisons, nor for the leader of the unit itself', async () => {
    const scene = await drafts();
    const was = await left(scene);
    expect((await scene.say('174520396812', '签发 2'))[0]).toBe(
      '“签发”只能由专班办公室、领导使用，您登记的身份是县市区联络员。',
    );
    expect((await scene.say('158640273915', '签发 2', { alone: true }))[0]).toBe(
      '“签发”由专班办公室或市领导使用，您登记的是洞口县领导，没有办理。',
    );
    expect(await left(scene)).toEqual(was);
  });

  it('a notice whose level has another name says so', async () => {
    const base = await sample();
    const tell = ['group', 'office'] as const;
    const ladder = [{ name: '蓝色预警', text: '蓝色预警，请说明原因', tell }];
    const warning = { ...base.rules.warning, ladder, numbering: '三色预警〔{year}〕{n}号' };
    const scene = await openScene({ now, config: { ...base, rules: { ...base.rules, warning } } });
    await settle(scene, undefined, () => []);
    await scene.say('huangjing', '签发 2');
    const [group, office] = await scene.outbox();
    expect(group!.lines[0]).toBe('《预警通知》（蓝色预警）三色预警〔2024〕1号');
    expect(group!.lines).toContain('没有未达序时的指标。');
    expect(office!.lines[0]).toBe('【抄送】洞口县《预警通知》（蓝色预警）三色预警〔2024〕1号');
  });

  it('names what was never reported and what is carried on', async () => {
    const scene = await openScene({ now });
    const none = { completion: undefined, scheduled: undefined, dataDate: undefined, judgedAt: undefined };
    const { progress } = frozen();
    await settle(scene, undefined, () => [
      frozen({
        name: '农村公路',
        value: '—',
        target: '35公里',
        progress: { ...progress, ...none, status: 'unreported' },
      }),
      frozen({ progress: { ...progress, dataDate: '2024-09-30' } }),
    ]);
    await scene.say('huangjing', '签发 2');
    expect((await scene.outbox())[0]!.lines.slice(5, 7)).toEqual([
      '1. 农村公路：未报（目标35公里）',
      '2. 化解超期安置：88户／目标300户，完成29.33%，序时83.33%（数据截至9月30日，沿用至10月31日）',
    ]);
  });

  it('every step is on record, by whom and from which message', async () => {
    const scene = await drafts();
    await scene.say('huangjing', '签发 2');
    const steps = await scene.db.selectFrom('notice_steps').selectAll().where('notice', '=', 2).execute();
    expect(steps.map(({ step, actor }) => [step, actor])).toEqual([
      ['draft', 'close-month'],
      ['issue', 'huang-jing'],
    ]);
    expect(steps[1]!.inbox_id).not.toBeNull();
    expect(steps[1]!.data).toMatchObject({ number: '〔2024〕1号', rectifyBy: '2024-11-15' });
    const audit = await scene.db.selectFrom('audit').select(['action', 'subject']).orderBy('seq').execute();
    expect(audit.at(-1)).toEqual({ action: 'notice.issue', subject: '2' });
  });
});
