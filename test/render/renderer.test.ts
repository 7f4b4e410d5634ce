import { setImmediate } from 'node:timers/promises';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { afterAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createRenderer, type RendererOptions } from '../../src/render/renderer.ts';
import { board, card, everywhere, hostileTexts, indicator, ranking, trend } from './sample.ts';

const sizeLimit = 2 * 1024 * 1024;
const renderer = createRenderer();
afterAll(() => renderer.close());

/** A renderer whose thread does what a picture's title says. */
function misbehaving(options: RendererOptions = {}) {
  const worker = new URL('./programs/misbehaves.ts', import.meta.url);
  const made = createRenderer({ worker, ...options });
  onTestFinished(() => made.close());
  return { ...made, say: (title: string) => made.render(ranking(1, { title })) };
}

/** The colour at a point, as red, green and blue. */
async function pixels(png: Buffer) {
  const image = await loadImage(png);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const at = (x: number, y: number) => [...context.getImageData(x, y, 1, 1).data.slice(0, 3)];
  return { width: image.width, height: image.height, at };
}

describe('the renderer', () => {
  it.each([
    ['a board of 12 units and 49 indicators', board(12, 49), 4],
    ['a board of 40 units and 14 indicators', board(40, 14), 4],
    ['a ranking', ranking(40), 2],
    ['a trend', trend(40, 12), 3],
    ['an indicator', indicator(40), 3],
    ['a card', card(49), 4],
  ] as const)('draws %s as PNG, each page 1080 pixels wide and under 2 MB', async (_name, picture, pages) => {
    const drawn = await renderer.renderPages(picture);
    expect(drawn).toHaveLength(pages);
    for (const png of drawn) {
      expect(png.subarray(1, 4).toString()).toBe('PNG');
      expect(png.readUInt32BE(16)).toBe(1080);
      expect(png.length).toBeLessThan(sizeLimit);
    }
  });

  it('draws even pages that are full of digits under 2 MB', async () => {
    const digits = hostileTexts.find((said) => /^\d+$/.test(said))!;
    for (const picture of everywhere(digits))
      expect((await renderer.render(picture)).length).toBeLessThan(sizeLimit);
  });

  it('draws the same picture to the same bytes', async () => {
    const [one, other] = await Promise.all([renderer.render(board(12, 5)), renderer.render(board(12, 5))]);
    expect(one!.equals(other!)).toBe(true);
  });

  it('draws green round, yellow three-cornered, red square with a white cross', async () => {
    const cells = (['on-schedule', 'behind-yellow', 'behind-red'] as const).map((status) => ({
      status,
      text: '1',
    }));
    const picture = board(3, 1, { rows: [{ name: '修建农村公路', cells }] });
    const { at, height } = await pixels(await renderer.render(picture));
    const column = 1048 / 5;
    const middles = [0.5, 1.5, 2.5].map((nth) => Math.round(16 + nth * column));
    // The first row below the legend where all three shapes have their colour is the middle of the shapes.
    const isRow = (y: number) =>
      at(middles[0]!, y).join() === '58,157,92' && at(middles[1]!, y).join() === '242,182,0';
    const rows = Array.from({ length: height }, (_, y) => y).filter(isRow);
    const middle = Math.round((rows[0]! + rows.at(-1)!) / 2);
    expect(at(middles[2]!, middle)).toEqual([255, 255, 255]);
    expect(at(middles[2]! - 13, middle)).toEqual([193, 18, 31]);
    expect(at(middles[0]! - 15, middle - 15)).toEqual([228, 243, 231]);
    expect(at(middles[1]! - 12, middle - 10)).toEqual([255, 241, 191]);
    expect(at(middles[2]! - 15, middle - 15)).toEqual([193, 18, 31]);
  });

  it('refuses what takes several pages, and what is made wrongly, and says which', async () => {
    await expect(renderer.render(board(12, 15))).rejects.toMatchObject({
      name: 'RenderError',
      code: 'too-large',
      message: 'the board takes 2 pages',
    });
    await expect(renderer.renderPages(board(3, 1, { units: [] }))).rejects.toMatchObject({
      code: 'malformed',
    });
    const wrong = indicator(1, { rows: [{ name: '甲', status: 'done', completion: 'a lot' }] });
    await expect(renderer.render(wrong)).rejects.toMatchObject({
      code: 'failed',
      message: expect.stringContaining('a lot'),
    });
  });
});

describe('the drawing thread', () => {
  it('is started by the first picture and serves the next ones', async () => {
    const { say } = misbehaving();
    expect([...(await say('one')), ...(await say('two'))]).toEqual([1, 2]);
  });

  it('draws one picture at a time, in the order they came', async () => {
    const { say } = misbehaving();
    const drawn = await Promise.all(['a', 'b', 'c'].map(say));
    expect(drawn.map(([count]) => count)).toEqual([1, 2, 3]);
  });

  it.each([
    ['spin', 'time-limit', /was not drawn in 6000 ms/, 6_000],
    ['exit', 'crashed', /stopped with code 7/, 30_000],
    ['throw', 'crashed', /thrown outside a picture/, 30_000],
    ['hoard', 'crashed', /memory/, 30_000],
  ])(
    'that would %s fails its picture alone with %s, and is started again',
    async (title, code, message, limitMs) => {
      const { say } = misbehaving({ limitMs, heapMb: 32 });
      const [bad, next] = await Promise.allSettled([say(title), say('next')]);
      expect(bad).toMatchObject({ status: 'rejected', reason: { name: 'RenderError', code } });
      expect((bad as PromiseRejectedResult).reason.message).toMatch(message);
      expect(next).toMatchObject({ status: 'fulfilled', value: Buffer.of(1) });
    },
  );

  it('goes on after a picture that it could not draw', async () => {
    const { say } = misbehaving();
    await expect(say('fail')).rejects.toMatchObject({ code: 'failed', message: 'no such picture' });
    expect([...(await say('next'))]).toEqual([2]);
  });

  it('is ended when nothing was drawn for a while, and started again', async () => {
    const { say } = misbehaving({ idleMs: 1 });
    expect([...(await say('one'))]).toEqual([1]);
    await vi.waitFor(async () => expect([...(await say('again'))]).toEqual([1]), { timeout: 30_000 });
  });

  it('refuses more pictures than may wait', async () => {
    const { say } = misbehaving({ maxWaiting: 2 });
    const outcomes = await Promise.allSettled(['a', 'b', 'c'].map(say));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect((outcomes[2] as PromiseRejectedResult).reason.code).toBe('too-many-waiting');
  });

  it('refuses what it draws, what waits and what comes once the renderer is closed', async () => {
    const { say, close } = misbehaving();
    await say('one');
    const outcomes = Promise.allSettled([say('spin'), say('waits')]);
    await setImmediate();
    await close();
    const reasons = (await outcomes).map((one) => (one as PromiseRejectedResult).reason.code);
    expect(reasons).toEqual(['closed', 'closed']);
    await expect(say('late')).rejects.toMatchObject({ code: 'closed' });
  });
});
