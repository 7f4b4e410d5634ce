import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { robotKey, TestBench, wecomGroup } from './setup.ts';
import { wecomDecrypt } from './wire.ts';

let bench: TestBench;
beforeEach(async () => {
  bench = await new TestBench().start();
});
afterEach(() => bench.stop());

async function token(): Promise<string> {
  const { WECOM_CORP_ID: corp, WECOM_APP_SECRET: secret } = bench.secrets;
  const answer = await bench.get(`/cgi-bin/gettoken?corpid=${corp}&corpsecret=${secret}`);
  expect(answer.body).toMatchObject({ errcode: 0, expires_in: 7200 });
  return answer.body.access_token as string;
}

const errcode = (answer: { body: Record<string, unknown> }) => answer.body.errcode;

describe('gettoken', () => {
  it('refuses a wrong corp and a wrong secret', async () => {
    const { WECOM_CORP_ID } = bench.secrets;
    expect(errcode(await bench.get('/cgi-bin/gettoken?corpid=x&corpsecret=y'))).toBe(40013);
    expect(errcode(await bench.get(`/cgi-bin/gettoken?corpid=${WECOM_CORP_ID}&corpsecret=y`))).toBe(40001);
  });

  it('gives the same token while it lives and another after two hours', async () => {
    const one = await token();
    expect(await token()).toBe(one);
    bench.product.now += 7_201_000;
    expect(await token()).not.toBe(one);
  });
});

describe('message/send', () => {
  const text = (content: string, more = {}) => ({
    touser: 'ZhangSan',
    agentid: Number(bench.secrets.WECOM_AGENT_ID),
    msgtype: 'text',
    text: { content },
    ...more,
  });
  const send = async (body: unknown, access?: string) =>
    bench.post(`/cgi-bin/message/send?access_token=${access ?? (await token())}`, body);

  it('shows the message in the private chat of the person', async () => {
    const answer = await send(text('您好'));
    expect(answer.body).toMatchObject({ errcode: 0, invaliduser: '' });
    expect(await bench.transcript('app:ZhangSan')).toMatchObject([
      { seq: 1, from: 'bot', kind: 'text', text: '您好', mentions: [], messageId: answer.body.msgid },
    ]);
  });

  it('wants a token, knows it, and knows when it is over', async () => {
    expect(errcode(await bench.post('/cgi-bin/message/send', text('a')))).toBe(41001);
    expect(errcode(await send(text('a'), 'nonsense'))).toBe(40014);
    const old = await token();
    bench.product.now += 7_201_000;
    expect(errcode(await send(text('a'), old))).toBe(42001);
    expect(await bench.transcript('app:ZhangSan')).toEqual([]);
  });

  it('refuses another agent, no receiver, unknown types and empty text', async () => {
    expect(errcode(await send(text('a', { agentid: 7 })))).toBe(301002);
    expect(errcode(await send(text('a', { touser: '' })))).toBe(82001);
    expect(errcode(await send(text('a', { msgtype: 'poem' })))).toBe(40008);
    expect(errcode(await send(text('')))).toBe(44004);
    expect(errcode(await send('{"touser"'))).toBe(40058);
  });

  it('delivers to the valid receivers and lists the others in lower case', async () => {
    const answer = await send(text('您好', { touser: 'zhangsan|NoBody|WangWu' }));
    expect(answer.body).toMatchObject({ errcode: 0, invaliduser: 'nobody' });
    expect(await bench.transcript('app:ZhangSan')).toHaveLength(1);
    expect(await bench.transcript('app:WangWu')).toHaveLength(1);
    expect(errcode(await send(text('您好', { touser: 'NoBody' })))).toBe(81013);
  });

  it('cuts text at 2048 bytes without breaking a character', async () => {
    await send(text('报'.repeat(1000)));
    const [entry] = await bench.transcript('app:ZhangSan');
    expect(entry!.text).toBe('报'.repeat(682));
  });

  it('sends a picture or file that was uploaded as such for the app within three days', async () => {
    const upload = async (type: string) => {
      const form = new FormData();
      form.set('media', new File([new Uint8Array(100)], '台账.xlsx'));
      const url = `${bench.url}/cgi-bin/media/upload?type=${type}&access_token=${await token()}`;
      return (await (await fetch(url, { method: 'POST', body: form })).json()) as Record<string, string>;
    };
    expect((await upload('news')).errcode).toBe(40004);
    const { media_id } = await upload('file');
    const message = (type: string, id = media_id) =>
      text('', { msgtype: type, text: undefined, [type]: { media_id: id } });
    expect(errcode(await send(message('file', 'x')))).toBe(40007);
    expect(errcode(await send(message('image')))).toBe(40007);
    expect(errcode(await send(message('file')))).toBe(0);
    expect(await bench.transcript('app:ZhangSan')).toMatchObject([
      { kind: 'file', text: '台账.xlsx', file: { name: '台账.xlsx', bytes: 100 } },
    ]);
    bench.product.now += 3 * 24 * 3_600_000 + 1_000;
    expect(errcode(await send(message('file')))).toBe(40145);
  });

  it('answers the same request twice but delivers it once with the duplicate check', async () => {
    const checked = text('一次', { enable_duplicate_check: 1, duplicate_check_interval: 1800 });
    expect(errcode(await send(checked))).toBe(0);
    expect(errcode(await send(checked))).toBe(0);
    expect(await bench.transcript('app:ZhangSan')).toHaveLength(1);
    bench.product.now += 1_801_000;
    await send(checked);
    expect(await bench.transcript('app:ZhangSan')).toHaveLength(2);
  });

  it('drops what goes beyond 30 a minute without a word', async () => {
    const access = await token();
    for (let n = 0; n < 32; n++) expect(errcode(await send(text(`第${n}条`), access))).toBe(0);
    expect(await bench.transcript('app:ZhangSan')).toHaveLength(30);
  });
});

