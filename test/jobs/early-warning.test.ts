import { describe, expect, it } from 'vitest';
import { decimal } from '../../src/domain/arithmetic.ts';
import { smallCity } from '../support/closing-scene.ts';
import { openScene, type Scene } from '../support/scene.ts';
import { runDue, statesOf } from './run-due.ts';

const training = 'startup-training';
const morning = '2024-10-15T09:00+08:00';

/** One liaison a county, in the order of the sample. */
const liaisons: Readonly<Record<string, string>> = {
  shuangqing: 'zhoumin',
  daxiang: 'liufang',
  beita: 'liweiguo',
  shaodong: 'chenzhiqiang',
  xinshao: 'heli',
  'shaoyang-xian': 'luojianjun',
  longhui: 'ouyangmin',
  dongkou: '174520396812',
  suining: '195038264417',
  xinning: '163472059938',
  chengbu: '182906543371',
  wugang: '150683927745',
};

/** The city with one indicator, which all counties reported in August and September: so many percent of their targets. */
async function city(percents: Readonly<Record<string, readonly [string, string]>> = {}): Promise<Scene> {
  const small = await smallCity();
  const programmes = small.programmes
    .map((one) => ({ ...one, indicators: one.indicators.filter(({ id }) => id === training) }))
    .filter((one) => one.indicators.length > 0);
  const targets = small.targets.filter(({ indicator }) => indicator === training);
  const config = { ...small, programmes, indicators: programmes.flatMap((one) => one.indicators), targets };
  const scene = await openScene({ now: '2024-08-01T08:00+08:00', config });
  for (const [at, moment] of ['2024-08-30T10:00+08:00', '2024-09-29T10:00+08:00'].entries()) {
    scene.at(moment);
    for (const [unit, user] of Object.entries(liaisons)) {
      const target = targets.find((one) => one.unit === unit)!.value;
      const percent = (percents[unit] ?? ['70', '80'])[at]!;
      await scene.say(user, `填报 创业培训 ${decimal(target).times(percent).div(100).ceil().toFixed()}`);
    }
  }
  return scene;
}

const warned = async (scene: Scene) =>
  (await scene.outbox()).filter(({ lines }) => lines[0]?.startsWith('【预警提示】'));

describe('early-warning', () => {
  it('tells a unit alone, mid-month, where its trend leads and the value that prevents it', async () => {
    const scene = await city({ longhui: ['55', '60'] });
    await runDue(scene, morning);
    const all = await warned(scene);
    const own = all.filter(({ chatId }) => chatId === scene.groupOf('ouyangmin'));
    // 424 of 770 on 30 August, 462 on 29 September: 38 in 30 days. On 31 October 83.33% are expected.
    const said = [
      '【预警提示】按目前进度，10月底预计排第12位（共12个单位），在后3位。',
      '创业培训 截至10月31日报到697人次以上，可以避免。',
      '10月底预计滞后或未达标1项：',
      '创业培训 预计502人次，滞后（红）；截至10月31日报到642人次以上可以避免。',
      '本提示只发给本单位，名次和得分以结账为准。',
    ];
    expect(own.map(({ lines }) => lines)).toEqual([said]);
    const places = all.map(({ lines }) => /第(\d+)位/.exec(lines[0]!)![1]);
    expect([...new Set(places)].toSorted()).toEqual(['10', '11', '12']);
    expect(all.map(({ chatId }) => chatId)).not.toContain('wrSamplejVAKXr36WWZ8AoJw');
  });

  it('is said once, also when knocked again, and not to a unit that is paused', async () => {
    const scene = await city({ longhui: ['55', '60'] });
    await scene.say('huangjing', '暂停 隆回县 至10月31日 原因：防汛救灾');
    await runDue(scene, morning);
    const before = await warned(scene);
    expect(before.map(({ chatId }) => chatId)).not.toContain(scene.groupOf('ouyangmin'));
    await runDue(scene, '2024-10-16T09:00+08:00');
    expect(await warned(scene)).toEqual(before);
  });

  it('comes late after a stop within the month, and not at all when the month is over', async () => {
    const late = await city({ longhui: ['55', '60'] });
    await runDue(late, '2024-10-18T09:00+08:00');
    expect((await warned(late))[0]!.lines[0]).toContain('（补发，原定10月15日09:00）');
    const over = await city({ longhui: ['55', '60'] });
    await runDue(over, '2024-11-01T09:00+08:00');
    expect(await warned(over)).toEqual([]);
    expect((await statesOf(over, 'early-warning')).at(-1)).toBe('2024-10 skipped');
  });
});
