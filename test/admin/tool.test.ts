import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { openTools } from '../../src/admin/open-tools.ts';
import { startAdminSocket } from '../../src/admin/socket.ts';
import { runTool } from '../../src/admin/tool.ts';
import { sample } from '../support/scene.ts';
import { newDataDir } from '../support/services.ts';
import { keyFile, settingsOf } from './setup.ts';

const office = 'wrSamplejVAKXr36WWZ8AoJw';
const silent = () => {};

describe('the tool', () => {
  it('opens the store itself when no service runs, and leaves it to the next', async () => {
    const env = { DATA_DIR: await newDataDir() };
    const remarks: string[] = [];
    const invited = await runTool(['invite', '刘主任'], env, (text) => remarks.push(text));
    expect(invited.exitCode).toBe(0);
    expect(remarks.join()).toContain('服务没有运行');
    expect((await runTool(['audit', 'verify'], env, silent)).lines[0]).toBe('✓ 审计日志完好，共 1 行。');
  });

  it('goes through the running service, which holds the store', async () => {
    const env = { DATA_DIR: await newDataDir() };
    const { tools, close } = await openTools(settingsOf(env), await sample());
    const stop = await startAdminSocket(env.DATA_DIR, tools, pino({ level: 'silent' }));
    const remarks: string[] = [];
    const path = keyFile('12345678-1234-4234-8234-123456789abc');
    const answer = await runTool(['group', office, '--webhook-file', path], env, (text) =>
      remarks.push(text),
    );
    expect(answer).toMatchObject({ exitCode: 0 });
    expect(remarks).toEqual([]);
    await stop();
    const refused = await runTool(['outbox'], env, silent);
    expect(refused.exitCode).toBe(1);
    expect(refused.lines.join('\n')).toContain('服务可能正在启动或停止');
    expect((await runTool(['check'], env, silent)).lines.join('\n')).toContain('正被另一个进程使用');
    await close();
  });

  it('gives a group of org.yaml its key before the first start, which keeps it', async () => {
    const folder = await newDataDir();
    const CONFIG_DIR = join(folder, 'config');
    cpSync('config', CONFIG_DIR, { recursive: true });
    const env = { DATA_DIR: folder, CONFIG_DIR };
    const path = keyFile('12345678-1234-4234-8234-123456789abc');
    expect((await runTool(['group', office, '--webhook-file', path], env, silent)).exitCode).toBe(0);
    expect((await runTool(['group'], env, silent)).lines.join('\n')).toContain(`${office}：可主动发消息`);
  });

  it('reports all wrong settings together with the configuration, and changes nothing', async () => {
    const env = { DATA_DIR: '/nowhere', PORT: 'x', LOG_LEVEL: 'loud', CONFIG_DIR: '/nowhere' };
    const { lines, exitCode } = await runTool(['check'], env, silent);
    expect(exitCode).toBe(1);
    expect(lines.filter((line) => /^✗ (设置|配置)/.test(line)).length).toBeGreaterThanOrEqual(3);
    expect((await runTool(['outbox'], env, silent)).lines[0]).toBe('设置有误，没有执行：');
  });

  it('says what to do when the database cannot be reached', async () => {
    const env = { DATA_DIR: await newDataDir(), DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' };
    const answer = await runTool(['outbox'], env, silent);
    expect(answer).toMatchObject({
      exitCode: 1,
      lines: [expect.any(String), '请运行 diaodu check 看原因。'],
    });
    const { lines, exitCode } = await runTool(['check'], env, silent);
    expect([exitCode, lines.at(-1)]).toEqual([1, '检查完毕：1 个问题，0 条提醒。']);
  });

  it('says which key file it cannot read', async () => {
    const env = { DATA_DIR: await newDataDir() };
    const answer = await runTool(['group', office, '--webhook-file', '/nowhere/key'], env, silent);
    expect(answer).toMatchObject({ exitCode: 1, lines: ['读不到文件 /nowhere/key：没有这个文件。'] });
  });

  it('runs as a program, from another folder, with its exit code', () => {
    const program = resolve('bin/diaodu.mjs');
    const { status, stdout } = spawnSync(process.execPath, [program, 'backup', 'x'], {
      cwd: '/',
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([2, '“backup”尚未开放，会在以后的版本提供。\n']);
  });
});
