import { createDecipheriv } from 'node:crypto';
import { XMLParser } from 'fast-xml-parser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dingtalkGroup, TestBench, wecomGroup } from './setup.ts';
import { wecomDecrypt } from './wire.ts';

let bench: TestBench;
beforeEach(async () => {
  bench = await new TestBench().start();
});
afterEach(() => bench.stop());

const bytes = Buffer.from('PK the bytes of a file');
const file = { name: '专报.docx', base64: bytes.toString('base64') };
const minuteMs = 60_000;

async function send(chat: string, user: string): Promise<string> {
  const { status } = await bench.post('/sandbox/say', { chat, user, file });
  expect(status).toBe(202);
  await bench.sim.deliveries.quiet(5_000);
  return bench.product.received[0]!.body;
}

/** What lies under an address of the platform's file servers, as the product in the sandbox asks for it. */
async function download(address: string): Promise<{ status: number; bytes: Buffer; name: string }> {
  const { pathname, search } = new URL(address);
  const answer = await fetch(`${bench.url}${pathname}${search}`);
  const name = answer.headers.get('content-disposition') ?? '';
  return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()), name };
}

describe('a file that a person sends', () => {
  it('to the AI bot lies encrypted under an address for five minutes, its name in a header', async () => {
    const { WECOM_BOT_AES_KEY } = bench.secrets;
    const { encrypt } = JSON.parse(await send('bot:ZhangSan', 'ZhangSan'));
    const said = JSON.parse(wecomDecrypt(WECOM_BOT_AES_KEY, encrypt).message);
    expect(said).toMatchObject({
      msgtype: 'file',
      chattype: 'single',
      file: { url: expect.stringMatching(/^https:\/\/ww-aibot/) },
    });
    expect(JSON.stringify(said)).not.toContain(file.name);
    const given = await download(said.file.url);
    expect(given.name).toContain(encodeURIComponent(file.name));
    const key = Buffer.from(`${WECOM_BOT_AES_KEY}=`, 'base64');
    const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
    const plain = Buffer.concat([decipher.update(given.bytes), decipher.final()]);
    expect(given.bytes.length % 32).toBe(0);
    expect(plain.subarray(0, -plain.at(-1)!)).toEqual(bytes);
    bench.product.now += 6 * minuteMs;
    expect((await download(said.file.url)).status).toBe(403);
  });

  it('to the app is given out for its id and a token, for three days', async () => {
    const { WECOM_APP_AES_KEY, WECOM_CORP_ID: corp, WECOM_APP_SECRET: secret } = bench.secrets;
    const body = await send('app:ZhangSan', 'ZhangSan');
    const parser = new XMLParser({ parseTagValue: false });
    const { message } = wecomDecrypt(WECOM_APP_AES_KEY, parser.parse(body).xml.Encrypt);
    const { xml } = parser.parse(message);
    expect(xml).toMatchObject({ MsgType: 'file', MediaId: expect.any(String) });
    const token = async () =>
      (await bench.get(`/cgi-bin/gettoken?corpid=${corp}&corpsecret=${secret}`)).body.access_token;
    const path = (access: unknown, id = xml.MediaId) =>
      `/cgi-bin/media/get?access_token=${access}&media_id=${id}`;
    const given = await download(`http://a${path(await token())}`);
    expect([given.bytes, given.name]).toEqual([
      bytes,
      expect.stringContaining(encodeURIComponent(file.name)),
    ]);
    expect((await bench.get(path('no'))).body.errcode).toBe(40014);
    expect((await bench.get(path(await token(), 'no'))).body.errcode).toBe(40007);
    bench.product.now += (3 * 24 * 60 + 1) * minuteMs;
    expect((await bench.get(path(await token()))).body.errcode).toBe(40007);
  });

  it('to the robot of DingTalk is given out for a code and a token, without its name', async () => {
    const {
      DINGTALK_CLIENT_ID: appKey,
      DINGTALK_CLIENT_SECRET: appSecret,
      DINGTALK_ROBOT_CODE,
    } = bench.secrets;
    const chat = bench.world.privateChat('dingtalk', 'li-si-01')!.id;
    const { msgtype, content } = JSON.parse(await send(chat, 'li-si-01'));
    expect([msgtype, content.fileName]).toEqual(['file', file.name]);
    const { body } = await bench.post('/v1.0/oauth2/accessToken', { appKey, appSecret });
    const headers = { 'x-acs-dingtalk-access-token': body.accessToken };
    const exchange = (downloadCode: string, robotCode = DINGTALK_ROBOT_CODE, used = headers) =>
      bench.post<{ downloadUrl: string }>(
        '/v1.0/robot/messageFiles/download',
        { downloadCode, robotCode },
        used,
      );
    const given = await exchange(content.downloadCode);
    expect(await download(given.body.downloadUrl)).toEqual({ status: 200, bytes, name: '' });
    const code = (kind: string) => ({ status: 400, body: { code: kind } });
    expect(await exchange('no')).toMatchObject(code('invalidParameter.robotCode.downloadCode'));
    expect(await exchange(content.downloadCode, 'no')).toMatchObject(code('invalidParameter.robotCode.auth'));
    expect(
      await exchange(content.downloadCode, undefined, { 'x-acs-dingtalk-access-token': 'no' }),
    ).toMatchObject(code('InvalidAuthentication'));
  });

  it('is taken alone, and from nobody in a group; the transcript shows it', async () => {
    for (const [chat, user] of [
      [wecomGroup, 'ZhangSan'],
      [dingtalkGroup, 'li-si-01'],
    ])
      expect((await bench.post('/sandbox/say', { chat, user, file })).status).toBe(400);
    const alone = { chat: 'bot:ZhangSan', user: 'ZhangSan' };
    expect((await bench.post('/sandbox/say', { ...alone, file, text: '检查' })).status).toBe(400);
    expect((await bench.post('/sandbox/say', alone)).status).toBe(400);
    await send('bot:ZhangSan', 'ZhangSan');
    const [line] = await bench.transcript('bot:ZhangSan');
    expect(line).toMatchObject({
      from: 'ZhangSan',
      kind: 'file',
      text: file.name,
      file: { bytes: bytes.length },
    });
    expect((await download(`http://a${line!.file!.url}`)).bytes).toEqual(bytes);
  });
});
