import { describe, expect, it } from 'vitest';
import type { Drawable } from '../../src/message/outbound.ts';
import type { Board } from '../../src/render/pictures/board.ts';
import { png } from '../render/word/build-paper.ts';
import { fileNames } from '../render/word/docx-file.ts';
import { template } from '../render/word/template/build-template.ts';
import { closedScene, smallCity } from '../support/closing-scene.ts';
import { asked, nothing, papersLeft } from '../support/papers.ts';
import { openScene, type Scene } from '../support/scene.ts';

const office = 'huangjing';
const officeChat = 'wrSamplejVAKXr36WWZ8AoJw';
const good = '今年以来，隆回县多措并举稳就业。';
const wrongTemplate = await template(['{{期数}}', '{{正文}}']);
const wrong = '全县共排查隐患263处，现已整改262处，仅剩2处。';

/** September is closed; 隆回县 and 新邵县 have a story accepted each. */
async function withStories(second = '今年以来，新邵县送岗位下乡。'): Promise<Scene> {
  const scene = await closedScene();
  await scene.say('ouyangmin', `简讯 经验交流 标题：发力“稳就业” 正文：${good}`);
  await scene.say('heli', `简讯 区县动态 标题：送岗位下乡 正文：${second}`);
  await scene.say(office, '简讯 1 采用');
  await scene.say(office, '简讯 2 采用');
  return scene;
}

const states = async ({ db }: Scene) =>
  (await db.selectFrom('stories').select('state').orderBy('id').execute()).map(({ state }) => state);

describe('专报', () => {
  it('shows what the next issue would hold, its contradictions first, and leaves nothing behind', async () => {
    const scene = await withStories(wrong);
    const { lines, files } = await asked(scene, office, '专报');
    expect(lines).toEqual([
      '下期是2024年第1期工作专报：简讯2篇，2024年9月数据3个。',
      '自查：发现 1 处疑问，请逐条核对：',
      '1. 合计不符：262处 + 2处 = 264处，文中总数为263处。请核对总数和各部分，改正不符的一个。',
      `　原文：“${wrong}”`,
      expect.stringMatching(/^2号 区县动态《送岗位下乡》，\d+字$/),
      expect.stringMatching(/^1号 经验交流《发力“稳就业”》，\d+字$/),
      '换次序请发：简讯 编号 采用 位次；看全文请发：专报 生成；定稿请发：专报 签发',
    ]);
    expect(files).toEqual([]);
    expect(await papersLeft(scene)).toEqual(nothing);
  });

  it('says when there is nothing to print', async () => {
    const scene = await openScene({ now: '2024-10-08T10:00+08:00' });
    expect(await scene.say(office, '专报')).toEqual([
      '还没有采用的简讯，也没有结账的月份，下期专报是空的。',
      '看待采用的简讯请发：简讯',
    ]);
  });

  it('says what it understands', async () => {
    const scene = await openScene({ now: '2024-10-08T10:00+08:00' });
    const lines = await scene.say(office, '专报 发布');
    expect(lines[0]).toBe('看不懂“发布”，没有处理。请发其中一句：');
    expect(lines).toContain('专报 签发');
  });
});

