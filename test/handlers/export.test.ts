import { describe, expect, it } from 'vitest';
import type { Outbound, Tabled } from '../../src/message/outbound.ts';
import type { SheetTable } from '../../src/render/excel/model.ts';
import { writeWorkbook } from '../../src/render/excel/write-workbook.ts';
import { readZip } from '../../src/render/zip.ts';
import { readWorkbook } from '../../src/spreadsheet/read-workbook.ts';
import { closedScene } from '../support/closing-scene.ts';
import { openScene, type Scene } from '../support/scene.ts';
import { settle } from '../support/settle.ts';

const now = '2024-10-08T10:00+08:00';

/** The file messages since a count of messages, with what stands in their sheets. */
async function filesSince(scene: Scene, before: number) {
  const sent = (await scene.outbox()).slice(before).filter(({ message }) => message.file ?? message.workbook);
  return Promise.all(
    sent.map(async ({ message, kind, chatId }) => {
      const file = message.file ?? (await written(message.workbook!));
      return { kind, chatId, name: file.name, ...(await content(file)) };
    }),
  );
}

async function written({ name, tables }: Tabled) {
  const bytes = await writeWorkbook(tables as readonly SheetTable[]);
  return { name, base64: bytes.toString('base64') };
}

async function content({ name, base64 }: NonNullable<Outbound['file']>) {
  const bytes = Buffer.from(base64, 'base64');
  if (name.endsWith('.csv')) return { text: bytes.toString('utf8') };
  if (name.endsWith('.docx')) {
    const parts = readZip(bytes, { files: 100, bytes: 10_000_000 });
    return {
      text: parts
        .get('word/document.xml')!
        .toString('utf8')
        .replace(/<[^>]*>/g, ''),
    };
  }
  const book = await readWorkbook(bytes, name);
  if ('refused' in book) throw new Error(book.refused);
  const sheets = book.sheets.map(({ name: title, rows }) => ({
    title,
    rows: rows.map((row) => row.map((cell) => cell?.text ?? '')),
  }));
  return { sheets };
}

async function ask(scene: Scene, text: string, options: Parameters<Scene['say']>[2] = {}) {
  const before = (await scene.outbox()).length;
  const lines = await scene.say('huangjing', text, options);
  return { lines, files: await filesSince(scene, before) };
}