describe('the group robot', () => {
  const send = (body: unknown, key = robotKey) => bench.post(`/cgi-bin/webhook/send?key=${key}`, body);
  const text = (content: string, mentioned_list: string[] = []) => ({
    msgtype: 'text',
    text: { content, mentioned_list },
  });

  it('shows text with the members it mentions, and nobody else', async () => {
    expect((await send(text('请填报', ['ZhangSan', 'Stranger']))).body).toEqual({ errcode: 0, errmsg: 'ok' });
    await send(text('请大家填报', ['@all']));
    await send({ msgtype: 'markdown', markdown: { content: '**请** <@ZhangSan>' } });
    await send({ msgtype: 'markdown_v2', markdown_v2: { content: '请 <@ZhangSan>' } });
    const shown = await bench.transcript(wecomGroup);
    expect(shown.map(({ seq, kind, mentions }) => ({ seq, kind, mentions }))).toEqual([
      { seq: 1, kind: 'text', mentions: ['ZhangSan'] },
      { seq: 2, kind: 'text', mentions: ['all'] },
      { seq: 3, kind: 'markdown', mentions: ['ZhangSan'] },
      { seq: 4, kind: 'markdown', mentions: [] },
    ]);
  });

  it('refuses an unknown key, type, emptiness and text over its size in bytes', async () => {
    expect(errcode(await send(text('a'), 'other'))).toBe(93000);
    expect(errcode(await send({ msgtype: 'poem' }))).toBe(40008);
    expect(errcode(await send(text('')))).toBe(44004);
    expect(errcode(await send(text('报'.repeat(682))))).toBe(0);
    expect(errcode(await send(text('报'.repeat(683))))).toBe(40058);
    expect(errcode(await send({ msgtype: 'markdown', markdown: { content: 'a'.repeat(4097) } }))).toBe(40058);
  });

  it('takes 20 messages a minute, then none for a minute', async () => {
    for (let n = 0; n < 20; n++) expect(errcode(await send(text(`第${n}条`)))).toBe(0);
    expect(errcode(await send(text('太快')))).toBe(45009);
    bench.product.now += 55_000;
    expect(errcode(await send(text('仍然太快')))).toBe(45009);
    bench.product.now += 6_000;
    expect(errcode(await send(text('又可以了')))).toBe(0);
    expect(await bench.transcript(wecomGroup)).toHaveLength(21);
  });

  it('shows a picture whose md5 is right', async () => {
    const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]);
    const md5 = createHash('md5').update(png).digest('hex');
    const image = { base64: png.toString('base64'), md5 };
    expect(errcode(await send({ msgtype: 'image', image: { ...image, md5: 'wrong' } }))).toBe(301019);
    expect(errcode(await send({ msgtype: 'image', image }))).toBe(0);
    const [entry] = await bench.transcript(wecomGroup);
    const bytes = await (await fetch(`${bench.url}${entry!.file!.url}`)).arrayBuffer();
    expect(Buffer.from(bytes)).toEqual(png);
  });

  it('sends a file that was uploaded with the same key within three days', async () => {
    const upload = async (bytes: number, name = '台账.xlsx') => {
      const form = new FormData();
      form.set('media', new File([new Uint8Array(bytes)], name));
      const url = `${bench.url}/cgi-bin/webhook/upload_media?key=${robotKey}&type=file`;
      return (await (await fetch(url, { method: 'POST', body: form })).json()) as Record<string, string>;
    };
    expect((await upload(5)).errcode).toBe(40006);
    const { media_id } = await upload(100);
    expect(errcode(await send({ msgtype: 'file', file: { media_id: 'x' } }))).toBe(40007);
    expect(errcode(await send({ msgtype: 'file', file: { media_id } }))).toBe(0);
    expect(await bench.transcript(wecomGroup)).toMatchObject([
      { kind: 'file', text: '台账.xlsx', file: { name: '台账.xlsx', bytes: 100 } },
    ]);
    bench.product.now += 3 * 24 * 3_600_000 + 1_000;
    expect(errcode(await send({ msgtype: 'file', file: { media_id } }))).toBe(40145);
  });
});

