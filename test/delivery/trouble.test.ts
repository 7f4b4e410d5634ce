import { describe, expect, it } from 'vitest';
import { releaseExpired } from '../../src/delivery/deliver.ts';
import { type Address, groupAddress } from '../../src/delivery/routes.ts';
import { groupWith, openPostOffice, type PostOffice } from './post-office.ts';

const start = '2024-03-29T10:00+08:00';
const forever = Number.MAX_SAFE_INTEGER;
const wecom = async (unit = 'longhui') => groupAddress('wecom', await groupWith('wecom', unit));
const dingtalk = async () => groupAddress('dingtalk', await groupWith('dingtalk', 'dongkou'));

/** The process dies after the platform was asked and before the result was written. */
async function dieInSend(office: PostOffice, address: Address, text: string): Promise<number> {
  const id = await office.post(address, [text]);
  const answer = office.answer;
  office.answer = () => new Promise(() => undefined);
  void office.deliver();
  while (office.arrivals.at(-1)?.text !== text) await new Promise((resolve) => setTimeout(resolve, 2));
  office.answer = answer;
  return id;
}

describe('an unknown result', () => {
  it('on an unsafe route is 结果不明: not repeated, and the office is told once a chat and day', async () => {
    const office = await openPostOffice(start);
    office.answer = ({ message }) =>
      message.lines[0]!.startsWith('x') ? { kind: 'unknown', code: 'timeout' } : { kind: 'sent' };
    const ids = [await office.post(await wecom(), ['x1']), await office.post(await wecom(), ['x2'])];
    await office.post(await wecom('xinshao'), ['x3']);
    await office.deliver();
    office.at(office.now() + 3_600_000);
    await office.deliver();
    for (const id of ids) expect(await office.row(id)).toMatchObject({ state: 'unknown', error: 'timeout' });
    expect(office.arrivals.filter(({ text }) => text === 'x1')).toHaveLength(1);
    // Two office groups, two chats in trouble.
    expect(await office.notes()).toHaveLength(4);
    // Lanes do not wait for each other, so either chat's note may come first.
    expect((await office.notes()).join('\n')).toMatch(
      /发往“隆回县民生实事工作群”的消息（编号 1）是否送达不明，为免重复没有再发/,
    );
    office.at('2024-03-30T10:00+08:00');
    await office.post(await wecom(), ['x4']);
    await office.deliver();
    expect(await office.notes()).toHaveLength(6);
  });

  it('on a safe route is repeated under the same key, marked as a repetition', async () => {
    const office = await openPostOffice(start);
    let unknown = 1;
    office.answer = () => (unknown-- > 0 ? { kind: 'unknown', code: 'timeout' } : { kind: 'sent' });
    const id = await office.post(await dingtalk(), ['hello']);
    await office.deliver();
    office.at(office.now() + 1000);
    await office.deliver();
    expect(office.arrivals.map(({ repeated }) => repeated)).toEqual([false, true]);
    expect(new Set(office.arrivals.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
    expect(await office.row(id)).toMatchObject({ state: 'sent' });
  });

  it('followed by a route that is gone is not repeated by the next one', async () => {
    const office = await openPostOffice(start);
    office.answer = () =>
      office.arrivals.length === 1 ? { kind: 'unknown', code: 'timeout' } : { kind: 'gone', code: 'used' };
    const id = await office.post(await dingtalk(), ['hello']);
    await office.deliver();
    office.at(office.now() + 1000);
    await office.deliver();
    expect(office.arrivals.filter(({ text }) => text === 'hello')).toHaveLength(2);
    expect(await office.row(id)).toMatchObject({ state: 'unknown' });
  });

  it('lets the next message of the lane go on', async () => {
    const office = await openPostOffice(start);
    office.answer = ({ message }) =>
      message.lines[0] === '1' ? { kind: 'unknown', code: 'timeout' } : { kind: 'sent' };
    await office.post(await wecom(), ['1']);
    const next = await office.post(await wecom(), ['2']);
    await office.deliver();
    expect(await office.row(next)).toMatchObject({ state: 'sent' });
  });
});

describe('what is given up', () => {
  it('after twelve failures is parked, with one note to the office', async () => {
    const office = await openPostOffice(start);
    office.answer = ({ message }) =>
      message.lines[0] === 'x' ? { kind: 'retry', code: '500' } : { kind: 'sent' };
    const id = await office.post(await wecom(), ['x']);
    for (let n = 0; n < 14; n += 1) {
      await office.deliver();
      office.at(office.now() + 600_000);
    }
    expect(office.arrivals.filter(({ text }) => text === 'x')).toHaveLength(12);
    expect(await office.row(id)).toMatchObject({ state: 'parked', error: '500' });
    expect((await office.notes())[0]).toContain('没有送达，已停止重试');
  });

  it('makes no notes about notes', async () => {
    const office = await openPostOffice(start);
    office.answer = () => ({ kind: 'refused', code: 'bad key' });
    await office.post(await wecom(), ['x']);
    await office.deliver();
    expect(await office.notes()).toHaveLength(2);
  });
});

describe('a process that dies between send and commit', () => {
  it('leaves its lane shut until the lease is over', async () => {
    const office = await openPostOffice(start);
    await dieInSend(office, await dingtalk(), 'lost');
    await office.post(await dingtalk(), ['next']);
    await releaseExpired(office.tools, office.now());
    await office.deliver();
    expect(office.arrivals.map(({ text }) => text)).toEqual(['lost']);
  });

  it('on a safe route: the message is repeated under the same key', async () => {
    const office = await openPostOffice(start);
    const id = await dieInSend(office, await dingtalk(), 'lost');
    await releaseExpired(office.tools, forever);
    office.at(office.now() + 1000);
    await office.deliver();
    expect(office.arrivals.map(({ idempotencyKey, repeated }) => [idempotencyKey, repeated])).toEqual([
      [`${id}-0`, false],
      [`${id}-0`, true],
    ]);
    expect(await office.row(id)).toMatchObject({ state: 'sent' });
  });

  it('on an unsafe route: 结果不明, told to the office, the next one goes on', async () => {
    const office = await openPostOffice(start);
    const id = await dieInSend(office, await wecom(), 'lost');
    const next = await office.post(await wecom(), ['next']);
    await releaseExpired(office.tools, forever);
    await office.deliver();
    expect(await office.row(id)).toMatchObject({ state: 'unknown', error: 'interrupted' });
    expect(await office.row(next)).toMatchObject({ state: 'sent' });
    expect(await office.notes()).toHaveLength(2);
  });

  it('is judged once, whoever looks', async () => {
    const office = await openPostOffice(start);
    const id = await dieInSend(office, await dingtalk(), 'lost');
    await Promise.all([1, 2, 3].map(() => releaseExpired(office.tools, forever)));
    office.at(office.now() + 1000);
    await office.deliver();
    expect(office.arrivals).toHaveLength(2);
    expect(await office.row(id)).toMatchObject({ state: 'sent' });
  });

  it('and comes back late does not overrule who judged its message', async () => {
    const office = await openPostOffice(start);
    let finish: () => void = () => undefined;
    office.answer = () =>
      new Promise((resolve) => {
        finish = () => resolve({ kind: 'retry', code: 'late' });
      });
    const id = await office.post(await wecom(), ['slow']);
    const slow = office.deliver();
    while (office.arrivals.length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    await releaseExpired(office.tools, forever);
    office.answer = () => ({ kind: 'sent' });
    finish();
    await slow;
    expect(await office.row(id)).toMatchObject({ state: 'unknown', error: 'interrupted' });
    expect(office.arrivals.filter(({ text }) => text === 'slow')).toHaveLength(1);
  });
});
