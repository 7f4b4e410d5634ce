import { afterEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import type { Config } from '../../src/config/model.ts';
import { hasTask } from '../../src/domain/target.ts';
import { givenUp, saidUnasked as said } from '../support/said-unasked.ts';
import { Sandboxed } from '../support/sandboxed.ts';
import { officeOf } from '../support/scene.ts';

const start = '2024-09-20T18:00:00+08:00';
const end = '2024-10-31T20:00:00+08:00';
/** KILLS=20 is the whole proof, some three minutes; CI has less time. */
const kills = Number(process.env.KILLS ?? 4);
let running: Sandboxed | undefined;

afterEach(async () => {
  await running?.stop();
  running = undefined;
});

const open = async () => {
  running = await Sandboxed.start({ SANDBOX_NOW: start });
  return running;
};

/** What a unit that answers nothing reads, by the minute: issue 3, the sample's calendar of 2024. */
const silent = [
  '09-23 09:00 就业周调度 开始',
  '09-24 09:00 双月清单',
  '09-25 09:00 月调度 开始',
  '09-27 09:00 就业周调度 催报',
  '09-29 09:00 双月清单',
  '09-29 15:00 就业周调度 催报',
  '09-30 09:00 就业周调度 开始',
  '10-08 09:00 月调度 催报',
  '10-09 15:00 月调度 催报',
  '10-10 09:00 月调度 催报',
  '10-11 09:00 就业周调度 催报',
  '10-12 15:00 就业周调度 催报',
  '10-14 09:00 就业周调度 开始',
  '10-17 09:00 就业周调度 催报',
  '10-18 15:00 就业周调度 催报',
  '10-21 09:00 就业周调度 开始',
  '10-24 09:00 就业周调度 催报',
  '10-25 09:00 月调度 开始',
  '10-25 15:00 就业周调度 催报',
  '10-28 09:00 就业周调度 开始',
  '10-31 09:00 就业周调度 催报',
];

describe('rounds through the sandbox clock, 2024-09-20 to 10-31', () => {
  it('ask and remind at exactly the right times, and a unit that reported is not reminded', async () => {
    const sandboxed = await open();
    const [quiet, busy] = [await sandboxed.chat('双清区', 'wecom'), await sandboxed.chat('新邵县', 'wecom')];
    await sandboxed.moveTo('2024-09-25T10:00:00+08:00');
    await sandboxed.say(busy.id, 'heli', await everything('新邵县'));
    for (const day of ['2024-09-30', '2024-10-14', '2024-10-21', '2024-10-28']) {
      await sandboxed.moveTo(`${day}T10:00:00+08:00`);
      await sandboxed.say(busy.id, 'heli', '无变化');
    }
    await sandboxed.moveTo(end);
    expect(await said(sandboxed, quiet)).toEqual(silent);
    const chased = (await said(sandboxed, busy)).filter((line) => line.endsWith('催报'));
    expect(chased).toEqual([]);
  }, 240_000);

  it('do so with a restart between two due times, and with one over a due time', async () => {
    const sandboxed = await open();
    await sandboxed.moveTo('2024-10-08T12:00:00+08:00');
    await sandboxed.kill();
    await sandboxed.launch();
    await sandboxed.moveTo('2024-10-09T14:59:56+08:00');
    await sandboxed.kill();
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    await sandboxed.launch();
    await sandboxed.moveTo('2024-10-12T20:00:00+08:00');
    const owed = silent.filter((line) => line < '10-13');
    expect(await said(sandboxed, await sandboxed.chat('双清区', 'wecom'))).toEqual(owed);
  }, 240_000);

  it('do so with kill -9 at random moments: nothing twice, what is lost stands in the outbox', async () => {
    const sandboxed = await open();
    const chats = [await sandboxed.chat('双清区', 'wecom'), await sandboxed.chat('洞口县', 'dingtalk')];
    for (let kill = 1; kill <= kills; kill += 1) {
      const target = new Date(Date.parse(start) + (kill / kills) * (Date.parse(end) - Date.parse(start)));
      const moving = sandboxed.moveTo(target.toISOString()).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 1_200));
      await sandboxed.kill();
      await moving;
      await sandboxed.launch();
    }
    await sandboxed.moveTo(end);
    await sandboxed.idle();
    const unsure = await sandboxed.diaodu('outbox');
    for (const chat of chats) {
      // A start takes its time, so the minute may be a later one.
      const lines = (await said(sandboxed, chat)).map(byDay);
      expect(new Set(lines).size, lines.join('\n')).toBe(lines.length);
      const rounds = lines.filter((line) => !line.endsWith('双月清单'));
      expect(rounds.filter((line) => !silent.map(byDay).includes(line))).toEqual([]);
      const owed = silent.map(byDay).filter((line) => !line.endsWith('双月清单'));
      const lost = owed.filter((line) => !lines.includes(line)).length;
      // A WeCom robot's send with unknown result is not repeated: it stands in the outbox instead.
      expect(lost, unsure).toBeLessThanOrEqual(givenUp(unsure, chat));
    }
  }, 600_000);
});

const byDay = (line: string) => line.replace(/ \d\d:\d\d/, '');

/** A report of all that a unit is asked for. */
async function everything(unitName: string): Promise<string> {
  const loaded = await loadConfig('config');
  if ('problems' in loaded) throw new Error('the sample is broken');
  const config: Config = loaded.config;
  const office = officeOf(config, 0);
  const unit = config.units.find(({ name }) => name === unitName)!;
  const lines = config.indicators.flatMap((indicator) => {
    if (!hasTask(indicator, office.task(unit.id, indicator.id))) return [];
    if (indicator.kind === 'stated') return [`${indicator.name} 达到序时`];
    if (indicator.kind === 'stage') return [`${indicator.name} ${indicator.stages[0]!.name}`];
    if (indicator.parts.length > 0)
      return indicator.parts.map((part) => `${indicator.name}${part.name} 1${part.measure}`);
    return [`${indicator.name} 1${indicator.measure}`];
  });
  return `填报\n${lines.join('\n')}`;
}
