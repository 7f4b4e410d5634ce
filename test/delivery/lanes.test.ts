import { describe, expect, it } from 'vitest';
import { deliverLane } from '../../src/delivery/deliver.ts';
import { groupAddress } from '../../src/delivery/routes.ts';
import { groupWith, openPostOffice } from './post-office.ts';

const start = '2024-03-29T10:00+08:00';

describe('a lane', () => {
  it('delivers in the order of writing', async () => {
    const office = await openPostOffice(start);
    const group = groupAddress('wecom', await groupWith('wecom', 'longhui'));
    for (const text of ['1', '2', '3']) await office.post(group, [text]);
    await office.deliver();
    expect(office.arrivals.map(({ text }) => text)).toEqual(['1', '2', '3']);
  });

  it('keeps its order while the first has to be tried again', async () => {
    const office = await openPostOffice(start);
    const group = groupAddress('wecom', await groupWith('wecom', 'longhui'));
    let failures = 2;
    office.answer = () => (failures-- > 0 ? { kind: 'retry', code: 'busy' } : { kind: 'sent' });
    const id = await office.post(group, ['1']);
    await office.post(group, ['2']);
    await office.deliver();
    expect(office.arrivals.map(({ text }) => text)).toEqual(['1']);
    office.at(office.now() + 999);
    await office.deliver();
    expect(office.arrivals).toHaveLength(1);
    office.at(office.now() + 1);
    await office.deliver();
    office.at(office.now() + 2000);
    await office.deliver();
    expect(office.arrivals.map(({ text }) => text)).toEqual(['1', '1', '1', '2']);
    expect(await office.row(id)).toMatchObject({ state: 'sent', attempts: 3 });
  });

  it('is held by one worker at a time', async () => {
    const office = await openPostOffice(start);
    const address = groupAddress('wecom', await groupWith('wecom', 'longhui'));
    for (let n = 0; n < 10; n += 1) await office.post(address, [`${n}`]);
    office.answer = async () => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      return { kind: 'sent' };
    };
    await Promise.all([1, 2, 3].map(() => deliverLane(office.tools, address.lane)));
    await office.deliver();
    expect(office.arrivals.map(({ text }) => text)).toEqual(Array.from({ length: 10 }, (_, n) => `${n}`));
  });

  it('never waits for another', async () => {
    const office = await openPostOffice(start);
    const slow = groupAddress('wecom', await groupWith('wecom', 'longhui'));
    const quick = groupAddress('wecom', await groupWith('wecom', 'xinshao'));
    let release: () => void = () => undefined;
    office.answer = ({ message }) =>
      message.lines[0] === 'slow'
        ? new Promise((resolve) => {
            release = () => resolve({ kind: 'sent' });
          })
        : { kind: 'sent' };
    await office.post(slow, ['slow']);
    await office.post(quick, ['quick']);
    const waiting = deliverLane(office.tools, slow.lane);
    await deliverLane(office.tools, quick.lane);
    expect(office.arrivals.map(({ text }) => text).toSorted()).toEqual(['quick', 'slow']);
    release();
    await waiting;
  });
});

describe('the rate window', () => {
  it('lets twenty a minute through one robot and the rest after it, in order', async () => {
    const office = await openPostOffice(start);
    const group = groupAddress('wecom', await groupWith('wecom', 'longhui'));
    for (let n = 0; n < 25; n += 1) await office.post(group, [`${n}`]);
    await office.deliver();
    expect(office.arrivals).toHaveLength(20);
    office.at(office.now() + 60_000);
    await office.deliver();
    office.at(office.now() + 5_000);
    await office.deliver();
    expect(office.arrivals.map(({ text }) => Number(text))).toEqual(Array.from({ length: 25 }, (_, n) => n));
    expect(office.arrivals[20]!.at - office.arrivals[0]!.at).toBeGreaterThanOrEqual(60_000);
  });

  it('does not count as an attempt of the message that waits', async () => {
    const office = await openPostOffice(start);
    const group = groupAddress('wecom', await groupWith('wecom', 'longhui'));
    let last = 0;
    for (let n = 0; n < 21; n += 1) last = await office.post(group, [`${n}`]);
    await office.deliver();
    expect(await office.row(last)).toMatchObject({ state: 'waiting', attempts: 0 });
  });

  it('is one robot’s own', async () => {
    const office = await openPostOffice(start);
    for (const unit of ['longhui', 'xinshao'])
      for (let n = 0; n < 20; n += 1)
        await office.post(groupAddress('wecom', await groupWith('wecom', unit)), [`${n}`]);
    await office.deliver();
    expect(office.arrivals).toHaveLength(40);
  });
});

it('a block of the platform keeps the whole address quiet until it is over', async () => {
  const office = await openPostOffice(start);
  const group = groupAddress('dingtalk', await groupWith('dingtalk', 'dongkou'));
  office.answer = () => ({ kind: 'retry', code: 'throttled', retryAfterMs: 600_000, blocked: true });
  await office.post(group, ['1']);
  await office.deliver();
  office.answer = () => ({ kind: 'sent' });
  await office.post(group, ['2']);
  office.at(office.now() + 599_999);
  await office.deliver();
  expect(office.arrivals.map(({ text }) => text)).toEqual(['1']);
  office.at(office.now() + 1);
  await office.deliver();
  expect(office.arrivals.map(({ text }) => text)).toEqual(['1', '1', '2']);
});
