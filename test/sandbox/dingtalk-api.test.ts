import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dingtalkGroup, robotSecret, robotToken, TestBench } from './setup.ts';
import { dingtalkSign } from './wire.ts';

let bench: TestBench;
beforeEach(async () => {
  bench = await new TestBench().start({ quotas: { api: 6, webhook: 60 } });
});
afterEach(() => bench.stop());

const errcode = (answer: { body: Record<string, unknown> }) => answer.body.errcode;
const text = (content: string, more = {}) => ({ msgtype: 'text', text: { content }, ...more });

async function token(): Promise<string> {
  const { DINGTALK_CLIENT_ID: appKey, DINGTALK_CLIENT_SECRET: appSecret } = bench.secrets;
  const answer = await bench.post('/v1.0/oauth2/accessToken', { appKey, appSecret });
  expect(answer.body).toMatchObject({ expireIn: 7200 });
  return answer.body.accessToken as string;
}

describe('access tokens', () => {
  it('are refused for a wrong secret, in the words of each interface', async () => {
    const wrong = { appKey: bench.secrets.DINGTALK_CLIENT_ID, appSecret: 'no' };
    const api = await bench.post('/v1.0/oauth2/accessToken', wrong);
    expect(api).toMatchObject({ status: 400, body: { code: 'invalidClientIdOrSecret' } });
    const oapi = await bench.get('/gettoken?appkey=a&appsecret=b');
    expect(oapi).toMatchObject({ status: 200, body: { errcode: 40089 } });
  });

  it('stay the same and live longer when they are asked for again', async () => {
    const one = await token();
    bench.product.now += 7_000_000;
    expect(await token()).toBe(one);
    const { DINGTALK_CLIENT_ID: key, DINGTALK_CLIENT_SECRET: secret } = bench.secrets;
    const old = await bench.get(`/gettoken?appkey=${key}&appsecret=${secret}`);
    expect(old.body).toMatchObject({ errcode: 0, access_token: one });
    bench.product.now += 7_000_000;
    expect(await token()).toBe(one);
  });
});

describe('the OpenAPI', () => {
  const send = async (path: string, body: object, access?: string) =>
    bench.post(`/v1.0/robot/${path}`, body, { 'x-acs-dingtalk-access-token': access ?? (await token()) });
  const message = (content: string) => ({
    robotCode: bench.secrets.DINGTALK_ROBOT_CODE,
    msgKey: 'sampleText',
    msgParam: JSON.stringify({ content }),
  });
  const toGroup = (more = {}) => ({ ...message('您好'), openConversationId: dingtalkGroup, ...more });

  it('posts into the group', async () => {
    const { status, body } = await send('groupMessages/send', toGroup());
    expect(status).toBe(200);
    expect(await bench.transcript(dingtalkGroup)).toMatchObject([
      { seq: 1, from: 'bot', kind: 'text', text: '您好', mentions: [], messageId: body.processQueryKey },
    ]);
  });

  it('posts to people alone and lists those it does not know', async () => {
    const answer = await send('oToMessages/batchSend', {
      ...message('您好'),
      userIds: ['li-si-01', 'nobody'],
    });
    expect(answer.body).toMatchObject({ invalidStaffIdList: ['nobody'], flowControlledStaffIdList: [] });
    const chat = bench.world.privateChat('dingtalk', 'li-si-01')!;
    expect(await bench.transcript(chat.id)).toMatchObject([{ text: '您好' }]);
  });

  it.each([
    ['an unknown group', { openConversationId: 'cidNo' }, 'invalid.openConversationId'],
    ['no group', { openConversationId: undefined }, 'miss.openConversationId'],
    ['another robot', { robotCode: 'other' }, 'invalidParameter.robotCode.auth'],
    ['no robot', { robotCode: '' }, 'invalidParameter.robotCode.empty'],
    ['an unknown template', { msgKey: 'poem' }, 'invalidParameter.msgKey.invalid'],
    ['parameters as an object', { msgParam: { content: 'a' } }, 'invalidParameter.msgParam.invalid'],
    ['a missing parameter', { msgParam: '{}' }, 'miss.param.content'],
    [
      'parameters over 15000 bytes',
      { msgParam: JSON.stringify({ content: '长'.repeat(5000) }) },
      'invalidParameter.msgParam.tooLong',
    ],
  ])('refuses %s', async (_what, more, code) => {
    expect(await send('groupMessages/send', toGroup(more))).toMatchObject({ status: 400, body: { code } });
    expect(await bench.transcript(dingtalkGroup)).toEqual([]);
  });

  it('refuses more than 20 people', async () => {
    const userIds = Array.from({ length: 21 }, (_, index) => `u${index}`);
    const answer = await send('oToMessages/batchSend', { ...message('您好'), userIds });
    expect(answer.body).toMatchObject({ code: 'invalidParameter.userIds.overMax' });
  });

  it('refuses a wrong token and one that is over with 400', async () => {
    const old = await token();
    const wrong = { status: 400, body: { code: 'InvalidAuthentication' } };
    expect(await send('groupMessages/send', toGroup(), 'no')).toMatchObject(wrong);
    bench.product.now += 7_201_000;
    expect(await send('groupMessages/send', toGroup(), old)).toMatchObject(wrong);
  });

  it('counts calls by the month, also across a restart', async () => {
    for (let n = 0; n < 5; n++) await send('groupMessages/send', toGroup());
    await bench.stopSimulator();
    await bench.start({ quotas: { api: 6, webhook: 60 } });
    expect((await send('groupMessages/send', toGroup())).status).toBe(200);
    const over = await send('groupMessages/send', toGroup());
    expect(over).toMatchObject({ status: 403, body: { code: 'Forbidden.AccessDenied.ApiCountLimitForOrg' } });
    bench.product.now = Date.parse('2024-04-01T00:00:00+08:00');
    expect((await send('groupMessages/send', toGroup())).status).toBe(200);
  });
});

