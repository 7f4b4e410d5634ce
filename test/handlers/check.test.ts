import { describe, expect, it } from 'vitest';
import { closedScene } from '../support/closing-scene.ts';
import { openScene } from '../support/scene.ts';

const now = '2024-10-08T10:00+08:00';

describe('检查', () => {
  it('gives each finding with its sentence and the arithmetic, over several paragraphs', async () => {
    const scene = await openScene({ now });
    const text =
      '【工作动态】\n一是抓安全。排查隐患263处，现已整改262处，仅剩2处逾期。\n二是抓进度。共24个项目，其中13个已完工，余下12个正在推进。';
    const lines = await scene.say('huangjing', `检查\n${text}`);
    expect(lines).toEqual([
      '已同单位名称和台账比对。发现 2 处疑问，请逐条核对：',
      expect.stringMatching(/^1\. 合计不符：262处 \+ 2处 = 264处，文中总数为263处。/),
      '　原文：“排查隐患263处，现已整改262处，仅剩2处逾期。”',
      expect.stringMatching(/^2\. .*13个 \+ 12个 = 25个/),
      expect.stringContaining('余下12个'),
    ]);
  });

  it('says in one line that nothing was found', async () => {
    const scene = await openScene({ now });
    const lines = await scene.say('huangjing', '校对 排查隐患264处，已整改262处，剩余2处。');
    expect(lines).toEqual([expect.stringMatching(/^已同单位名称和台账比对。没有发现/)]);
  });

  it('holds figures of units, the city and its closed months against the ledger', async () => {
    const scene = await closedScene();
    const found = async (text: string) => (await scene.say('huangjing', `检查 ${text}`)).join('\n');
    expect(await found('截至9月26日，全市新增城镇就业7900人，隆回县新增城镇就业3300人。')).toContain(
      '没有发现',
    );
    expect(await found('截至9月26日，隆回县新增城镇就业3800人。')).toContain(
      '文中“新增城镇就业”为3800人，台账中隆回县新增城镇就业为3300人（数据截至2024-09-26）',
    );
    expect(await found('目前，全市新增城镇就业9700人。')).toContain('台账中邵阳市新增城镇就业为7900人');
  });

  it('names a unit that does not exist', async () => {
    const scene = await openScene({ now });
    expect((await scene.say('huangjing', '检查 隆会县进度较快，工作扎实。')).join('\n')).toContain(
      '“隆回县”',
    );
  });

  it('judges a text from elsewhere by itself alone', async () => {
    const scene = await closedScene();
    const wrong = '隆会县新增城镇就业38000人。';
    expect((await scene.say('huangjing', `检查 ${wrong}`))[0]).toContain('发现');
    expect(await scene.say('huangjing', `检查 外来：${wrong}`)).toEqual([
      expect.stringMatching(/^只核对文字本身，没有同台账比对。没有发现/),
    ]);
  });

  it('without a text says how, files too', async () => {
    const scene = await openScene({ now });
    expect(await scene.say('huangjing', '检查')).toEqual([
      '请把要核对的文字粘贴在“检查”后面，一次一条消息；或在单聊里把 .docx、.txt 文件直接发给我。',
      '别处的文稿不比对台账，请发：检查 外来 …（文件请把文件名改成以“外来”开头）',
    ]);
  });
});
