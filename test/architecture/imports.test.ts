import { describe, expect, it } from 'vitest';
import { areaOf, importsOf, sources } from './source.ts';

/** DESIGN 9: who may import whom. What is not named here may not be imported. */
const allowed: Record<string, readonly string[]> = {
  'src/calendar': [],
  'src/domain': ['src/calendar'],
  'src/language': ['src/calendar'],
  'src/message': ['src/domain'],
  'src/bulletin': ['src/calendar', 'src/domain', 'src/message'],
  'src/proof': ['src/calendar', 'src/domain', 'src/language'],
  'src/settings': ['src/settings.ts'],
  'src/settings.ts': ['src/settings'],
  'src/render': [
    'src/bulletin',
    'src/calendar',
    'src/domain',
    'src/message',
    'src/ts-thread.ts',
    'src/xml-text.ts',
    'src/zip.ts',
  ],
  'src/config': [
    'src/calendar',
    'src/domain',
    'src/language',
    'src/message',
    'src/settings',
    'src/settings.ts',
    'src/spreadsheet',
    'src/tasklist',
  ],
  'src/platforms': ['src/message', 'src/settings.ts'],
  'src/spreadsheet': ['src/decode-text.ts', 'src/domain', 'src/ts-thread.ts', 'src/zip.ts'],
  'src/document': ['src/decode-text.ts', 'src/message', 'src/xml-text.ts', 'src/zip.ts'],
  'src/tasklist': ['src/calendar', 'src/domain', 'src/language', 'src/spreadsheet'],
  'src/store': ['src/config', 'src/domain', 'src/message', 'src/ts-thread.ts'],
  'src/queue': ['src/settings.ts', 'src/store'],
  'src/delivery': ['src/calendar', 'src/clock.ts', 'src/message', 'src/platforms', 'src/store'],
  'src/office': [
    'src/bulletin',
    'src/calendar',
    'src/config',
    'src/delivery',
    'src/domain',
    'src/language',
    'src/message',
    'src/proof',
    'src/render',
    'src/store',
  ],
  'src/conversation': [
    'src/calendar',
    'src/clock.ts',
    'src/config',
    'src/delivery',
    'src/document',
    'src/domain',
    'src/language',
    'src/message',
    'src/office',
    'src/platforms',
    'src/store',
  ],
  handlers: [
    'src/calendar',
    'src/conversation',
    'src/delivery',
    'src/domain',
    'src/language',
    'src/message',
    'src/office',
    'src/store',
  ],
  jobs: [
    'src/calendar',
    'src/delivery',
    'src/domain',
    'src/language',
    'src/message',
    'src/office',
    'src/store',
    'src/tick.ts',
  ],
};

const files = sources('src', 'handlers', 'jobs');
const edges = files.flatMap((file) =>
  importsOf(file).map((to) => ({ from: file.path, area: file.area, to })),
);

describe('imports', () => {
  it.each(Object.entries(allowed))('of %s go one way only', (area, targets) => {
    const wrong = edges.filter(
      (edge) => edge.area === area && areaOf(edge.to) !== area && !targets.includes(areaOf(edge.to)),
    );
    expect(wrong).toEqual([]);
    expect(files.some((file) => file.area === area)).toBe(true);
  });

  it('of the lists of handlers and jobs stand in main.ts alone', () => {
    const lists = edges.filter(({ to }) => to === 'handlers/index.ts' || to === 'jobs/index.ts');
    expect(new Set(lists.map(({ from }) => from))).toEqual(new Set(['src/main.ts']));
  });

  it('from src never reach into handlers or jobs but for main.ts', () => {
    const inward = edges.filter(
      ({ area, to, from }) =>
        area.startsWith('src') && /^(handlers|jobs)\//.test(to) && from !== 'src/main.ts',
    );
    expect(inward).toEqual([]);
  });

  it('of one platform never reach into another', () => {
    const folder = (path: string) => /^src\/platforms\/(wecom|dingtalk)\//.exec(path)?.[1];
    const across = edges.filter(({ from, to }) => folder(from) && folder(to) && folder(from) !== folder(to));
    expect(across).toEqual([]);
  });

  it('of a concrete platform are made by platforms/open.ts and by the check of its credentials', () => {
    const concrete = edges.filter(
      ({ from, to }) =>
        /^src\/platforms\/(wecom|dingtalk)\//.test(to) && !/^src\/(platforms|admin\/check)\//.test(from),
    );
    expect(concrete).toEqual([]);
  });

  it('of the queue and of concrete platforms are unknown to handlers and jobs', () => {
    const forbidden = edges.filter(
      ({ area, to }) => (area === 'handlers' || area === 'jobs') && /^src\/(queue|platforms)\//.test(to),
    );
    expect(forbidden).toEqual([]);
  });
});
