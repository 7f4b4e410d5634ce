import { XMLParser } from 'fast-xml-parser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Received } from './fake-product.ts';
import { dingtalkGroup, TestBench, wecomGroup } from './setup.ts';
import { dingtalkSign, wecomDecrypt, wecomSignature } from './wire.ts';

let bench: TestBench;
beforeEach(async () => {
  bench = await new TestBench().start();
});
afterEach(() => bench.stop());

function openBot(received: Received): Record<string, unknown> {
  const { WECOM_BOT_TOKEN, WECOM_BOT_AES_KEY } = bench.secrets;
  const { encrypt } = JSON.parse(received.body);
  const { query } = received;
  const expected = wecomSignature(WECOM_BOT_TOKEN, query.get('timestamp')!, query.get('nonce')!, encrypt);
  expect(query.get('msg_signature')).toBe(expected);
  const { message, receiveId } = wecomDecrypt(WECOM_BOT_AES_KEY, encrypt);
  expect(receiveId).toBe('');
  return JSON.parse(message);
}

describe('the AI bot of WeCom', () => {
  it('sends a group message encrypted, signed, with its mention and a reply URL', async () => {
    const { status, body } = await bench.say(wecomGroup, 'ZhangSan', '填报 新增城镇就业 1450人');
    expect(status).toBe(202);
    expect(bench.product.received).toHaveLength(1);
    expect(bench.product.received[0]!.path).toBe('/webhooks/wecom/bot');
    const message = openBot(bench.product.received[0]!);
    expect(message).toMatchObject({
      msgid: body.messageId,
      aibotid: bench.secrets.WECOM_BOT_ID,
      chatid: wecomGroup,
      chattype: 'group',
      from: { userid: 'ZhangSan' },
      msgtype: 'text',
      text: { content: '@调度助手 填报 新增城镇就业 1450人' },
    });
    expect(body.messageId).toMatch(/^[0-9a-f]{32}$/);
    expect(message.response_url).toMatch(
      /^https:\/\/qyapi\.weixin\.qq\.com\/cgi-bin\/aibot\/response\?response_code=[\w-]{60,}$/,
    );
  });

  it('stamps callbacks with the time of the product', async () => {
    bench.product.now = Date.parse('2024-10-31T15:00:00+08:00');
    await bench.say(wecomGroup, 'ZhangSan', '帮助');
    const seconds = Number(bench.product.received[0]!.query.get('timestamp'));
    expect(Math.abs(seconds - bench.product.now / 1000)).toBeLessThan(3);
  });

  it('mentions the bot once when the person already typed the mention', async () => {
    await bench.say(wecomGroup, 'ZhangSan', '@调度助手 帮助');
    expect(openBot(bench.product.received[0]!)).toMatchObject({ text: { content: '@调度助手 帮助' } });
  });

  it('has neither chat id nor mention in a single chat', async () => {
    await bench.say('bot:ZhangSan', 'ZhangSan', '帮助');
    const message = openBot(bench.product.received[0]!);
    expect(message).toMatchObject({ chattype: 'single', text: { content: '帮助' } });
    expect(message).not.toHaveProperty('chatid');
  });

  it('repeats a message id as a retry: same plaintext, encrypted and signed anew', async () => {
    await bench.say(wecomGroup, 'ZhangSan', '+120', 'mine-1');
    await bench.say(wecomGroup, 'ZhangSan', '+120', 'mine-1');
    const [one, two] = bench.product.received;
    expect(openBot(one!)).toEqual(openBot(two!));
    expect(one!.body).not.toBe(two!.body);
    expect(one!.query.get('nonce')).not.toBe(two!.query.get('nonce'));
    expect(await bench.transcript(wecomGroup)).toHaveLength(1);
  });

  it('hides user ids when told to, and converts them back', async () => {
    await bench.post('/sandbox/faults', { encryptedIds: true });
    await bench.say(wecomGroup, 'ZhangSan', '帮助');
    const { from } = openBot(bench.product.received[0]!) as { from: { userid: string } };
    expect(from.userid).toMatch(/^wo/);
    const { WECOM_CORP_ID, WECOM_APP_SECRET } = bench.secrets;
    const credentials = `corpid=${WECOM_CORP_ID}&corpsecret=${WECOM_APP_SECRET}`;
    const { body } = await bench.get<{ access_token: string }>(`/cgi-bin/gettoken?${credentials}`);
    const answer = await bench.post(`/cgi-bin/batch/openuserid_to_userid?access_token=${body.access_token}`, {
      open_userid_list: [from.userid, 'ZhangSan'],
    });
    expect(answer.body).toMatchObject({
      userid_list: [{ open_userid: from.userid, userid: 'ZhangSan' }],
      invalid_open_userid_list: ['ZhangSan'],
    });
  });
});