describe('专报 生成', () => {
  it('sends a draft to the office’s group: sections in order, then the frozen figures; no number is drawn', async () => {
    const scene = await withStories();
    const { lines, files } = await asked(scene, office, '专报 生成 9月');
    expect(lines).toEqual([
      '草稿：2024年第1期工作专报：简讯2篇，2024年9月数据3个，文件“工作专报-草稿-2024-10-12.docx”由机器人发到本群。',
      '自查：没有发现互相矛盾的地方。机器只核对数字、清单和名称，签发前请再通读一遍。',
      '定稿请发：专报 签发',
    ]);
    expect(files).toMatchObject([{ chatId: officeChat, name: '工作专报-草稿-2024-10-12.docx' }]);
    const { printed } = files[0]!;
    expect(printed.slice(0, 4)).toEqual([
      '邵阳市打好重点民生保障仗',
      '工作专报',
      '2024年第1期（草稿）',
      '邵阳市打好重点民生保障仗工作专班 2024年10月12日',
    ]);
    expect(printed.filter((line) => line.startsWith('【'))).toEqual([
      '【区县动态】',
      '【经验交流】',
      '【数据通报】',
    ]);
    expect(printed).toContain(`隆回县：发力“稳就业”。${good}`);
    expect(printed).toContain(
      '截至9月26日，全市就业创业3个指标中，“新增城镇就业31400人”“职业技能培训25300人次”“创业培训4940人次”3个指标未达序时。',
    );
    const first = printed.indexOf('1');
    expect(printed.slice(first, first + 7)).toEqual([
      '1',
      '新增城镇就业',
      '7900人',
      '31400人',
      '25.16%',
      '73.89%',
      '滞后（红）',
    ]);
    expect(printed.slice(-2)).toEqual(['报：市委书记，市政府市长、副市长', '发：市直各牵头单位、各县市区']);
    expect(await papersLeft(scene)).toEqual(nothing);
    expect(await states(scene)).toEqual(['accepted', 'accepted']);
  });

  it('holds the board of the counties as the month froze them', async () => {
    const drawn: Drawable[] = [];
    const scene = await closedScene(true, undefined, async (picture) => {
      drawn.push(picture);
      return png(1080, 900);
    });
    const before = (await scene.outbox()).length;
    await scene.say(office, '专报 生成');
    const [sent] = (await scene.outbox()).slice(before);
    expect(fileNames(Buffer.from(sent!.message.file!.base64, 'base64'))).toContainEqual(
      expect.stringMatching(/^word\/media\/.*\.png$/),
    );
    const [board] = drawn as Board[];
    expect(board).toMatchObject({ kind: 'board', title: '2024年就业创业', asOf: '2024年9月26日' });
    expect(board!.units).toHaveLength(12);
    const column = board!.units.indexOf('新邵县');
    expect(board!.rows.map(({ name, cells }) => [name, cells[column]!.text])).toEqual([
      ['新增城镇就业', '82.78'],
      ['职业技能培训', '92.31'],
      ['创业培训', '90.91'],
    ]);
  });

  it('goes out without its picture when that cannot be drawn, and says so', async () => {
    const scene = await closedScene(true, undefined, async () => {
      throw new Error('no thread');
    });
    const { lines, files } = await asked(scene, office, '专报 生成');
    expect(lines[1]).toBe('挂图没有画成，文件里没有图，数据以表格为准；稍后再要一次文件。');
    expect(files).toHaveLength(1);
  });

  it('asked in a unit’s group goes to the speaker alone', async () => {
    const scene = await withStories();
    const { files } = await asked(scene, office, '专报 生成', { chat: scene.groupOf('heli') });
    expect(files.map(({ chatId }) => chatId)).toEqual([office]);
  });

  it('of a month that is not closed is refused', async () => {
    const scene = await withStories();
    expect(await scene.say(office, '专报 生成 10月')).toEqual([
      '2024年10月还没有结账，数据没有定，不能印进文稿。',
      '结账请发：结账 10月',
    ]);
  });

  it('uses the office’s own template when there is one, and says what is wrong with it', async () => {
    const config = await smallCity();
    const make = async (file: Buffer) => {
      const scene = await openScene({
        now: '2024-10-12T10:00+08:00',
        config: { ...config, templates: { bulletin: file } },
      });
      await scene.say('ouyangmin', `简讯 经验交流 标题：稳就业 正文：${good}`);
      await scene.say(office, '简讯 1 采用');
      return asked(scene, office, '专报 生成');
    };
    const filled = await make(await template(['本局自己的红头 {{期号}}', '{{正文}}']));
    expect(filled.files[0]!.printed).toEqual([
      '本局自己的红头 2024年第1期（草稿）',
      '【经验交流】',
      `隆回县：稳就业。${good}`,
    ]);
    const faulty = await make(await template(['{{期数}}', '{{正文}}']));
    expect(faulty.files).toEqual([]);
    expect(faulty.lines[0]).toBe('“专报模板.docx”有1处问题，没有生成。请改好模板、放回配置目录并重新启动：');
    expect(faulty.lines[1]).toContain('没有名为“期数”的占位符');
  });
});

