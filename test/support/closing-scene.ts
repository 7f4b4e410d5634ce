import type { Config } from '../../src/config/model.ts';
import { runDue } from '../jobs/run-due.ts';
import { openScene, type Scene, sample } from './scene.ts';

const indicators = ['urban-jobs', 'skills-training', 'startup-training'];

/** The sample city with three indicators and the monthly round: a score that can be reckoned by hand. */
export async function smallCity(): Promise<Config> {
  const config = await sample();
  const isKept = (id: string) => indicators.includes(id);
  const programmes = config.programmes
    .map((one) => ({ ...one, indicators: one.indicators.filter(({ id }) => isKept(id)) }))
    .filter((one) => one.indicators.length > 0);
  const { rules } = config;
  return {
    ...config,
    programmes,
    indicators: programmes.flatMap((one) => one.indicators),
    targets: config.targets.filter(({ indicator }) => isKept(indicator)),
    rules: { ...rules, rounds: rules.rounds.filter(({ id }) => id === 'monthly') },
  };
}

let small: Promise<Config> | undefined;

/** Who reports what for September 2024, the first month there is. */
const reports = [
  ['heli', '填报 新增城镇就业 2500 职业技能培训 2400 创业培训 400'],
  ['liufang', '填报 新增城镇就业 1200 职业技能培训 1200 创业培训 100'],
  ['ouyangmin', '填报 新增城镇就业 3300 职业技能培训 2000'],
  ['luojianjun', '填报 新增城镇就业 900'],
] as const;

/** Four counties have reported September; by default it is the morning of the day on which it is closed. */
export async function closingScene(
  until = '2024-10-12T10:00+08:00',
  config?: Config,
  draw?: Scene['tools']['draw'],
): Promise<Scene> {
  small ??= smallCity();
  const scene = await openScene({ now: '2024-09-25T08:00+08:00', config: config ?? (await small), draw });
  scene.at('2024-09-26T10:00+08:00');
  for (const [user, text] of reports) await scene.say(user, text);
  await runDue(scene, until);
  return scene;
}

/** The same with September closed and, unless told otherwise, published by the office. */
export async function closedScene(
  published = true,
  config?: Config,
  draw?: Scene['tools']['draw'],
): Promise<Scene> {
  const scene = await closingScene(undefined, config, draw);
  await scene.say('huangjing', '结账');
  if (published) await scene.say('huangjing', '发布');
  return scene;
}

/** The small city whose programme stands under one action of the monthly report. */
export async function reportCity(): Promise<Config> {
  const config = await smallCity();
  const programmes = config.programmes.map(({ id }) => id);
  const { papers } = config.rules;
  const actions = papers.actions.map((one) => ({
    ...one,
    programmes: one.name === '民生可感行动' ? programmes : [],
    indicators: [],
  }));
  return { ...config, rules: { ...config.rules, papers: { ...papers, actions } } };
}