describe('the custom robot', () => {
  const url = (timestamp = bench.product.now, sign = dingtalkSign(String(timestamp), robotSecret)) =>
    `/robot/send?access_token=${robotToken}&timestamp=${timestamp}&sign=${encodeURIComponent(sign)}`;

  it('shows mentions that are named in the text', async () => {
    const at = { atUserIds: ['li-si-01', 'stranger'], isAtAll: false };
    expect((await bench.post(url(), text('@li-si-01 请填报', { at }))).body).toEqual({
      errcode: 0,
      errmsg: 'ok',
    });
    await bench.post(url(), { msgtype: 'markdown', markdown: { title: '填报', text: '请填报' }, at });
    await bench.post(url(), text('请填报', { at: { isAtAll: true } }));
    const shown = await bench.transcript(dingtalkGroup);
    expect(shown.map(({ mentions }) => mentions)).toEqual([['li-si-01'], [], ['all']]);
  });

  it('refuses a wrong token, a wrong or old signature, a wrong type and size', async () => {
    expect(errcode(await bench.post('/robot/send?access_token=no', text('a')))).toBe(400101);
    expect(errcode(await bench.post(`/robot/send?access_token=${robotToken}`, text('a')))).toBe(310000);
    expect(errcode(await bench.post(url(undefined, 'wrong'), text('a')))).toBe(310000);
    expect(errcode(await bench.post(url(bench.product.now - 3_600_000), text('a')))).toBe(310000);
    expect(errcode(await bench.post(url(), { msgtype: 'poem' }))).toBe(400105);
    expect(errcode(await bench.post(url(), text('a'), { 'content-type': 'text/plain' }))).toBe(43004);
    expect(errcode(await bench.post(url(), text('长'.repeat(6700))))).toBe(460101);
    expect(await bench.transcript(dingtalkGroup)).toEqual([]);
  });

  it('delivers one msgUuid once, also across a restart', async () => {
    const message = text('一次', { msgUuid: 'u-1' });
    expect(errcode(await bench.post(url(), message))).toBe(0);
    await bench.stopSimulator();
    await bench.start();
    expect(errcode(await bench.post(url(), message))).toBe(0);
    expect(await bench.transcript(dingtalkGroup)).toHaveLength(1);
  });

  it('is blocked for ten minutes by the 21st message of a minute', async () => {
    for (let n = 0; n < 20; n++) expect(errcode(await bench.post(url(), text(`第${n}条`)))).toBe(0);
    expect(errcode(await bench.post(url(), text('太快')))).toBe(410100);
    bench.product.now += 9 * 60_000;
    expect(errcode(await bench.post(url(), text('仍然太快')))).toBe(410100);
    bench.product.now += 61_000;
    expect(errcode(await bench.post(url(), text('又可以了')))).toBe(0);
  });
});

describe('the sessionWebhook', () => {
  async function session(): Promise<string> {
    await bench.say(dingtalkGroup, 'li-si-01', '帮助');
    const { sessionWebhook } = JSON.parse(bench.product.received.at(-1)!.body);
    const { pathname, search } = new URL(sessionWebhook);
    return pathname + search;
  }

  it('answers several times within ninety minutes, then no more', async () => {
    const path = await session();
    expect(errcode(await bench.post(path, text('一')))).toBe(0);
    bench.product.now += 89 * 60_000;
    expect(errcode(await bench.post(path, text('二', { at: { atUserIds: ['li-si-01'] } })))).toBe(0);
    bench.product.now += 61_000;
    expect(errcode(await bench.post(path, text('三')))).toBe(300001);
    const shown = (await bench.transcript(dingtalkGroup)).filter(({ from }) => from === 'bot');
    expect(shown.map(({ mentions }) => mentions)).toEqual([[], ['li-si-01']]);
  });

  it('refuses a session that was never given out', async () => {
    expect(errcode(await bench.post('/robot/sendBySession?session=no', text('a')))).toBe(300001);
  });
});

describe('media/upload', () => {
  it('keeps a file that a group message can then show', async () => {
    const form = new FormData();
    form.set('type', 'file');
    form.set('media', new File(['content'], '台账.xlsx'));
    const upload = await fetch(`${bench.url}/media/upload?access_token=${await token()}`, {
      method: 'POST',
      body: form,
    });
    const { media_id } = (await upload.json()) as { media_id: string };
    expect(media_id).toMatch(/^@/);
    const body = {
      robotCode: bench.secrets.DINGTALK_ROBOT_CODE,
      openConversationId: dingtalkGroup,
      msgKey: 'sampleFile',
      msgParam: JSON.stringify({ mediaId: media_id, fileName: '台账.xlsx', fileType: 'xlsx' }),
    };
    await bench.post('/v1.0/robot/groupMessages/send', body, {
      'x-acs-dingtalk-access-token': await token(),
    });
    expect(await bench.transcript(dingtalkGroup)).toMatchObject([
      { kind: 'file', text: '台账.xlsx', file: { bytes: 7 } },
    ]);
  });

  it('refuses a wrong token and a wrong kind', async () => {
    const form = new FormData();
    form.set('media', new File(['content'], 'a.exe'));
    const upload = async (access: string, type: string) => {
      const url = `${bench.url}/media/upload?access_token=${access}&type=${type}`;
      return ((await (await fetch(url, { method: 'POST', body: form })).json()) as { errcode: number })
        .errcode;
    };
    expect(await upload('no', 'file')).toBe(40014);
    expect(await upload(await token(), 'poem')).toBe(40004);
    expect(await upload(await token(), 'file')).toBe(40005);
  });
});
