import type { Status } from '../domain/model.ts';
import { box, type Mark, polygon, shifted } from './marks.ts';
import { color } from './theme.ts';

/** Told apart by outline alone: a colour-blind reader and a black-and-white print lose the colours. */
export type Light = 'done' | 'green' | 'yellow' | 'red' | 'unreported' | 'no-task';

const lights: Readonly<Record<Status, Light>> = {
  done: 'done',
  'on-schedule': 'green',
  met: 'green',
  within: 'green',
  'behind-yellow': 'yellow',
  'behind-red': 'red',
  'not-met': 'red',
  exceeded: 'red',
  unreported: 'unreported',
  'no-task': 'no-task',
};

/** The light a status shows; 未达标 and 超出 are red. */
export function lightOf(status: Status): Light {
  return lights[status];
}

/** Behind every shape of a board: pale enough for black figures. */
export const tint: Readonly<Record<Light, string>> = {
  done: '#D3EBD9',
  green: '#E4F3E7',
  yellow: '#FFF1BF',
  red: '#FAD3D3',
  unreported: '#FFFFFF',
  'no-task': '#FFFFFF',
};

/** The solid colour of a light, for bars. */
export const solid: Readonly<Record<Light, string>> = {
  done: '#14692F',
  green: '#3A9D5C',
  yellow: '#F2B600',
  red: '#C1121F',
  unreported: '#8A94A0',
  'no-task': '#8A94A0',
};

const white = { kind: 'path', stroke: '#FFFFFF', lineWidth: 0.28 } as const;

/** Drawn around 0,0 for a radius of 1. */
const shapes: Readonly<Record<Light, readonly Mark[]>> = {
  done: [
    { kind: 'circle', x: 0, y: 0, radius: 1, fill: solid.done },
    { ...white, points: [-0.5, 0.05, -0.12, 0.45, 0.55, -0.4] },
  ],
  green: [{ kind: 'circle', x: 0, y: 0, radius: 0.95, fill: solid.green }],
  yellow: [
    { ...polygon([0, -0.95, 1.05, 0.9, -1.05, 0.9], solid.yellow), stroke: '#4A3800', lineWidth: 0.16 },
  ],
  red: [
    box(-0.95, -0.95, 1.9, 1.9, solid.red),
    { ...white, points: [-0.5, -0.5, 0.5, 0.5] },
    { ...white, points: [-0.5, 0.5, 0.5, -0.5] },
  ],
  unreported: [
    { kind: 'circle', x: 0, y: 0, radius: 0.9, stroke: color.faint, lineWidth: 0.16, dash: [0.35, 0.25] },
  ],
  'no-task': [{ kind: 'path', points: [-0.7, 0, 0.7, 0], stroke: color.faint, lineWidth: 0.2 }],
};

/** The shape of a light around a point. */
export function shape(light: Light, x: number, y: number, radius: number): Mark[] {
  return shapes[light].map((mark) => shifted(scaled(mark, radius), x, y));
}

function scaled(mark: Mark, by: number): Mark {
  if (mark.kind === 'text') return mark;
  const pen = {
    ...(mark.lineWidth && { lineWidth: mark.lineWidth * by }),
    ...(mark.dash && { dash: mark.dash.map((length) => length * by) }),
  };
  if (mark.kind === 'path') return { ...mark, ...pen, points: mark.points.map((value) => value * by) };
  const at = { x: mark.x * by, y: mark.y * by };
  return mark.kind === 'circle'
    ? { ...mark, ...pen, ...at, radius: mark.radius * by }
    : { ...mark, ...pen, ...at, width: mark.width * by, height: mark.height * by };
}
