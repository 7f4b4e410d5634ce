import { describe, expect, it } from 'vitest';
import { handleMessage } from '../../src/conversation/handle.ts';
import type { FileHandle } from '../../src/message/inbound.ts';
import type { FetchedFile, Platform } from '../../src/platforms/contract.ts';
import { docxOf } from '../document/make-docx.ts';
import { closedScene } from '../support/closing-scene.ts';
import { openScene, type Scene } from '../support/scene.ts';

const text = '排查隐患263处，现已整改262处，仅剩2处逾期。';
const office = 'huangjing';
const liaison = 'ouyangmin';

/** Makes the platform give out files as told; fills with what was asked for. */
function givesOut(scene: Scene, give: () => FetchedFile): FileHandle[] {
  const asked: FileHandle[] = [];
  const fetchFile = async (file: FileHandle) => {
    asked.push(file);
    return give();
  };
  scene.tools.platforms.wecom = { fetchFile } as Partial<Platform> as Platform;
  return asked;
}

async function start(give: () => FetchedFile): Promise<{ scene: Scene; asked: FileHandle[] }> {
  const scene = await openScene({ now: '2024-10-08T10:00+08:00' });
  return { scene, asked: givesOut(scene, give) };
}

const bytes = docxOf(text);
const send = (scene: Scene, user: string, name?: string) =>
  scene.say(user, '', { kind: 'file', alone: true, file: { ref: 'r1', ...(name && { name }) } });

describe('a file sent alone', () => {
  it('is read for the office, by the name that comes with it or with its bytes', async () => {
    const { scene, asked } = await start(() => ({ kind: 'file', bytes, name: '外来.docx' }));
    const lines = await scene.say(office, `检查 ${text}`);
    expect(await send(scene, office, '专报.docx')).toEqual(lines);
    expect((await send(scene, office))[0]).toContain('没有同台账比对');
    expect(asked).toEqual([{ ref: 'r1' }, { ref: 'r1' }]);
  });

  it('says nothing about the bulletin that the office has just been given, its table included', async () => {
    const scene = await closedScene();
    await scene.say(office, '专报 签发');
    const file = (await scene.outbox()).find(({ message }) => message.file?.name.endsWith('.docx'))!.message
      .file!;
    givesOut(scene, () => ({ kind: 'file', bytes: Buffer.from(file.base64, 'base64') }));
    expect(await send(scene, office, file.name)).toEqual([expect.stringContaining('没有发现')]);
  });

  it.each([liaison, 'nobody-knows'])('is not fetched for %s', async (user) => {
    const { scene, asked } = await start(() => ({ kind: 'file', bytes }));
    expect(await send(scene, user, '专报.docx')).toContain(
      '请把数字打成文字发送，例如：填报 新增城镇就业 1450人',
    );
    expect(asked).toEqual([]);
  });

  it('is not fetched when its name says that it cannot be read', async () => {
    const { scene, asked } = await start(() => ({ kind: 'file', bytes }));
    expect(await send(scene, office, '任务清单.xlsx')).toEqual([
      '没有核对这个文件：只读得懂 .docx、.txt 文件，这个是 .xlsx：任务清单和年中的完成数，请管理员用 diaodu import 导入；要核对的文字请另存为 .docx 再试。',
    ]);
    expect(asked).toEqual([]);
  });

  it.each<[FetchedFile, string]>([
    [{ kind: 'gone', code: 'file_http_403' }, '请重新发一次'],
    [{ kind: 'too-large' }, '超过 20 MB'],
    [{ kind: 'retry', code: 'ECONNRESET' }, '请过几分钟重新发一次'],
    [{ kind: 'refused', code: 'file_host' }, '把错误码 file_host 告诉管理员'],
    [{ kind: 'file', bytes: Buffer.alloc(0) }, '空的（0 字节）'],
  ])('that the platform answers with %j is answered with what to do', async (fetched, expected) => {
    const { scene } = await start(() => fetched);
    expect((await send(scene, office)).join()).toContain(expected);
  });

  it('waits for the next attempt while the platform does not give it, and is then read', async () => {
    let given: FetchedFile = { kind: 'retry', code: 'ECONNRESET' };
    const { scene, asked } = await start(() => given);
    await send(scene, office, '专报.docx');
    const { id } = await scene.db.selectFrom('inbox').select('id').executeTakeFirstOrThrow();
    await scene.db.deleteFrom('outbox').execute();
    await scene.db.updateTable('inbox').set({ handled_at: null }).execute();
    await expect(handleMessage(scene.tools, id, true)).rejects.toThrow('ECONNRESET');
    given = { kind: 'file', bytes };
    expect(await handleMessage(scene.tools, id, true)).toHaveLength(1);
    expect(asked).toHaveLength(3);
  });
});
