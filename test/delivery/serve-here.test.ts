import { describe, expect, it } from 'vitest';
import { createLanes } from '../../src/delivery/lanes.ts';

/** Lanes whose delivery ends when told. */
function openLanes(atMost: number) {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const warnings: object[] = [];
  const deliver = (lane: string) => {
    begun.push(lane);
    return new Promise<void>((resolve) => ends.push(resolve));
  };
  const lanes = createLanes(deliver, atMost, { warn: (entry: object) => void warnings.push(entry) } as never);
  return { lanes, begun, end: () => ends.shift()!(), warnings };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('serving lanes where their messages were written', () => {
  it('begins at once', () => {
    const { lanes, begun } = openLanes(2);
    expect(lanes.serve({ id: 1, lane: 'a' })).toBe(true);
    expect(begun).toEqual(['a']);
  });

  it('looks again into a lane for which something came meanwhile, and only then', async () => {
    const { lanes, begun, end } = openLanes(2);
    lanes.serve({ id: 1, lane: 'a' });
    lanes.serve({ id: 2, lane: 'a' });
    expect(begun).toEqual(['a']);
    end();
    await turn();
    expect(begun).toEqual(['a', 'a']);
    end();
    await turn();
    expect(begun).toEqual(['a', 'a']);
    await lanes.settled();
  });

  it('takes no further lane when its hands are full, and takes it when there is room', async () => {
    const { lanes, end } = openLanes(1);
    lanes.serve({ id: 1, lane: 'a' });
    expect(lanes.serve({ id: 2, lane: 'b' })).toBe(false);
    end();
    await lanes.settled();
    expect(lanes.serve({ id: 2, lane: 'b' })).toBe(true);
  });

  it('survives a lane that fails, logs it and serves it again', async () => {
    const warnings: object[] = [];
    let calls = 0;
    const deliver = async () => {
      calls += 1;
      throw new Error('store down');
    };
    const lanes = createLanes(deliver, 1, { warn: (entry: object) => void warnings.push(entry) } as never);
    lanes.serve({ id: 1, lane: 'a' });
    await lanes.settled();
    lanes.serve({ id: 1, lane: 'a' });
    await lanes.settled();
    expect(calls).toBe(2);
    expect(warnings).toHaveLength(2);
  });
});
