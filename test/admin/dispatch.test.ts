import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commands, notYetOpen } from '../../src/admin/commands/index.ts';
import { readCommandLine } from '../../src/admin/dispatch.ts';

const answerTo = (...argv: string[]) => {
  const reading = readCommandLine(argv);
  return 'answer' in reading ? { ...reading.answer, text: reading.answer.lines.join('\n') } : undefined;
};

describe('a command line', () => {
  it('names the nearest command and the usage when its word is unknown', () => {
    const answer = answerTo('chek')!;
    expect(answer.exitCode).toBe(2);
    expect(answer.text).toContain('没有“chek”这个命令，是不是 check？');
    expect(answer.text).toContain('diaodu outbox retry <编号>');
  });

  it.each(notYetOpen)('says that %s is not open yet', (word) => {
    expect(answerTo(word, 'x')).toMatchObject({
      exitCode: 2,
      text: `“${word}”尚未开放，会在以后的版本提供。`,
    });
  });

  it('shows all commands for --help and for nothing, but only --help is a success', () => {
    expect(answerTo('--help')!.exitCode).toBe(0);
    expect(answerTo()!.exitCode).toBe(2);
    for (const { name } of commands) expect(answerTo('--help')!.text).toContain(`diaodu ${name}`);
  });

  it('explains one command instead of running it when --help stands behind it', () => {
    expect(answerTo('invite', '刘主任', '--help')).toMatchObject({ exitCode: 0 });
  });

  it('refuses an unknown option and an option without its value', () => {
    expect(answerTo('group', 'wr1', '--webhook', 'k')!.text).toContain('没有 --webhook 这个选项');
    expect(answerTo('group', 'wr1', '--webhook-file')!.text).toContain('--webhook-file 后面要写一个值');
    expect(answerTo('group', 'wr1', '--webhook-file', '--title', 'x')!.exitCode).toBe(2);
  });

  it('accepts an option with an equals sign', () => {
    const reading = readCommandLine(['group', 'wr1', '--webhook-file=/k', '--title', '某群']);
    expect(reading).toMatchObject({
      args: { words: ['wr1'], options: { 'webhook-file': '/k', title: '某群' } },
    });
  });
});

it('lists every command file', () => {
  const files = readdirSync('src/admin/commands').filter((name) => name !== 'index.ts');
  expect(files.sort()).toEqual(commands.map(({ name }) => `${name}.ts`).sort());
});