describe('专报 签发', () => {
  it('draws the number, freezes text and figures, marks the stories as used, sends the file, tells the units', async () => {
    const scene = await withStories();
    const { lines, files, told } = await asked(scene, office, '专报 签发');
    expect(lines[0]).toBe(
      '已签发2024年第1期工作专报：简讯2篇，2024年9月数据3个，文件“工作专报-2024年第1期.docx”由机器人发到本群。',
    );
    expect(files[0]!.printed[2]).toBe('2024年第1期');
    expect(told.map(({ lines: [line] }) => line)).toContainEqual(
      expect.stringMatching(/^【简讯 1】已被2024年第1期专报采用/),
    );
    expect(await papersLeft(scene)).toEqual({
      numbers: [{ year: 2024, n: 1 }],
      papers: [{ kind: 'bulletin', n: 1, revision: 1, month: '2024-09' }],
      uses: [
        { paper: 1, story: 1, place: 1 },
        { paper: 1, story: 2, place: 2 },
      ],
    });
    expect(await states(scene)).toEqual(['used', 'used']);
    expect((await scene.say('ouyangmin', '简讯'))[1]).toContain('已用于2024年第1期');
    expect(await scene.say('ouyangmin', '简讯 1 改 正文：别的。')).toEqual([
      '1号已用于2024年第1期专报，不能修改。',
      '有错请联系专班办公室更正那一期专报。',
    ]);
  });

  it('is not done over contradictions unless they were looked at, and then no number is lost', async () => {
    const scene = await withStories(wrong);
    const refused = await asked(scene, office, '专报 签发');
    expect(refused.lines[0]).toBe(
      '有1处疑问没有核对，没有签发。改正后再签发；确认无误请发：专报 签发 已核对',
    );
    expect(refused.files).toEqual([]);
    expect(await papersLeft(scene)).toEqual(nothing);
    const signed = await asked(scene, office, '专报 签发 已核对');
    expect(signed.lines[0]).toContain('已签发2024年第1期');
    expect((await papersLeft(scene)).numbers).toEqual([{ year: 2024, n: 1 }]);
  });

  it('numbers the issues of a year without gaps, and begins anew with the next', async () => {
    const scene = await withStories();
    await scene.say(office, '专报 签发');
    await scene.say(office, '简讯 1 再用');
    expect((await scene.say(office, '专报 签发'))[0]).toContain('2024年第2期');
    scene.at('2025-01-06T10:00+08:00');
    await scene.say(office, '简讯 2 再用');
    expect((await scene.say(office, '专报 签发 2024年9月'))[0]).toContain('2025年第1期');
    expect((await papersLeft(scene)).numbers).toEqual([
      { year: 2024, n: 1 },
      { year: 2024, n: 2 },
      { year: 2025, n: 1 },
    ]);
    expect((await scene.say('ouyangmin', '简讯'))[1]).toContain('已用于2024年第1期、2024年第2期');
  });
});

