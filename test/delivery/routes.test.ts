import { describe, expect, it } from 'vitest';
import { answerAddress, checkRoutes, groupAddress, personAddress } from '../../src/delivery/routes.ts';
import type { Capabilities } from '../../src/platforms/contract.ts';
import { claimPassiveAnswer } from '../../src/store/passive.ts';
import { groupWith, openPostOffice, type PostOffice } from './post-office.ts';

const start = '2024-03-29T10:00+08:00';
const hourMs = 3_600_000;

async function answering(office: PostOffice, said: Parameters<PostOffice['hear']>[0], lines: string[]) {
  const id = await office.hear(said);
  const message = await office.db
    .selectFrom('inbox')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { inboxId: id, id: await office.post(answerAddress(message), lines, { inboxId: id }) };
}

const used = (office: PostOffice) => office.arrivals.map(({ route, text }) => `${route.kind} ${text}`);

async function wecomCallback(office: PostOffice, reply = true) {
  return {
    entry: 'wecom-bot',
    platform: 'wecom',
    chat: { id: await groupWith('wecom', 'longhui'), kind: 'group' },
    ...(reply && { reply: { url: 'https://reply.example/1', expiresAt: office.now() + hourMs, once: true } }),
  } as const;
}

describe('an answer', () => {
  it('takes the reply URL of its callback', async () => {
    const office = await openPostOffice(start);
    await answering(office, await wecomCallback(office), ['hello']);
    await office.deliver();
    expect(used(office)).toEqual(['wecom-response hello']);
    expect(office.arrivals[0]!.route.address).toBe('https://reply.example/1');
  });

  it('goes by the robot when the reply URL is over', async () => {
    const office = await openPostOffice(start);
    await answering(office, await wecomCallback(office), ['hello']);
    office.at(office.now() + hourMs);
    await office.deliver();
    expect(used(office)).toEqual(['wecom-robot hello']);
  });

  it('goes by the next route when the platform says the URL is used up', async () => {
    const office = await openPostOffice(start);
    office.answer = ({ route }) =>
      route.kind === 'wecom-response' ? { kind: 'gone', code: 'used' } : { kind: 'sent' };
    const { id } = await answering(office, await wecomCallback(office), ['hello']);
    await office.deliver();
    expect(used(office)).toEqual(['wecom-response hello', 'wecom-robot hello']);
    expect(await office.row(id)).toMatchObject({ state: 'sent', error: null });
  });

  it('too long for one message is cut; after the reply URL the rest takes the next route', async () => {
    const office = await openPostOffice(start);
    office.maxLines = 1;
    await answering(office, await wecomCallback(office), ['a', 'b', 'c']);
    await office.deliver();
    expect(used(office)).toEqual(['wecom-response a', 'wecom-robot b', 'wecom-robot c']);
    expect(new Set(office.arrivals.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(3);
  });

  it('does not wait behind the robot’s rate limit', async () => {
    const office = await openPostOffice(start);
    const group = groupAddress('wecom', await groupWith('wecom', 'longhui'));
    for (let n = 0; n < 21; n += 1) await office.post(group, [`${n}`]);
    await answering(office, await wecomCallback(office), ['hello']);
    await office.deliver();
    expect(used(office)).toContain('wecom-response hello');
  });

  it('without a reply URL waits for its callback, which takes it once for all', async () => {
    const office = await openPostOffice(start);
    const { inboxId, id } = await answering(office, await wecomCallback(office, false), ['hello']);
    await office.deliver();
    expect(office.arrivals).toEqual([]);
    expect((await claimPassiveAnswer(office.db, inboxId, office.now()))?.lines).toEqual(['hello']);
    expect((await claimPassiveAnswer(office.db, inboxId, office.now()))?.lines).toEqual(['hello']);
    office.at(office.now() + hourMs);
    await office.deliver();
    expect(office.arrivals).toEqual([]);
    expect(await office.row(id)).toMatchObject({ state: 'sent' });
  });

  it('that no callback took goes by the robot, and the callback comes too late', async () => {
    const office = await openPostOffice(start);
    const { inboxId } = await answering(office, await wecomCallback(office, false), ['hello']);
    office.at(office.now() + 1500);
    await office.deliver();
    expect(used(office)).toEqual(['wecom-robot hello']);
    expect(await claimPassiveAnswer(office.db, inboxId, office.now())).toBeUndefined();
  });

  it('on DingTalk takes the session, then the robot, then the API', async () => {
    const office = await openPostOffice(start);
    const gone = ['dingtalk-session', 'dingtalk-robot'];
    office.answer = ({ route }) =>
      gone.includes(route.kind) ? { kind: 'gone', code: 'x' } : { kind: 'sent' };
    const reply = { url: 'https://session.example', expiresAt: office.now() + hourMs, once: false };
    const chat = { id: await groupWith('dingtalk', 'dongkou'), kind: 'group' as const };
    await answering(office, { entry: 'dingtalk', platform: 'dingtalk', chat, reply }, ['hello']);
    await office.deliver();
    expect(used(office)).toEqual(['dingtalk-session hello', 'dingtalk-robot hello', 'dingtalk-group hello']);
  });

  it('to a single chat of DingTalk goes to the sender, whose id the chat does not tell', async () => {
    const office = await openPostOffice(start);
    const said = { chat: { id: 'cidAlone', kind: 'single' as const }, sender: { id: '0123' } };
    await answering(office, { entry: 'dingtalk', platform: 'dingtalk', ...said }, ['hello']);
    await office.deliver();
    expect(office.arrivals[0]!.route).toMatchObject({ kind: 'dingtalk-person', address: '0123' });
  });
});

describe('a notice', () => {
  it('to a person goes by the platform’s private route', async () => {
    const office = await openPostOffice(start);
    await office.post(personAddress('wecom', 'ouyangmin'), ['hello']);
    await office.post(personAddress('dingtalk', '0123'), ['hello']);
    await office.deliver();
    expect(office.arrivals.map(({ route }) => `${route.kind} ${route.address}`).toSorted()).toEqual([
      'dingtalk-person 0123',
      'wecom-app ouyangmin',
    ]);
  });

  it('carries the group’s own key and secret', async () => {
    const office = await openPostOffice(start);
    await office.post(groupAddress('dingtalk', await groupWith('dingtalk', 'dongkou')), ['hello']);
    await office.deliver();
    expect(office.arrivals[0]!.route.address).toMatch(/^0+2$/);
    expect(office.arrivals[0]!.route.secret).toMatch(/^SEC0+2$/);
  });

  it('to a group without a key is parked and reported', async () => {
    const office = await openPostOffice(start);
    const id = await office.post(groupAddress('wecom', 'wrUnknown'), ['hello']);
    await office.deliver();
    expect(await office.row(id)).toMatchObject({ state: 'parked', error: 'no_route' });
    expect((await office.notes())[0]).toContain('发往“未登记的群”的消息');
  });
});

describe('the table of routes', () => {
  it('refuses to start with a platform that cannot push, or cannot speak to one alone', () => {
    const able = { push: true, private: true, rich: true } as Capabilities;
    const platform = (capabilities: Capabilities) => ({ wecom: { capabilities: () => capabilities } });
    expect(() => checkRoutes(platform(able))).not.toThrow();
    expect(() => checkRoutes(platform({ ...able, rich: false }))).toThrow('wecom-robot');
    expect(() => checkRoutes(platform({ ...able, push: false }))).toThrow(/wecom-robot, wecom-app/);
    expect(() => checkRoutes(platform({ ...able, private: false }))).toThrow(/wecom-app/);
  });
});
