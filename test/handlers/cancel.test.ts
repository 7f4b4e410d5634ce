import { expect, it } from 'vitest';
import { ledger } from '../support/ledger.ts';
import { openScene } from '../support/scene.ts';

const now = '2024-03-29T10:00+08:00';

it('取消 drops the open proposal and records nothing', async () => {
  const scene = await openScene({ now });
  await scene.say('ouyangmin', '全县新增城镇就业 1450 人。');
  expect(await scene.say('ouyangmin', '取消')).toEqual(['已取消，什么都没有记录。需要时请重新发送。']);
  expect((await scene.say('ouyangmin', '确认'))[0]).toContain('没有等待确认的内容');
  expect(await ledger(scene.db)).toEqual([]);
});

it('取消 leaves other people’s proposals alone', async () => {
  const scene = await openScene({ now });
  await scene.say('ouyangmin', '填报 新增城镇就业 8000人');
  expect((await scene.say('zengxiaoping', '算了'))[0]).toContain('没有等待确认的内容，不用取消');
  expect((await scene.say('ouyangmin', '确认'))[0]).toContain('已记录');
});