describe('the response_url', () => {
  async function code(): Promise<string> {
    await bench.say(wecomGroup, 'ZhangSan', '帮助');
    const { encrypt } = JSON.parse(bench.product.received.at(-1)!.body);
    const { message } = wecomDecrypt(bench.secrets.WECOM_BOT_AES_KEY, encrypt);
    return new URL(JSON.parse(message).response_url).searchParams.get('response_code')!;
  }
  const respond = (value: string, body: unknown = { msgtype: 'markdown', markdown: { content: '收到' } }) =>
    bench.post(`/cgi-bin/aibot/response?response_code=${value}`, body);

  it('takes one answer, which names the message it answers', async () => {
    const value = await code();
    expect(errcode(await respond(value))).toBe(0);
    expect(errcode(await respond(value))).toBe(60140);
    const [spoken, answer] = await bench.transcript(wecomGroup);
    expect(answer).toMatchObject({
      seq: 2,
      from: 'bot',
      kind: 'markdown',
      text: '收到',
      replyTo: spoken!.messageId,
    });
  });

  it('takes one of two answers that come at once', async () => {
    const value = await code();
    const answers = await Promise.all([respond(value), respond(value), respond(value)]);
    expect(answers.map(errcode).sort()).toEqual([0, 60140, 60140]);
  });

  it('works for an hour only, and not with a code that was never given out', async () => {
    const value = await code();
    bench.product.now += 3_601_000;
    expect(errcode(await respond(value))).toBe(60140);
    expect(errcode(await respond('unknown'))).toBe(60140);
  });

  it('refuses other types and too much content without using the URL up', async () => {
    const value = await code();
    expect(errcode(await respond(value, { msgtype: 'text', text: { content: '收到' } }))).toBe(40008);
    const long = { msgtype: 'markdown', markdown: { content: '长'.repeat(6827) } };
    expect(errcode(await respond(value, long))).toBe(40058);
    expect(errcode(await respond(value))).toBe(0);
  });
});
