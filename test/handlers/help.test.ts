import { describe, expect, it } from 'vitest';
import { handlers } from '../../handlers/index.ts';
import { openScene } from '../support/scene.ts';

const now = '2024-03-29T10:00+08:00';
const people = {
  liaison: 'ouyangmin',
  department: 'wuqian',
  observer: 'shilei',
  office: 'huangjing',
  leader: 'maguoqiang',
};

describe('帮助', () => {
  it.each(Object.entries(people))(
    'names every command that a %s may use, and no other, in twelve lines',
    async (role, user) => {
      const scene = await openScene({ now });
      const lines = await scene.say(user, '帮助');
      expect(lines.length).toBeLessThanOrEqual(12);
      const others =
        /^还有：(.*)$/.exec(lines.find((line) => line.startsWith('还有：')) ?? '')?.[1]?.split('、') ?? [];
      const named = [...lines.slice(1).map((line) => line.split('：')[0]!), ...others];
      const usable = handlers.filter(
        ({ roles }) => typeof roles === 'string' || roles.includes(role as never),
      );
      for (const handler of handlers) expect(named.includes(handler.words[0])).toBe(usable.includes(handler));
    },
  );

  it('tells a stranger how to be bound', async () => {
    const scene = await openScene({ now });
    expect((await scene.say('stranger', '帮助'))[0]).toContain('请先登记单位，发送：绑定 单位名称');
  });

  it.each(handlers.map(({ words }) => words[0]))('帮助 %s gives its two examples', async (word) => {
    const scene = await openScene({ now });
    const lines = await scene.say('ouyangmin', `帮助 ${word}`);
    const handler = handlers.find(({ words }) => words[0] === word)!;
    expect(lines[0]).toBe(`【${word}】${handler.help}`);
    for (const example of handler.examples) expect(lines).toContain(example);
  });

  it('says who may where the person may not', async () => {
    const scene = await openScene({ now });
    expect((await scene.say('ouyangmin', '帮助 同意')).at(-1)).toBe('（您目前不能使用：限专班办公室）');
  });

  it('offers the nearest for an unknown command', async () => {
    const scene = await openScene({ now });
    expect((await scene.say('ouyangmin', '帮助 天保'))[0]).toContain('填报');
  });

  it('greets who enters the chat', async () => {
    const scene = await openScene({ now });
    expect((await scene.say('ouyangmin', '', { kind: 'enter' }))[0]).toBe(
      '您好，欧阳敏（县市区联络员）。您可以用：',
    );
  });
});
