import { nearest } from '../settings/nearest.ts';
import type { AdminAnswer, AdminCommand, Args } from './command.ts';
import { misused } from './command.ts';
import { commands, notYetOpen } from './commands/index.ts';
import { parseArgs } from './parse.ts';

/** What a command line asks for: a command with its arguments, or an answer that needs no store. */
export type Reading =
  | { readonly command: AdminCommand; readonly args: Args }
  | { readonly answer: AdminAnswer };

/** Reads a command line; help, unknown words and what is not built yet are answered at once. */
export function readCommandLine([word, ...rest]: readonly string[]): Reading {
  if (word === undefined || isHelp(word)) return { answer: { lines: overview(), exitCode: word ? 0 : 2 } };
  if (notYetOpen.includes(word))
    return { answer: { lines: [`“${word}”尚未开放，会在以后的版本提供。`], exitCode: 2 } };
  const command = commands.find(({ name }) => name === word);
  if (!command) return { answer: { lines: [unknown(word), '', ...overview()], exitCode: 2 } };
  if (rest.some(isHelp)) return { answer: { ...misused(command, command.help), exitCode: 0 } };
  const args = parseArgs(command, rest);
  return 'problem' in args ? { answer: misused(command, args.problem) } : { command, args };
}

const isHelp = (word: string) => word === '--help' || word === '-h' || word === 'help';

function unknown(word: string): string {
  const meant = nearest(word, [...commands.map(({ name }) => name), ...notYetOpen]);
  return `没有“${word}”这个命令${meant ? `，是不是 ${meant}？` : '。'}`;
}

function overview(): string[] {
  return [
    'diaodu：调度助手的管理工具。服务在运行时经管理接口交给它办，没有运行时直接打开数据库。',
    '',
    ...commands.flatMap(({ usage, help }) => [...usage.map((line) => `  ${line}`), `      ${help}`]),
    '',
    `尚未开放：${notYetOpen.join('、')}`,
    '看一个命令的用法：diaodu <命令> --help',
  ];
}
