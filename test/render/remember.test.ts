import { describe, expect, it } from 'vitest';
import { remember } from '../../src/render/remember.ts';

describe('remember', () => {
  const counting = (most: number) => {
    const made: string[] = [];
    const make = remember(async ({ title }: { title: string }) => {
      made.push(title);
      if (title === 'broken') throw new Error('cannot');
      return Buffer.from(title);
    }, most);
    return { made, make };
  };

  it('makes the same thing once, also for those who ask at one time', async () => {
    const { made, make } = counting(2);
    const both = await Promise.all([make({ title: 'a' }), make({ title: 'a' })]);
    expect(both.map(String)).toEqual(['a', 'a']);
    await make({ title: 'a' });
    expect(made).toEqual(['a']);
  });

  it('forgets what was asked for longest ago', async () => {
    const { made, make } = counting(2);
    for (const title of ['a', 'b', 'a', 'c', 'a', 'b']) await make({ title });
    expect(made).toEqual(['a', 'b', 'c', 'b']);
  });

  it('tries again what failed', async () => {
    const { made, make } = counting(2);
    await expect(make({ title: 'broken' })).rejects.toThrow('cannot');
    await expect(make({ title: 'broken' })).rejects.toThrow('cannot');
    expect(made).toEqual(['broken', 'broken']);
  });
});
