import { describe, expect, it } from 'vitest';
import type { Status } from '../../src/domain/model.ts';
import { type Light, lightOf, shape } from '../../src/render/shapes.ts';

const lights: readonly Light[] = ['done', 'green', 'yellow', 'red', 'unreported', 'no-task'];

describe('a light', () => {
  it.each<[Status, Light]>([
    ['done', 'done'],
    ['on-schedule', 'green'],
    ['met', 'green'],
    ['within', 'green'],
    ['behind-yellow', 'yellow'],
    ['behind-red', 'red'],
    ['not-met', 'red'],
    ['exceeded', 'red'],
    ['unreported', 'unreported'],
    ['no-task', 'no-task'],
  ])('of %s is %s', (status, light) => {
    expect(lightOf(status)).toBe(light);
  });

  it('is told apart from every other by its outline alone', () => {
    const outlines = lights.map((light) =>
      JSON.stringify(
        shape(light, 0, 0, 10).map(({ kind, ...mark }) => [
          kind,
          'points' in mark ? mark.points : 0,
          'fill' in mark && mark.fill !== undefined,
        ]),
      ),
    );
    expect(new Set(outlines).size).toBe(lights.length);
  });
});