describe('the self-built app of WeCom', () => {
  it('sends XML inside encrypted XML with a MsgId above 2^53', async () => {
    const { body } = await bench.say('app:ZhangSan', 'ZhangSan', '进度 ]]> <b>&');
    const { WECOM_APP_TOKEN, WECOM_APP_AES_KEY, WECOM_CORP_ID, WECOM_AGENT_ID } = bench.secrets;
    const [received] = bench.product.received;
    expect(received!.path).toBe('/webhooks/wecom/app');
    const parser = new XMLParser({ parseTagValue: false });
    const outer = parser.parse(received!.body).xml;
    expect(outer).toMatchObject({ ToUserName: WECOM_CORP_ID, AgentID: WECOM_AGENT_ID });
    const { query } = received!;
    expect(query.get('msg_signature')).toBe(
      wecomSignature(WECOM_APP_TOKEN, query.get('timestamp')!, query.get('nonce')!, outer.Encrypt),
    );
    const { message, receiveId } = wecomDecrypt(WECOM_APP_AES_KEY, outer.Encrypt);
    expect(receiveId).toBe(WECOM_CORP_ID);
    const inner = parser.parse(message).xml;
    expect(inner).toMatchObject({
      FromUserName: 'ZhangSan',
      MsgType: 'text',
      Content: '进度 ]]> <b>&',
      MsgId: body.messageId,
      AgentID: WECOM_AGENT_ID,
    });
    expect(BigInt(inner.MsgId)).toBeGreaterThan(2n ** 53n);
  });

  it('turns a message id that is no number into the same number every time', async () => {
    await bench.say('app:ZhangSan', 'ZhangSan', '帮助', 'my-own');
    await bench.say('app:ZhangSan', 'ZhangSan', '帮助', 'my-own');
    const ids = bench.product.received.map(({ body }) => {
      const encrypted = /<Encrypt><!\[CDATA\[(.*)\]\]><\/Encrypt>/.exec(body)![1]!;
      return /<MsgId>(\d+)<\/MsgId>/.exec(
        wecomDecrypt(bench.secrets.WECOM_APP_AES_KEY, encrypted).message,
      )![1];
    });
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBe(ids[1]);
  });
});

describe('the robot of DingTalk', () => {
  it('sends plain JSON with a signed timestamp and a session of ninety minutes', async () => {
    const { body } = await bench.say(dingtalkGroup, 'li-si-01', '@调度助手 填报 就业 1450');
    const [received] = bench.product.received;
    expect(received!.path).toBe('/webhooks/dingtalk');
    const { timestamp, sign } = received!.headers;
    expect(sign).toBe(dingtalkSign(String(timestamp), bench.secrets.DINGTALK_CLIENT_SECRET));
    expect(Math.abs(Number(timestamp) - bench.product.now)).toBeLessThan(3_000);
    const message = JSON.parse(received!.body);
    expect(message).toMatchObject({
      conversationId: dingtalkGroup,
      conversationType: '2',
      conversationTitle: '南水县工作群',
      msgId: body.messageId,
      senderStaffId: 'li-si-01',
      senderNick: '李四',
      robotCode: bench.secrets.DINGTALK_ROBOT_CODE,
      chatbotCorpId: bench.secrets.DINGTALK_CORP_ID,
      msgtype: 'text',
      text: { content: ' 填报 就业 1450' },
    });
    expect(message.atUsers[0].dingtalkId).toBe(message.chatbotUserId);
    expect(message.sessionWebhook).toMatch(/^https:\/\/oapi\.dingtalk\.com\/robot\/sendBySession\?session=/);
    expect(message.sessionWebhookExpiredTime - message.createAt).toBe(90 * 60_000);
  });

  it('repeats exactly the same body in a retry', async () => {
    await bench.say(dingtalkGroup, 'li-si-01', '+120', 'msg1==');
    bench.product.now += 61_000;
    await bench.say(dingtalkGroup, 'li-si-01', '+120', 'msg1==');
    const [one, two] = bench.product.received;
    expect(two!.body).toBe(one!.body);
    expect(two!.headers.timestamp).not.toBe(one!.headers.timestamp);
  });
});

describe('delivery', () => {
  it('is repeated up to three times when the product is in trouble, and then given up', async () => {
    bench.product.answer = () => ({ status: 503 });
    await bench.say(wecomGroup, 'ZhangSan', '帮助');
    expect(bench.product.received).toHaveLength(3);
    const ids = bench.product.received.map((received) => openBot(received).msgid);
    expect(new Set(ids).size).toBe(1);
    expect(bench.sim.complaints.at(-1)!.what).toContain('given up after 3 deliveries');
  });

  it('is repeated when the product does not answer in time, until it does', async () => {
    bench.product.answer = () => (bench.product.received.length < 2 ? 'hang' : { status: 200 });
    await bench.say(dingtalkGroup, 'li-si-01', '帮助');
    expect(bench.product.received).toHaveLength(2);
  });

  it('keeps the order in which one person spoke', async () => {
    const texts = Array.from({ length: 20 }, (_, index) => `第${index}句`);
    for (const text of texts) {
      await bench.post('/sandbox/say', { chat: dingtalkGroup, user: 'li-si-01', text });
    }
    await bench.sim.deliveries.quiet(5_000);
    expect(bench.product.received.map(({ body }) => JSON.parse(body).text.content.trim())).toEqual(texts);
  });

  it('counts as pending until it is answered', async () => {
    bench.product.answer = () => 'hang';
    await bench.post('/sandbox/say', { chat: dingtalkGroup, user: 'li-si-01', text: '帮助' });
    expect((await bench.get('/sandbox/pending?wait=10')).body).toEqual({ pending: 1 });
    bench.product.answer = () => ({ status: 200 });
    expect((await bench.get('/sandbox/pending?wait=2000')).body).toEqual({ pending: 0 });
  });
});