describe('two who sign at the same time', () => {
  const second = '147205869913';

  it('make one issue: the second is told of it', async () => {
    const scene = await withStories();
    const answers = await Promise.all([scene.say(office, '专报 签发'), scene.say(second, '专报 签发')]);
    const said = answers.map(([line]) => line!).toSorted();
    expect(said).toEqual([
      '2024年第1期已印过9月的数据，之后没有新采用的简讯，没有可印的新内容。',
      expect.stringMatching(/^已签发2024年第1期工作专报：简讯2篇/),
    ]);
    const { numbers, papers } = await papersLeft(scene);
    expect(numbers).toEqual([{ year: 2024, n: 1 }]);
    expect(papers).toHaveLength(1);
    const files = (await scene.outbox()).filter(({ message }) => message.file);
    expect(files).toHaveLength(1);
  });

  it('make one issue also where no story holds them apart', async () => {
    const scene = await closedScene();
    const answers = await Promise.all([scene.say(office, '专报 签发'), scene.say(second, '专报 签发')]);
    expect(answers.map(([line]) => line!.slice(0, 12)).toSorted()).toEqual([
      '2024年第1期已印过9',
      '已签发2024年第1期工',
    ]);
    expect((await papersLeft(scene)).numbers).toEqual([{ year: 2024, n: 1 }]);
  });

  it('leave no gap when the first fails', async () => {
    let fails = true;
    const config = await smallCity();
    const scene = await closedScene(true, {
      ...config,
      templates: {
        get bulletin() {
          // A template that is faulty the first time it is looked at: that signing is refused.
          const faulty = fails;
          fails = false;
          return faulty ? wrongTemplate : undefined;
        },
      },
    });
    await scene.say('ouyangmin', `简讯 经验交流 标题：稳就业 正文：${good}`);
    await scene.say(office, '简讯 1 采用');
    const answers = await Promise.all([scene.say(office, '专报 签发'), scene.say(second, '专报 签发')]);
    expect(answers.flat().join('\n')).toContain('没有签发');
    expect(answers.flat().join('\n')).toContain('已签发2024年第1期');
    expect((await papersLeft(scene)).numbers).toEqual([{ year: 2024, n: 1 }]);
  });

  it('a story accepted between them makes the next issue', async () => {
    const scene = await withStories();
    await scene.say('heli', '简讯 工作简讯 标题：招聘会 正文：新邵县举办招聘会。');
    await scene.say(office, '专报 签发');
    await scene.say(second, '简讯 3 采用');
    expect((await scene.say(second, '专报 签发'))[0]).toContain('已签发2024年第2期工作专报：简讯1篇');
  });
});

describe('a story that was printed', () => {
  it('is not accepted again unless 再用 is said, and the unit is not told before', async () => {
    const scene = await withStories();
    await scene.say(office, '专报 签发');
    const before = (await scene.outbox()).length;
    expect(await scene.say(office, '简讯 1 采用')).toEqual([
      expect.stringMatching(
        /^1号（隆回县）经验交流《发力“稳就业”》，\d+字，已用于2024年第1期，没有再次采用。$/,
      ),
      '确实要再用，请发：',
      '简讯 1 再用',
    ]);
    expect((await scene.outbox()).length).toBe(before);
    expect(await states(scene)).toEqual(['used', 'used']);
    expect((await scene.say(office, '简讯 1 再用'))[0]).toContain('已采用1号');
    const marked = '以前用过、再次使用的1篇：1号（2024年第1期）。';
    expect(await scene.say(office, '专报')).toContain(marked);
    expect(await scene.say(office, '专报 生成')).toContain(marked);
    expect(await scene.say(office, '专报 签发')).toContain(marked);
    expect((await scene.say(office, '简讯 1'))[0]).toContain('已用于2024年第1期、2024年第2期');
  });

  it('to be used again and then not is again one that was printed', async () => {
    const scene = await withStories();
    await scene.say(office, '专报 签发');
    await scene.say(office, '简讯 1 再用');
    expect(await scene.say(office, '简讯 1 退回 原因：不用了')).toEqual([
      '1号已用于2024年第1期专报，不能退回。',
      '下期不再用请发：简讯 1 撤回',
    ]);
    expect((await scene.say('ouyangmin', '简讯 1 改 正文：别的。'))[0]).toBe(
      '1号已用于2024年第1期专报，不能修改。',
    );
    expect((await scene.say(office, '简讯 1 撤回'))[0]).toContain('已从下期专报撤下1号');
    expect(await states(scene)).toEqual(['used', 'used']);
  });

  it('is known by its words when another unit sends them', async () => {
    const scene = await withStories();
    await scene.say(office, '专报 签发');
    await scene.say('heli', `简讯 工作简讯 标题：换个标题 正文：${good}`);
    const [said, , copy] = await scene.say(office, '简讯 3 采用');
    expect(said).toMatch(/^3号的正文与1号（隆回县）.*相同，已用于2024年第1期，没有再次采用。$/);
    expect((await scene.say(office, copy!))[0]).toContain('已采用3号');
  });
});

