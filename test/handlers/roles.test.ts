import { describe, expect, it } from 'vitest';
import { handlers } from '../../handlers/index.ts';
import type { Role } from '../../src/domain/model.ts';
import { openScene } from '../support/scene.ts';

const now = '2024-03-29T10:00+08:00';
const people: Record<Role, string> = {
  liaison: 'ouyangmin',
  department: 'wuqian',
  observer: 'shilei',
  office: 'huangjing',
  leader: 'maguoqiang',
};
const reporters: readonly Role[] = ['liaison', 'department'];
const deciders: readonly Role[] = ['office', 'leader'];
const all = Object.keys(people) as Role[];

/** DESIGN 5: who may say what. */
const may: Record<string, readonly Role[]> = {
  帮助: all,
  绑定: all,
  解绑: all,
  登记本群: all,
  同意: ['office'],
  拒绝: ['office'],
  填报: reporters,
  无变化: reporters,
  零报告: reporters,
  更正: reporters,
  撤回: reporters,
  确认: all,
  取消: all,
  进度: all,
  未报: ['liaison', 'department', 'office', 'leader'],
  简报: ['office', 'leader'],
  得分: ['liaison', 'department', 'office', 'leader'],
  排名: all,
  核对无误: reporters,
  结账: ['office'],
  重开: ['office'],
  发布: ['office'],
  预览: ['office'],
  导出: ['office'],
  检查: ['office'],
  异议: reporters,
  采纳: ['office'],
  驳回: ['office'],
  加分: ['office'],
  扣分: ['office'],
  延期: reporters,
  暂停: ['office'],
  即时调度: ['office'],
  催报: ['office'],
  签收: reporters,
  整改: reporters,
  签发: deciders,
  退回: deciders,
  销号: deciders,
  撤销: deciders,
  约谈: deciders,
  问题: ['liaison', 'department', 'observer', 'office'],
  回复问题: reporters,
  简讯: ['liaison', 'department', 'office'],
  月报: ['liaison', 'department', 'office'],
  专报: ['office'],
  出处: ['office'],
};
const strangers = ['帮助', '绑定', '登记本群'];

describe.each(handlers.map((handler) => [handler.words[0], handler.examples[0]] as const))(
  '%s',
  (word, example) => {
    it.each(all)('is done for a %s or refused with who may', async (role) => {
      const scene = await openScene({ now });
      const answer = (await scene.say(people[role], example)).join('\n');
      if (may[word]?.includes(role)) expect(answer).not.toMatch(/只能由.*使用/);
      else expect(answer).toMatch(new RegExp(`^“${word}”只能由.*使用，您登记的身份是.*\\n发送“帮助”`));
    });

    it('is answered to a stranger with how to be bound, unless it needs no binding', async () => {
      const scene = await openScene({ now });
      const answer = (await scene.say('stranger', example)).join('\n');
      const unbound = /还不知道您是哪个单位的.*\n请发送：绑定 单位名称/;
      if (strangers.includes(word)) expect(answer).not.toMatch(unbound);
      else expect(answer).toMatch(unbound);
    });
  },
);

it('somebody from outside the organisation gets one polite answer and writes nothing', async () => {
  const scene = await openScene({ now });
  expect(await scene.say('', '填报 新增城镇就业 1人', { chat: scene.groupOf('ouyangmin') })).toEqual([
    '您不是本单位组织内的成员，暂不能受理。',
    '请联系专班办公室。',
  ]);
});
