import { afterEach, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../src/spreadsheet/read-workbook.ts';
import { type Line, Sandboxed } from '../support/sandboxed.ts';

let running: Sandboxed | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

interface Shown extends Line {
  readonly kind: string;
  readonly file?: { readonly name: string; readonly bytes: number; readonly url: string };
}

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

describe('files and pictures on the simulated platforms', () => {
  it('arrive in the group they were asked in, and alone, on WeCom and on DingTalk', async () => {
    running = await Sandboxed.start({ SANDBOX_NOW: '2024-09-26T10:00:00+08:00' });
    const sandboxed = running;
    const origin = `http://127.0.0.1:${sandboxed.port}`;
    const received = async (chat: string, user: string, text: string): Promise<Shown[]> => {
      const before = (await sandboxed.transcript(chat)).at(-1)?.seq ?? 0;
      await sandboxed.say(chat, user, text);
      const lines = (await sandboxed.transcript(chat, before)) as Shown[];
      return lines.filter(({ from, file }) => from === 'bot' && file);
    };
    const bytesOf = async ({ file }: Shown) =>
      Buffer.from(await (await fetch(new URL(file!.url, origin))).arrayBuffer());

    const county = await sandboxed.chat('新邵县', 'wecom');
    await sandboxed.say(county.id, 'heli', '填报 新增城镇就业 2500人');
    const offices = [
      { chat: (await sandboxed.chat('专班办公室', 'wecom')).id, user: 'huangjing' },
      { chat: 'app:huangjing', user: 'huangjing' },
      { chat: (await sandboxed.chat('专班办公室', 'dingtalk')).id, user: '147205869913' },
    ];
    for (const { chat, user } of offices) {
      const [ledger] = await received(chat, user, '导出 台账');
      expect(ledger).toMatchObject({ kind: 'file', file: { name: '台账.xlsx' } });
      const book = await readWorkbook(await bytesOf(ledger!), '台账.xlsx');
      expect(book).toMatchObject({ sheets: [{ name: '2024年就业创业' }] });
      const pictures = await received(chat, user, '进度 新增城镇就业 图');
      expect(pictures.map(({ kind }) => kind)).toEqual(['image']);
      expect((await bytesOf(pictures[0]!)).subarray(0, 4)).toEqual(png);
    }
  }, 120_000);
});
