import { describe, expect, it } from 'vitest';
import { chatById } from '../../src/store/chats.ts';
import { applyConfig } from '../../src/store/install.ts';
import { openScene, sample } from '../support/scene.ts';

const now = '2024-03-29T10:00+08:00';

describe('登记本群', () => {
  it('by the office registers at once and says what the administrator does next', async () => {
    const scene = await openScene({ now });
    const lines = await scene.say('huangjing', '登记本群 双清区、大祥区', { chat: 'wrNewGroup' });
    expect(lines[0]).toBe('本群已登记为双清区、大祥区的工作群。');
    expect(lines[1]).toContain('diaodu group wrNewGroup --webhook-file');
    expect(await chatById(scene.db, 'wecom', 'wrNewGroup')).toMatchObject({
      units: ['shuangqing', 'daxiang'],
      office: false,
    });
  });

  it('by anybody else asks the office first', async () => {
    const scene = await openScene({ now });
    expect((await scene.say('stranger', '登记本群 隆回县', { chat: 'wrNewGroup' }))[0]).toContain(
      '已向专班办公室申请把本群登记为隆回县的工作群（编号 1）',
    );
    expect(await chatById(scene.db, 'wecom', 'wrNewGroup')).toBeUndefined();
    expect((await scene.outbox()).map(({ lines }) => lines[0])).toEqual(
      Array(2).fill('【登记群申请 1】账号 stranger 申请把群“wrNewGroup”登记为隆回县的工作群。'),
    );
  });

  it('as the office’s own group is for officials only', async () => {
    const scene = await openScene({ now });
    expect((await scene.say('ouyangmin', '登记本群 专班办公室', { chat: 'wrNewGroup' }))[0]).toContain(
      '只能由专班办公室的同志登记',
    );
  });

  it('needs a group and full unit names', async () => {
    const scene = await openScene({ now });
    expect((await scene.say('huangjing', '登记本群 隆回县', { alone: true }))[0]).toContain(
      '请到要登记的工作群里',
    );
    expect((await scene.say('huangjing', '登记本群'))[0]).toContain('请写上单位名称');
    expect((await scene.say('huangjing', '登记本群 邵阳'))[0]).toContain('邵阳市、邵阳县');
    expect((await scene.say('huangjing', '登记本群 火星')).at(-1)).toContain('请写全称再发一次');
  });

  it('changes a group of org.yaml for good, and keeps its keys', async () => {
    const scene = await openScene({ now });
    const chat = scene.groupOf('ouyangmin');
    await scene.say('huangjing', '登记本群 隆回县、新邵县', { chat });
    await applyConfig(scene.db, await sample(), scene.clock.now());
    const known = await chatById(scene.db, 'wecom', chat);
    expect(known?.units).toEqual(['longhui', 'xinshao']);
    expect(known?.webhook).toBe('00000000-0000-4000-8000-000000000007');
  });

  it('names the applicant, and asks once for a group that waits', async () => {
    const scene = await openScene({ now });
    await scene.say('ouyangmin', '登记本群 隆回县', { chat: 'wrNewGroup' });
    expect((await scene.outbox())[0]?.lines[0]).toContain('欧阳敏（账号 ouyangmin） 申请把群“wrNewGroup”');
    expect((await scene.say('stranger', '登记本群 隆回县', { chat: 'wrNewGroup' }))[0]).toContain(
      '（编号 1），正等专班办公室同意，不用再发',
    );
    expect((await scene.say('huangjing', '同意'))[1]).toBe('同意 1　群“wrNewGroup”登记为隆回县的工作群');
  });
});