describe('导出', () => {
  it('sends the ledger as a file to the chat it was asked in, each row with its report, message, sender and time', async () => {
    const scene = await openScene({ now });
    await scene.say('heli', '填报 新增城镇就业 2500人');
    const { lines, files } = await ask(scene, '导出 台账');
    expect(lines).toEqual(['台账 1 条，1 个专项。', '文件“台账.xlsx”由机器人发到本群。']);
    expect(files).toMatchObject([{ kind: 'notice', chatId: scene.groupOf('huangjing'), name: '台账.xlsx' }]);
    const [, , head, row] = files[0]!.sheets![0]!.rows;
    const cells = Object.fromEntries(head!.map((heading, at) => [heading, row![at]]));
    expect(cells).toMatchObject({
      编号: '1',
      单位: '新邵县',
      填报人: '何丽',
      消息来自: '企业微信 新邵县民生实事工作群',
      消息编号: '1',
      平台消息号: 'message-1',
    });
    const audit = await scene.db.selectFrom('audit').selectAll().execute();
    expect(audit.at(-1)).toMatchObject({ action: 'export', subject: 'ledger' });
  });

  it('takes a month, and CSV', async () => {
    const scene = await openScene({ now });
    await scene.say('heli', '填报 新增城镇就业 2500人');
    const { files } = await ask(scene, '导出 台账 10月 CSV');
    expect(files[0]).toMatchObject({ name: '台账-2024-10.csv' });
    expect(files[0]!.text!.split('\r\n')).toHaveLength(3);
    expect((await ask(scene, '导出 台账 9月')).lines).toEqual(['2024年9月没有填报。', '没有导出。']);
  });

  it('sends the ranking with its revision and every entry of the scores', async () => {
    const scene = await closedScene();
    const { lines, files } = await ask(scene, '导出 排名');
    expect(lines[0]).toBe('2024年9月排名，第1版，已发布，2个组。');
    const [ranking, entries] = files[0]!.sheets!;
    expect(ranking!.title).toBe('县市区排名');
    expect(ranking!.rows[2]!.at(-1)).toBe('版次');
    expect(ranking!.rows[3]!.at(-1)).toBe('1');
    const unreported = entries!.rows.filter((row) => row[1] === '未报');
    expect(unreported.length).toBeGreaterThan(0);
    const total = (unit: string) => {
      const own = entries!.rows
        .filter((row) => row[0] === unit)
        .map((row) => Math.round(Number(row[2]) * 100));
      return own.reduce((sum, points) => sum + points, 0) / 100;
    };
    const first = ranking!.rows[3]!;
    expect(Math.abs(total(first[1]!) - Number(first[2]))).toBeLessThan(0.02);
  });

  it('sends the notices and findings with every step', async () => {
    const scene = await openScene({ now: '2024-11-08T10:00+08:00' });
    await settle(scene);
    await scene.say('huangjing', '签发 2');
    await scene.say('xiaolin', '签收 2');
    await scene.say('shilei', '问题 隆回县 消防通道堆放杂物', { alone: true });
    await scene.say('ouyangmin', '回复问题 3 答复：杂物已清理');
    const notices = (await ask(scene, '导出 通知')).files[0]!.sheets!;
    expect(notices.map(({ title }) => title)).toEqual(['预警通知', '办理过程']);
    expect(notices[1]!.rows.slice(3).map((row) => [row[0], row[2], row[4]])).toContainEqual([
      '2',
      '签发',
      '黄静',
    ]);
    const findings = (await ask(scene, '导出 问题')).files[0]!.sheets!;
    expect(findings[0]!.rows[3]).toContain('杂物已清理');
    expect(findings[1]!.rows.slice(3).map((row) => row[2])).toEqual(['反映', '答复']);
  });

  it('sends a signed notice as Word, and the 约谈通知 once an interview is arranged', async () => {
    const scene = await openScene({ now: '2024-11-08T10:00+08:00' });
    await settle(scene);
    expect((await ask(scene, '导出 通知 2')).lines[0]).toContain('还没有签发');
    await scene.say('huangjing', '签发 2');
    const one = await ask(scene, '导出 通知 2');
    expect(one.files.map(({ name }) => name)).toEqual(['洞口县《预警通知》〔2024〕1号.docx']);
    expect(one.files[0]!.text).toContain('化解超期安置88户300户29.33%83.33%');
    await scene.say('huangjing', '约谈 2 时间：11月14日15:00 地点：三楼会议室 约谈人：马国强');
    const both = await ask(scene, '导出 通知 2号');
    expect(both.lines).toEqual([
      '洞口县《预警通知》〔2024〕1号，Word 2 个。',
      '文件“洞口县《预警通知》〔2024〕1号.docx”、“洞口县《约谈通知》〔2024〕1号.docx”由机器人发到本群。',
    ]);
    expect(both.files.map(({ text }) => text!.includes('三楼会议室'))).toEqual([false, true]);
    expect((await ask(scene, '导出 通知 99')).lines[0]).toContain('没有编号为 99');
  });

  it('in a single chat comes by the app alone', async () => {
    const scene = await openScene({ now });
    await scene.say('heli', '填报 新增城镇就业 2500人');
    const { lines, files } = await ask(scene, '导出 台账', { alone: true });
    expect(lines[1]).toBe('文件“台账.xlsx”由应用单独发给您。');
    expect(files).toMatchObject([{ chatId: 'huangjing' }]);
  });

  it.each([
    ['导出', '请写明导出什么'],
    ['导出 天气', '请写明导出什么'],
    ['导出 通知 9月', '不分月份'],
    ['导出 通知', '还没有预警通知'],
    ['导出 问题', '还没有观察员问题'],
    ['导出 排名 9月', '2024年9月还没有结账'],
    ['导出 台账', '台账里还没有填报'],
  ])('answers %s with the reason and sends nothing', async (text, reason) => {
    const scene = await openScene({ now });
    const { lines, files } = await ask(scene, text);
    expect(lines.join('\n')).toContain(reason);
    expect(files).toEqual([]);
  });

  it('where no route carries files says what to set up', async () => {
    const scene = await openScene({ now });
    await scene.say('heli', '填报 新增城镇就业 2500人');
    await scene.db.updateTable('chats').set({ webhook: null }).execute();
    Object.assign(scene.tools, {
      office: { ...scene.office, channels: { wecomApp: false, dingtalkApi: false } },
    });
    const { lines, files } = await ask(scene, '导出 台账');
    expect(lines[0]).toContain('这里还不能收图片和文件');
    expect(files).toEqual([]);
  });
});
