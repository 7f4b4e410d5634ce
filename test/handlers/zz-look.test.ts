import { it } from 'vitest';
import { settledLines } from '../../src/office/notices/settled-lines.ts';
import { openScene } from '../support/scene.ts';
import { frozen, settle } from '../support/settle.ts';
it('look', async () => {
  const scene = await openScene({ now: '2024-11-07T18:00+08:00' });
  const many = [frozen(), frozen({ indicator: 'b', name: '普惠性托位', value: '120个', target: '600个', completion: '20' }),
    frozen({ indicator: 'c', name: '农村公路', value: '—', target: '35公里', progress: { ...frozen().progress, status: 'unreported', completion: undefined, scheduled: undefined, dataDate: undefined, judgedAt: undefined } }),
    frozen({ indicator: 'd', name: '规模工业增加值增速', value: '5.8%', target: '7%', progress: { ...frozen().progress, status: 'not-met', scheduled: undefined } })];
  const s = await settle(scene, undefined, () => many);
  console.log(settledLines(scene.office, s).join('\n'));
  scene.at('2024-11-08T10:00+08:00');
  console.log((await scene.say('huangjing', '签发')).join('\n'));
  console.log((await scene.say('huangjing', '签发 1 抄送市领导')).join('\n'));
  for (const o of await scene.outbox()) console.log('-----', o.chatId, o.kind, o.message.mentions, '\n' + o.lines.join('\n'));
  console.log((await scene.say('xiao-lin', '签收')).join('\n'));
  console.log((await scene.say('174520396812', '签收')).join('\n'));
  console.log((await scene.say('174520396812', '整改 原因：开工晚，施工队伍不足 措施：增加两个班组')).join('\n'));
  console.log((await scene.say('174520396812', '整改 原因：开工晚，施工队伍不足 措施：增加两个班组 时限：12月20日')).join('\n'));
  console.log((await scene.outbox()).at(-1)!.lines.join('\n'));
  console.log((await scene.say('huangjing', '约谈 1 时间：11月14日下午3点 地点：三楼会议室 约谈人：马国强')).join('\n'));
  console.log((await scene.say('huangjing', '退回 1号 原因：措施不具体')).join('\n'));
  console.log((await scene.say('huangjing', '销号 1')).join('\n'));
});