describe('专报 第1期', () => {
  it('sends the issue again as it was frozen, whatever happened since', async () => {
    const scene = await withStories();
    const first = await asked(scene, office, '专报 签发');
    await scene.say(office, '简讯 1 改 正文：改过的。');
    const again = await asked(scene, office, '专报 第1期');
    expect(again.files[0]!.printed).toEqual(first.files[0]!.printed);
    expect((await scene.say(office, '专报 第7期'))[0]).toBe('没有2024年第7期专报，没有处理。');
  });

  it('更正 makes a revision with a correction note, and keeps the number', async () => {
    const scene = await withStories();
    await scene.say(office, '专报 签发');
    expect((await scene.say(office, '专报 第1期 更正'))[1]).toBe('专报 第1期 更正 原因：');
    expect((await scene.say(office, '专报 第1期 更正 原因：有误'))[0]).toBe(
      '2024年第1期的内容没有变化，没有更正。',
    );
    await scene.say(office, '简讯 1 改 正文：据统计，就业稳定。');
    const { lines, files } = await asked(scene, office, '专报 第1期 更正 原因：隆回县一文有误');
    expect(lines[0]).toBe(
      '已更正2024年第1期工作专报（第2版），文稿里印有更正说明，文件“工作专报-2024年第1期-第2版.docx”由机器人发到本群。',
    );
    expect(files[0]!.printed).toContain('更正说明（第2版）：隆回县一文有误');
    expect(files[0]!.printed).toContain('隆回县：发力“稳就业”。据统计，就业稳定。');
    expect((await papersLeft(scene)).papers.map(({ n, revision }) => [n, revision])).toEqual([
      [1, 1],
      [1, 2],
    ]);
    expect((await asked(scene, office, '专报 第1期')).lines[0]).toContain('（第2版）');
  });

  it('更正 prints the stories in the order of the first revision, wherever a later issue puts them', async () => {
    const scene = await closedScene();
    await scene.say('ouyangmin', `简讯 经验交流 标题：发力“稳就业” 正文：${good}`);
    await scene.say('heli', '简讯 经验交流 标题：送岗位下乡 正文：今年以来，新邵县送岗位下乡。');
    await scene.say(office, '简讯 1 采用');
    await scene.say(office, '简讯 2 采用 1');
    await scene.say(office, '专报 签发');
    await scene.say(office, '简讯 1 再用');
    await scene.say(office, '简讯 1 改 正文：据统计，就业稳定。');
    const { files } = await asked(scene, office, '专报 第1期 更正 原因：隆回县一文有误');
    const { printed } = files[0]!;
    const at = (text: string) => printed.findIndex((line) => line.includes(text));
    expect(at('新邵县：送岗位下乡')).toBeGreaterThan(0);
    expect(at('据统计，就业稳定')).toBeGreaterThan(at('新邵县：送岗位下乡'));
  });

  it('更正 waits until a reopened month is closed again', async () => {
    const scene = await withStories();
    await scene.say(office, '专报 签发');
    await scene.say(office, '重开 9月 原因：核减');
    expect((await scene.say(office, '专报 第1期 更正 原因：核减'))[0]).toBe(
      '这一期印的是9月的数据，该月已重开，没有更正。',
    );
  });

  it('更正 prints the figures of the month’s new revision', async () => {
    const scene = await withStories();
    await scene.say(office, '专报 签发');
    await scene.say(office, '重开 9月 原因：核减');
    await scene.say('heli', '更正 9月 新增城镇就业 2400 原因：重复统计');
    await scene.say(office, '结账 9月');
    const { files } = await asked(scene, office, '专报 第1期 更正 原因：新邵县核减100人');
    expect(files[0]!.printed).toContain('7800人');
    expect((await asked(scene, office, '出处 第1期 1')).lines).toContainEqual(
      expect.stringMatching(/^新邵县 2400人（编号 \d+，新邵县何丽，/),
    );
  });
});
