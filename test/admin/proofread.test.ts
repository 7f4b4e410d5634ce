import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { docxOf } from '../document/make-docx.ts';
import { closedScene } from '../support/closing-scene.ts';
import { newFolder, run, toolsOf } from './setup.ts';

function written(name: string, bytes: Buffer | string): string {
  const path = join(newFolder(), name);
  writeFileSync(path, bytes);
  return path;
}

describe('proofread', () => {
  it('prints what 检查 answers for the same text, held against the ledger', async () => {
    const scene = await closedScene();
    const tools = toolsOf(scene);
    await scene.db
      .updateTable('installation')
      .set({ first_start: Date.parse('2024-09-25T08:00+08:00') })
      .execute();
    const text = '目前，全市新增城镇就业9700人，隆会县进度较快。';
    const said = await scene.say('huangjing', `检查 ${text}`);
    expect(said.join('\n')).toContain('台账中邵阳市新增城镇就业为7900人');
    expect(await run(tools, 'proofread', written('a.docx', docxOf(text)))).toEqual({
      lines: said,
      exitCode: 1,
    });
    expect(await run(tools, 'proofread', written('a.txt', text))).toEqual({ lines: said, exitCode: 1 });
    const foreign = await run(tools, 'proofread', written('a.docx', docxOf(text)), '--foreign');
    expect(foreign).toEqual({ lines: [expect.stringMatching(/^只核对文字本身.*没有发现/)], exitCode: 0 });
  });

  it('refuses what it cannot read with the reason, and asks for one file', async () => {
    const tools = toolsOf(await closedScene());
    const { lines, exitCode } = await run(tools, 'proofread', written('a.doc', 'x'));
    expect([lines[0], exitCode]).toEqual([expect.stringMatching(/没有读取 .*a\.doc：.*另存为/), 1]);
    expect((await run(tools, 'proofread')).exitCode).toBe(2);
  });
});
