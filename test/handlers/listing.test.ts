import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as index from '../../handlers/index.ts';
import type { Handler } from '../../src/conversation/handler.ts';
import { readOpening } from '../../src/language/opening.ts';
import { officeOf, openScene, sample } from '../support/scene.ts';

const root = join(import.meta.dirname, '../..');
const files = readdirSync(join(root, 'handlers'), { withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name !== 'index.ts')
  .map(({ name }) => name.replace(/\.ts$/, ''));
const listed: readonly Handler[] = [...index.handlers, index.prose];

/** DESIGN 5, all its command words. */
const words =
  '帮助 绑定 解绑 登记本群 同意 拒绝 填报 无变化 零报告 更正 撤回 确认 取消 进度 未报 排名 得分 延期 暂停 核对无误 异议 采纳 驳回 签收 整改 问题 回复问题 简讯 月报 即时调度 催报 结账 重开 发布 加分 扣分 预览 签发 退回 撤销 约谈 销号 专报 导出 检查 出处 简报';

describe.each(files)('handlers/%s.ts', (file) => {
  it('is listed, is tested, and has words, help and two examples that its own parse reads', async () => {
    const module: Record<string, Handler> = await import(join(root, 'handlers', `${file}.ts`));
    const [handler, ...others] = Object.values(module).filter((value) => 'words' in value);
    expect(others).toEqual([]);
    expect(listed).toContain(handler);
    expect(existsSync(join(root, 'test/handlers', `${file}.test.ts`))).toBe(true);
    expect(handler!.help.length).toBeGreaterThan(4);
    const office = officeOf(await sample(), 0);
    for (const example of handler!.examples) {
      const opening = readOpening(example, office.vocabulary, [office.config.botName]);
      if (handler === index.prose) expect(opening.kind).toBe('prose');
      else expect(opening).toMatchObject({ kind: 'command', command: handler!.words[0] });
      expect(() => handler!.parse('rest' in opening ? opening.rest : example, office)).not.toThrow();
    }
  });
});

describe('the list of handlers', () => {
  it('holds every file once', () => {
    expect(listed).toHaveLength(files.length);
  });

  it('has no word twice', () => {
    const all = [...index.handlers.flatMap((handler) => handler.words), ...index.notYetOpen];
    expect(all.filter((word, at) => all.indexOf(word) !== at)).toEqual([]);
  });

  it('knows every word of the reference, built or not yet open', () => {
    const known = [...index.handlers.map((handler) => handler.words[0]), ...index.notYetOpen];
    expect(known.toSorted()).toEqual(words.split(' ').toSorted());
  });

  it.each(index.notYetOpen)('answers %s with 尚未开放', async (word) => {
    const scene = await openScene({ now: '2024-03-29T10:00+08:00' });
    const answer = [`“${word}”尚未开放。`, '发送“帮助”可查看现在能用的命令。'];
    expect(await scene.say('ouyangmin', word)).toEqual(answer);
    expect(await scene.say('ouyangmin', `${word} 隆回县`)).toEqual(answer);
  });
});
