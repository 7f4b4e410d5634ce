import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docxOf } from '../document/make-docx.ts';
import { type Chat, Sandboxed } from '../support/sandboxed.ts';

let sandboxed: Sandboxed;
beforeAll(async () => {
  sandboxed = await Sandboxed.start({ SANDBOX_NOW: '2024-03-25T10:00:00+08:00' });
}, 120_000);
afterAll(() => sandboxed.stop());

const wrong = ['截至3月20日，排查隐患263处，现已整改262处，仅剩2处逾期。', '隆会县进度较快。'];
const office = { wecom: 'huangjing', dingtalk: '147205869913' };

async function dingtalkAlone(): Promise<string> {
  const { chats } = await sandboxed.call<{ chats: Chat[] }>('/sandbox/state');
  return chats.find(({ kind, members }) => kind === 'single' && members[0] === office.dingtalk)!.id;
}

describe('a file sent to the bot alone', () => {
  it.each([
    ['the AI bot of WeCom', office.wecom, async () => `bot:${office.wecom}`],
    ['the app of WeCom', office.wecom, async () => `app:${office.wecom}`],
    ['the robot of DingTalk', office.dingtalk, dingtalkAlone],
  ])(
    'is answered as 检查 answers for its text: %s',
    async (_door, user, chatOf) => {
      const chat = await chatOf();
      const send = (name: string, bytes: Buffer) => sandboxed.sendFile(chat, user, name, bytes);
      const expected = await sandboxed.say(chat, user, `检查 ${wrong.join('\n')}`);
      expect(expected.join('\n')).toContain('发现 2 处疑问');
      expect(await send('专报.docx', docxOf(...wrong))).toEqual(expected);
      expect(await send('专报.txt', Buffer.from(wrong.join('\r\n')))).toEqual(expected);
      expect((await send('外来 专报.docx', docxOf(...wrong))).join()).toContain('没有同台账比对');
      expect((await send('任务清单.xlsx', docxOf('x'))).join()).toContain('diaodu import');
      expect((await send('专报.docx', docxOf(...wrong).subarray(0, 300))).join()).toContain('已损坏');
    },
    120_000,
  );

  it('is taken from people alone, and read for those who may use 检查', async () => {
    const { id } = await sandboxed.chat('专班办公室', 'wecom');
    await expect(sandboxed.sendFile(id, office.wecom, '专报.docx', docxOf('x'))).rejects.toThrow('单聊');
    const [answer] = await sandboxed.sendFile('bot:heli', 'heli', '专报.docx', docxOf(...wrong));
    expect(answer).toContain('请把数字打成文字发送');
  }, 60_000);

  it('outlives a crash while the platform does not give it out', async () => {
    const chat = `bot:${office.wecom}`;
    await sandboxed.call('/sandbox/faults', { platform: 'wecom', rate: 1, kinds: ['5xx'] });
    const file = { name: '专报.docx', base64: docxOf(...wrong).toString('base64') };
    await sandboxed.call('/sandbox/say', { chat, user: office.wecom, file });
    await fetch(`http://127.0.0.1:${sandboxed.port + 1}/sandbox/pending?wait=10000`);
    await sandboxed.kill();
    await sandboxed.launch();
    await sandboxed.call('/sandbox/faults', { platform: 'wecom', rate: 0 });
    await sandboxed.idle();
    expect((await sandboxed.transcript(chat)).at(-1)?.text).toContain('发现 2 处疑问');
  }, 120_000);
});
