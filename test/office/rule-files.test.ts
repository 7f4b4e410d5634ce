import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import type { Config } from '../../src/config/model.ts';
import { runDue } from '../jobs/run-due.ts';
import { closingScene, smallCity } from '../support/closing-scene.ts';
import type { Scene } from '../support/scene.ts';

/** The small city with score and warning of one of the rule files that ship. */
async function cityWith(file: string): Promise<Config> {
  const dir = mkdtempSync(join(tmpdir(), 'rules-'));
  try {
    for (const name of ['org.yaml', 'tasks.yaml', 'holidays.yaml'])
      cpSync(join('config', name), join(dir, name));
    cpSync(file, join(dir, 'rules.yaml'));
    const loaded = await loadConfig(dir);
    if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
    const small = await smallCity();
    const { score, warning, ranking } = loaded.config.rules;
    return { ...small, rules: { ...small.rules, score, warning, ranking } };
  } finally {
    rmSync(dir, { recursive: true });
  }
}

/** September and October are closed; 洞口县 said nothing in either, seven others did. Returns the office's last message. */
async function twoMonths(city: Config): Promise<Scene> {
  const scene = await closingScene('2024-10-12T18:00+08:00', city);
  scene.at('2024-10-28T10:00+08:00');
  for (const user of ['heli', 'liufang', 'ouyangmin', 'luojianjun', 'zhoumin', 'chenzhiqiang', 'liweiguo']) {
    await scene.say(user, '填报 新增城镇就业 3400');
    await scene.say(user, '确认');
  }
  await runDue(scene, '2024-11-07T18:00+08:00');
  return scene;
}

/** Signs the draft of 洞口县 on the morning after. */
async function signed(scene: Scene): Promise<string[]> {
  scene.at('2024-11-08T10:00+08:00');
  const draft = (await scene.say('huangjing', '签发')).find((line) => line.includes('洞口县'))!;
  return scene.say('huangjing', /签发 \d+/.exec(draft)![0]);
}

const dongkou = 'cidSamplez2ujk0gwRUIMc5sYtA==';
const heads = async (scene: Scene) =>
  (await scene.outbox()).filter(({ chatId }) => chatId === dongkou).map(({ lines }) => lines.join('\n'));

describe('a month closed by each of the rule files that ship', () => {
  it('the sample: weighted score, 《预警通知》', async () => {
    const scene = await twoMonths(await cityWith('config/rules.yaml'));
    expect((await scene.say('ouyangmin', '得分 9月'))[1]).toContain('指标得分55.55分（满分100分）');
    expect((await signed(scene))[0]).toContain('已签发洞口县《预警通知》〔2024〕1号');
  });

  it('百分制反向扣分: a hundred minus deductions, each with its figure', async () => {
    const scene = await twoMonths(await cityWith('config/examples/百分制反向扣分/rules.yaml'));
    const lines = await scene.say('ouyangmin', '得分 9月');
    expect(lines[1]).toBe('基础分100.00分。');
    expect(lines.join('\n')).toContain(
      '指标滞后（红） 扣4分：职业技能培训（完成52.63%，序时73.89%，数据截至9月26日）',
    );
    expect(lines.join('\n')).toContain('指标滞后（黄） 扣2分：新增城镇就业');
    expect(lines.join('\n')).toContain('指标从未上报 扣5分：创业培训');
    expect((await signed(scene))[0]).toContain('已签发洞口县《预警通知》');
  });

  it('三色预警: blue rises to orange and red, one step for each deadline that passes unanswered', async () => {
    const scene = await twoMonths(await cityWith('config/examples/三色预警/rules.yaml'));
    expect((await signed(scene))[0]).toContain('蓝色预警');
    await runDue(scene, '2024-11-13T09:00+08:00');
    expect((await heads(scene)).join('\n')).toContain('橙色预警');
    expect((await heads(scene)).join('\n')).not.toContain('红色预警，');
    await runDue(scene, '2024-11-18T09:00+08:00');
    expect((await heads(scene)).join('\n')).toContain('红色预警');
  });
});
