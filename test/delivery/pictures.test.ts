import { describe, expect, it } from 'vitest';
import { releaseExpired } from '../../src/delivery/deliver.ts';
import { groupFileAddress, personAddress } from '../../src/delivery/routes.ts';
import { groupWith, openPostOffice } from './post-office.ts';

const start = '2024-03-29T10:00+08:00';
const pages = [
  { kind: 'ranking', title: '县市区排名' },
  { kind: 'board', title: '挂图作战' },
];

describe('pictures of a message', () => {
  it('are drawn when it is sent, each a piece behind the text', async () => {
    const office = await openPostOffice(start);
    const id = await office.post(groupFileAddress('wecom', await groupWith('wecom', 'longhui')), {
      lines: ['周汇总'],
      pictures: pages,
    });
    await office.deliver();
    expect(office.arrivals.map(({ message }) => message)).toEqual([
      { lines: ['周汇总'] },
      { lines: [], image: Buffer.from('县市区排名').toString('base64') },
      { lines: [], image: Buffer.from('挂图作战').toString('base64') },
    ]);
    expect(await office.row(id)).toMatchObject({ state: 'sent' });
  });

  it('that cannot be drawn are told in words, and the others go out', async () => {
    const office = await openPostOffice(start);
    office.draw = async ({ kind }) => {
      if (kind === 'ranking') throw new Error('malformed');
      return Buffer.from('png');
    };
    const id = await office.post(personAddress('wecom', 'huangjing'), { lines: [], pictures: pages });
    await office.deliver();
    expect(office.arrivals.map(({ message }) => message)).toEqual([
      { lines: ['图片“县市区排名”没有生成，请以文字为准，或稍后再要一次。'] },
      { lines: [], image: Buffer.from('png').toString('base64') },
    ]);
    expect(await office.row(id)).toMatchObject({ state: 'sent' });
  });

  it('and a workbook is written; one that cannot be is told in words', async () => {
    const office = await openPostOffice(start);
    const workbook = { name: '台账.xlsx', tables: [{ name: '一' }, { name: '二' }] };
    const address = personAddress('wecom', 'huangjing');
    const id = await office.post(address, { lines: ['见文件'], workbook });
    await office.deliver();
    office.write = async () => {
      throw new Error('no thread');
    };
    await office.post(address, { lines: [], workbook });
    await office.deliver();
    expect(office.arrivals.map(({ message }) => message)).toEqual([
      { lines: ['见文件'] },
      { lines: [], file: { name: '台账.xlsx', base64: Buffer.from('一,二').toString('base64') } },
      { lines: ['文件“台账.xlsx”没有生成，请稍后再要一次。'] },
    ]);
    expect(await office.row(id)).toMatchObject({ state: 'sent' });
  });

  it('keep their row while they are being drawn, longer than a send may take', async () => {
    const office = await openPostOffice(start);
    let lease = 0;
    office.draw = async () => {
      const row = await office.db.selectFrom('outbox').selectAll().executeTakeFirstOrThrow();
      lease = row.lease_until_real! - office.tools.clock.real();
      return Buffer.from('png');
    };
    const id = await office.post(personAddress('wecom', 'huangjing'), { lines: [], pictures: [pages[0]!] });
    await office.deliver();
    expect(lease).toBeGreaterThan(80_000);
    expect(await office.row(id)).toMatchObject({ state: 'sent' });
  });

  it('are not sent again by a route that would know a repeated text', async () => {
    const office = await openPostOffice(start);
    const address = personAddress('wecom', 'huangjing');
    const text = await office.post(address, ['一', '二']);
    const picture = await office.post(address, { lines: [], pictures: [pages[0]!] });
    let first = true;
    office.answer = () => {
      if (!first) return { kind: 'unknown', code: 'lost' };
      first = false;
      return { kind: 'sent' };
    };
    await office.deliver();
    expect(await office.row(text)).toMatchObject({ state: 'sent' });
    expect(await office.row(picture)).toMatchObject({ state: 'unknown' });
  });

  it('whose sender died in the middle are left for a person to judge', async () => {
    const office = await openPostOffice(start);
    const id = await office.post(personAddress('wecom', 'huangjing'), { lines: [], pictures: [pages[0]!] });
    await office.db
      .updateTable('outbox')
      .set({ state: 'sending', lease_until_real: 1, attempts: 1 })
      .where('id', '=', id)
      .execute();
    await releaseExpired(office.tools, 2);
    expect(await office.row(id)).toMatchObject({ state: 'unknown', error: 'interrupted' });
  });
});
